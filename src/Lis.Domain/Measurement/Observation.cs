namespace Lis.Domain;

/// <summary>
/// The newest revision of the value of an indicator for an area, a period and a breakdown. Never overwritten: a new value closes this
/// revision into <see cref="ObservationHistory"/> and opens the next. The contract's UpdatedAt is <see cref="RecordedAt"/>: one column.
/// </summary>
public sealed class Observation : ObservationState
{
    /// <summary>When this revision was stored (UTC, microseconds).</summary>
    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>The indicator.</summary>
    public Indicator? Indicator { get; set; }

    /// <summary>The area.</summary>
    public Area? Area { get; set; }

    /// <summary>The breakdown.</summary>
    public Breakdown? Breakdown { get; set; }

    /// <summary>Run that stored this revision; null = not an import.</summary>
    public ImportRun? ImportRun { get; set; }
}
