namespace Lis.Domain;

/// <summary>How the time of evaluation of a focus item is given.</summary>
public enum FocusItemEvaluationKind
{
    /// <summary>A loosely dated moment, such as autumn 2019.</summary>
    LooseDate,

    /// <summary>Again and again, in named months or once a year.</summary>
    Recurring,

    /// <summary>Tied to an event, such as a budget.</summary>
    Event,

    /// <summary>When something is delivered.</summary>
    Milestone,

    /// <summary>Some time in a year.</summary>
    Year,
}
