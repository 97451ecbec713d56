namespace Lis.Domain;

/// <summary>
/// What one revision of an observation says: shared by the newest revision (<see cref="Observation"/>) and the closed ones
/// (<see cref="ObservationHistory"/>), so that the two tables cannot drift apart. Every figure is held twice: in full, and as shown to
/// readers without the right to suppressed values. Only <see cref="Store"/> writes them, so that no figure is stored without its shown side.
/// </summary>
public abstract class ObservationState : IMunicipal, IChangeNumbered
{
    /// <summary>Key of the observation: see <see cref="Rules.ObservationId"/>.</summary>
    public long Id { get; set; }

    /// <summary>The indicator.</summary>
    public string IndicatorCode { get; set; } = "";

    /// <summary>The area.</summary>
    public string AreaCode { get; set; } = "";

    /// <summary>The period, as a code.</summary>
    public string Period { get; set; } = "";

    /// <summary>Kind of the period; follows from its code.</summary>
    public IndicatorPeriodKind PeriodKind { get; set; }

    /// <summary>First day of the period; follows from its code.</summary>
    public DateOnly PeriodStart { get; set; }

    /// <summary>Last day of the period, inclusive; follows from its code.</summary>
    public DateOnly PeriodEnd { get; set; }

    /// <summary>The breakdown; <c>total</c> for the total.</summary>
    public string BreakdownKey { get; set; } = Breakdown.TotalKey;

    /// <summary>Whether the breakdown is the total.</summary>
    public bool IsTotal { get; set; }

    /// <summary>The value in the indicator's unit; null when there is none.</summary>
    public decimal? Value { get; private set; }

    /// <summary>Count above the line of a rate; null = not given.</summary>
    public decimal? Numerator { get; private set; }

    /// <summary>Count below the line of a rate; null = not given.</summary>
    public decimal? Denominator { get; private set; }

    /// <summary>Lower end of the uncertainty; null = not given.</summary>
    public decimal? LowerBound { get; private set; }

    /// <summary>Upper end of the uncertainty; null = not given.</summary>
    public decimal? UpperBound { get; private set; }

    /// <summary>The value as the source wrote it; null = not kept.</summary>
    public string? RawText { get; private set; }

    /// <summary>Standing of the value.</summary>
    public ObservationValueStatus ValueStatus { get; private set; }

    /// <summary><see cref="Value"/> as shown.</summary>
    public decimal? ShownValue { get; private set; }

    /// <summary><see cref="Numerator"/> as shown.</summary>
    public decimal? ShownNumerator { get; private set; }

    /// <summary><see cref="Denominator"/> as shown.</summary>
    public decimal? ShownDenominator { get; private set; }

    /// <summary><see cref="LowerBound"/> as shown.</summary>
    public decimal? ShownLowerBound { get; private set; }

    /// <summary><see cref="UpperBound"/> as shown.</summary>
    public decimal? ShownUpperBound { get; private set; }

    /// <summary><see cref="RawText"/> as shown.</summary>
    public string? ShownRawText { get; private set; }

    /// <summary><see cref="ValueStatus"/> as shown.</summary>
    public ObservationValueStatus ShownValueStatus { get; private set; }

    /// <summary>Whether discretion hides this revision; only another rule of its indicator takes that back.</summary>
    public Suppression Suppression { get; private set; }

    /// <summary>Whether the series is broken at this period.</summary>
    public bool IsBreak { get; set; }

    /// <summary>Note for readers; null = none.</summary>
    public string? Note { get; set; }

    /// <summary>Place in the source; null = not kept.</summary>
    public string? Reference { get; set; }

    /// <summary>Whether the value was computed here from other observations.</summary>
    public bool IsDerived { get; set; }

    /// <summary>Number of the revision, from 1.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>Run that stored the revision; null = not an import.</summary>
    public int? ImportRunId { get; set; }

    /// <summary>When the first revision of the observation was stored.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <inheritdoc />
    public string? MunicipalityCode { get; set; }

    /// <inheritdoc />
    public long ChangeNo { get; set; }

    /// <summary>Stores the figures in full and, from them and the flag, as shown.</summary>
    public void Store(ObservationFigures full, Suppression suppression)
    {
        ArgumentNullException.ThrowIfNull(full);
        Suppression = suppression;
        (Value, Numerator, Denominator, LowerBound, UpperBound, RawText, ValueStatus) = full;
        (ShownValue, ShownNumerator, ShownDenominator, ShownLowerBound, ShownUpperBound, ShownRawText, ShownValueStatus) =
            full.ShownUnder(suppression);
    }
}
