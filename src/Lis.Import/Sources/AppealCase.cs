using Lis.Domain;
using Lis.Domain.Periods;

namespace Lis.Import.Sources;

/// <summary>The appeals of one municipality, period and legal basis, while their outcomes are gathered.</summary>
sealed class AppealCase
{
    const int Decimals = 6;

    readonly decimal?[] counts = new decimal?[4];

    public required long Row { get; init; }

    public required int Line { get; init; }

    public required string Indicator { get; init; }

    public required string Area { get; init; }

    public required PeriodCode Period { get; init; }

    public required string BreakdownKey { get; init; }

    public required IReadOnlyList<BreakdownMember> Breakdown { get; init; }

    /// <summary>Sign that stood for one of the counts, so that there is no rate; null = none.</summary>
    public string? Sign { get; set; }

    /// <summary>Adds a count; false when the outcome has one already.</summary>
    public bool Add(AppealOutcome outcome, decimal count)
    {
        var isFirst = counts[(int)outcome] is null;
        counts[(int)outcome] ??= count;
        return isFirst;
    }

    /// <summary>Adds to a count: several columns may be one outcome.</summary>
    public void Increase(AppealOutcome outcome, decimal count) => counts[(int)outcome] = (counts[(int)outcome] ?? 0) + count;

    /// <summary>The row: the rate with its counts; without a case decided in substance there is no rate.</summary>
    public ImportRow ToRow()
    {
        var reversed = Of(AppealOutcome.Changed) + Of(AppealOutcome.Remitted);
        var decided = reversed + Of(AppealOutcome.Upheld);
        var hasRate = Sign is null && decided > 0;
        return new ImportRow
        {
            Row = Row,
            Line = Line,
            IndicatorCode = Indicator,
            AreaCode = Area,
            Period = Period,
            BreakdownKey = BreakdownKey,
            Breakdown = Breakdown,
            Given = ObservationFields.Value | ObservationFields.ValueStatus | ObservationFields.RawText | ObservationFields.Numerator | ObservationFields.Denominator,
            Value = hasRate ? decimal.Round(100 * reversed / decided, Decimals, MidpointRounding.ToEven) : null,
            Numerator = Sign is null ? reversed : null,
            Denominator = Sign is null ? decided : null,
            ValueStatus = (hasRate, Sign) switch
            {
                (true, _) => ObservationValueStatus.Final,
                (_, null) => ObservationValueStatus.NotApplicable,
                _ => ObservationValueStatus.Missing,
            },
            RawText = Sign,
        };
    }

    decimal Of(AppealOutcome outcome) => counts[(int)outcome] ?? 0;
}
