namespace Lis.Domain;

/// <summary>What a remark about the papers is.</summary>
public enum RemarkKind
{
    /// <summary>Something that does not add up.</summary>
    Anomaly,

    /// <summary>A rule that the papers state.</summary>
    Rule,

    /// <summary>A fact that fits nowhere else.</summary>
    Fact,
}
