namespace Lis.Domain;

/// <summary>Relation that a claim states.</summary>
public enum ClaimRelation
{
    /// <summary>Lower than.</summary>
    Lower,

    /// <summary>Higher than.</summary>
    Higher,

    /// <summary>On a level with.</summary>
    Level,

    /// <summary>Rising.</summary>
    Rising,

    /// <summary>Falling.</summary>
    Falling,

    /// <summary>Unchanged.</summary>
    Unchanged,

    /// <summary>The largest.</summary>
    Largest,

    /// <summary>More than half.</summary>
    Majority,

    /// <summary>Called good.</summary>
    Good,
}
