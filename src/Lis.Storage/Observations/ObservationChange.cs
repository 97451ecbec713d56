using Lis.Domain;
using Lis.Domain.Periods;

namespace Lis.Storage.Observations;

/// <summary>
/// What shall become of the observation with a natural key: new figures, or its end. What <see cref="Given"/> does not name stays as it is
/// stored (or empty, when nothing is); what it names is stored, null too.
/// </summary>
public sealed record ObservationChange
{
    public required string IndicatorCode { get; init; }

    public required string AreaCode { get; init; }

    public required PeriodCode Period { get; init; }

    /// <summary>In canonical form; <c>total</c> for the total.</summary>
    public string BreakdownKey { get; init; } = Breakdown.TotalKey;

    /// <summary>The pairs of the breakdown when it shall be made if it is missing; null = it exists.</summary>
    public IReadOnlyList<BreakdownMember>? NewBreakdown { get; init; }

    /// <summary>Line in the file; 0 when there is none.</summary>
    public int Line { get; init; }

    /// <summary>Whether the observation shall be deleted; all below then says nothing.</summary>
    public bool IsDeletion { get; init; }

    /// <summary>Which of the members below the change speaks of.</summary>
    public ObservationFields Given { get; init; }

    public decimal? Value { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public decimal? LowerBound { get; init; }

    public decimal? UpperBound { get; init; }

    /// <summary>When not given: the stored one stays while it fits the value, else it is Final with a value and Missing without.</summary>
    public ObservationValueStatus ValueStatus { get; init; }

    public string? RawText { get; init; }

    /// <summary>
    /// Whether the raw text says only how this file happened to write the value: where it alone differs, nothing has changed.
    /// </summary>
    public bool IsRawTextIncidental { get; init; }

    public string? Note { get; init; }

    public string? Reference { get; init; }

    public bool IsBreak { get; init; }

    internal (string Indicator, string Area, string Period, string Breakdown) Key => (IndicatorCode, AreaCode, Period.Code, BreakdownKey);

    /// <summary><see cref="Given"/> with the bit that says <see cref="IsRawTextIncidental"/>.</summary>
    internal short StagedGiven => (short)((int)Given | (IsRawTextIncidental ? ObservationSql.IncidentalRawText : 0));

    internal ObservationValueStatus StagedStatus => (Given & ObservationFields.ValueStatus) != 0
        ? ValueStatus
        : Gives(ObservationFields.Value, Value) is null ? ObservationValueStatus.Missing : ObservationValueStatus.Final;

    internal T? Gives<T>(ObservationFields field, T? value) => (Given & field) != 0 ? value : default;
}
