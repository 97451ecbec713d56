namespace Lis.Domain;

/// <summary>Form of a narrative.</summary>
public enum NarrativeKind
{
    /// <summary>A story from daily life.</summary>
    Story,

    /// <summary>Something seen.</summary>
    Observation,

    /// <summary>A description.</summary>
    Description,

    /// <summary>Somebody's words.</summary>
    Quote,

    /// <summary>From an evaluation.</summary>
    Evaluation,
}
