using Lis.Domain;
using Lis.Domain.Periods;

namespace Lis.Import;

/// <summary>One figure of a file, in the service's own terms.</summary>
public sealed record ImportRow : ImportItem
{
    /// <summary>The indicator.</summary>
    public required string IndicatorCode { get; init; }

    /// <summary>The area.</summary>
    public required string AreaCode { get; init; }

    /// <summary>The period.</summary>
    public required PeriodCode Period { get; init; }

    /// <summary>The breakdown in canonical form; <c>total</c> for the total.</summary>
    public string BreakdownKey { get; init; } = Lis.Domain.Breakdown.TotalKey;

    /// <summary>The pairs of the breakdown with the labels of the source; empty for the total.</summary>
    public IReadOnlyList<BreakdownMember> Breakdown { get; init; } = [];

    /// <summary>Which of the members below the file speaks of.</summary>
    public ObservationFields Given { get; init; }

    /// <summary>The value; null when there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>Count above the line.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>Count below the line.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>Lower end of the uncertainty.</summary>
    public decimal? LowerBound { get; init; }

    /// <summary>Upper end of the uncertainty.</summary>
    public decimal? UpperBound { get; init; }

    /// <summary>Standing of the value; where the file does not speak of it, what follows from there being a value or none.</summary>
    public ObservationValueStatus ValueStatus { get; init; }

    /// <summary>The value as the source wrote it, where that is more than the number.</summary>
    public string? RawText { get; init; }

    /// <summary>Note for readers.</summary>
    public string? Note { get; init; }

    /// <summary>Place in the source.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the series is broken at this period.</summary>
    public bool IsBreak { get; init; }

    /// <summary>
    /// The figures as they shall be stored over what is stored now (null = nothing): what the file does not speak of stays.
    /// </summary>
    public ObservationFigures FiguresOver(ObservationFigures? stored) => new(
        Take(ObservationFields.Value, Value, stored?.Value),
        Take(ObservationFields.Numerator, Numerator, stored?.Numerator),
        Take(ObservationFields.Denominator, Denominator, stored?.Denominator),
        Take(ObservationFields.LowerBound, LowerBound, stored?.LowerBound),
        Take(ObservationFields.UpperBound, UpperBound, stored?.UpperBound),
        Take(ObservationFields.RawText, RawText, stored?.RawText),
        StatusOver(stored));

    /// <summary>The note, likewise.</summary>
    public string? NoteOver(string? stored) => Take(ObservationFields.Note, Note, stored);

    /// <summary>The place in the source, likewise.</summary>
    public string? ReferenceOver(string? stored) => Take(ObservationFields.Reference, Reference, stored);

    /// <summary>The mark of a break, likewise.</summary>
    public bool IsBreakOver(bool stored) => Take(ObservationFields.IsBreak, IsBreak, stored);

    T Take<T>(ObservationFields field, T own, T stored) => (Given & field) != 0 ? own : stored;

    // A stored status that contradicts the new value cannot stay, even if the file does not speak of it.
    ObservationValueStatus StatusOver(ObservationFigures? stored) =>
        (Given & ObservationFields.ValueStatus) == 0 && stored is not null && stored.ValueStatus.HasValue() == Value.HasValue
            ? stored.ValueStatus
            : ValueStatus;
}
