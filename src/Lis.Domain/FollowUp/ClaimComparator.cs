namespace Lis.Domain;

/// <summary>What a claim compares with.</summary>
public enum ClaimComparator
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Another area.</summary>
    Area,

    /// <summary>An earlier period.</summary>
    EarlierPeriod,

    /// <summary>A target.</summary>
    Target,

    /// <summary>The course over time.</summary>
    Trend,

    /// <summary>The other members of the breakdown.</summary>
    OtherMembers,
}
