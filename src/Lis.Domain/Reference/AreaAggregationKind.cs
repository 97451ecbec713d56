namespace Lis.Domain;

/// <summary>How the figure of a comparison group comes out of its members.</summary>
public enum AreaAggregationKind
{
    /// <summary>The source publishes the group's figure itself.</summary>
    Official,

    /// <summary>Mean of the members, weighted by their size.</summary>
    WeightedMean,

    /// <summary>Mean in which every member counts the same.</summary>
    UnweightedMean,

    /// <summary>The middle member.</summary>
    Median,

    /// <summary>Sum of the numerators over the sum of the denominators.</summary>
    RatioOfSums,

    /// <summary>Mean of the ten best members.</summary>
    TopTen,
}
