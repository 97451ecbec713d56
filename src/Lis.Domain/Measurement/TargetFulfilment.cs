namespace Lis.Domain;

/// <summary>How far a target is met.</summary>
public enum TargetFulfilment
{
    /// <summary>Met.</summary>
    Met,

    /// <summary>Met in part.</summary>
    PartlyMet,

    /// <summary>Not yet due, moving as it should.</summary>
    OnTrack,

    /// <summary>Due and not met.</summary>
    NotMet,

    /// <summary>Too early to say.</summary>
    TooEarly,

    /// <summary>Cannot be assessed.</summary>
    NotAssessable,

    /// <summary>Its parts differ.</summary>
    Mixed,
}
