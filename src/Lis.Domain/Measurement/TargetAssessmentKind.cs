namespace Lis.Domain;

/// <summary>Occasion of an assessment.</summary>
public enum TargetAssessmentKind
{
    /// <summary>Half-way through the year.</summary>
    MidYear,

    /// <summary>After the year.</summary>
    FullYear,

    /// <summary>Any other occasion.</summary>
    AdHoc,
}
