namespace Lis.Domain;

/// <summary>How values roll up over areas, periods and breakdowns.</summary>
public enum IndicatorAggregation
{
    /// <summary>By adding.</summary>
    Sum,

    /// <summary>Sum of numerators over sum of denominators; how percentages roll up.</summary>
    RatioOfSums,

    /// <summary>By the plain mean.</summary>
    Average,

    /// <summary>Not at all.</summary>
    None,
}
