namespace Lis.Domain;

/// <summary>What a target demands.</summary>
public enum TargetKind
{
    /// <summary>A value by a date.</summary>
    Absolute,

    /// <summary>A direction only.</summary>
    Direction,

    /// <summary>A change from a baseline of its own.</summary>
    RelativeToBaseline,

    /// <summary>A relation to another quantity in the same area.</summary>
    RelativeToOther,

    /// <summary>A relation to another area or group.</summary>
    RelativeToArea,

    /// <summary>A place in a ranking.</summary>
    Rank,

    /// <summary>Judged in words.</summary>
    Qualitative,

    /// <summary>Something delivered.</summary>
    Milestone,

    /// <summary>A change every year.</summary>
    RecurringChange,

    /// <summary>Staying inside an interval.</summary>
    Band,

    /// <summary>An example figure or ambition, not binding.</summary>
    Example,

    /// <summary>Waits for goals that others decide.</summary>
    Awaiting,

    /// <summary>Unfinished, and its kind does not show.</summary>
    Template,
}
