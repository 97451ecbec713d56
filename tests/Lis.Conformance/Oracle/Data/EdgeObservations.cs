using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Domain.Rules;
using Lis.Storage;

namespace Lis.Conformance.Oracle.Data;

/// <summary>Observations with every kind of period, status and edge figure, some revised, some suppressed.</summary>
static class EdgeObservations
{
    const int Count = 90;
    const int FirstNumber = 900_001;

    static readonly string[] Periods =
    [
        "2018", "2018H1", "2018Q1", "2018M01", "2018W05", "2018M01D05", "2017/2018", "2022QMAT02", "20210101-20251231", "2024M02D29", "2020W53",
    ];

    static readonly DateTimeOffset Recorded = new(2024, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static void Insert(LisDbContext context, List<string> indicators, List<string> areas, List<string> breakdowns, List<int> runs)
    {
        for (var row = 0; row < Count; row++)
        {
            var current = Filled(new Observation { RecordedAt = Recorded.AddMicroseconds(row) }, row, row % 4 == 0 ? 2 : 1);
            context.Add(current);
            if (current.Revision == 2)
            {
                context.Add(Filled(
                    new ObservationHistory { RecordedFrom = Recorded.AddDays(-row), RecordedTo = current.RecordedAt, ClosedChangeNo = row }, row, 1));
            }
        }

        T Filled<T>(T state, int row, int revision) where T : ObservationState
        {
            Place(state, row);
            state.IndicatorCode = indicators[row % (indicators.Count / 2)];
            state.AreaCode = areas[(row / 7) % areas.Count];
            state.BreakdownKey = row % 3 == 0 ? Breakdown.TotalKey : breakdowns[row % 5];
            state.IsTotal = state.BreakdownKey == Breakdown.TotalKey;
            state.Revision = revision;
            state.ImportRunId = row % 5 == 0 ? null : runs[row % (runs.Count / 2)];
            state.Store(Figures(row + revision), row % 9 == 1 ? Suppression.Primary : Suppression.None);
            return state;
        }
    }

    static void Place(ObservationState state, int row)
    {
        var period = PeriodCode.Parse(Periods[row % Periods.Length]);
        (state.Period, state.PeriodKind, state.PeriodStart, state.PeriodEnd) = (period.Code, period.Kind, period.Start, period.End);
        state.Id = ObservationId.Of(period.Start, FirstNumber + row);
        state.MunicipalityCode = EdgeRows.Municipality;
        state.CreatedAt = Recorded.AddMinutes(-row);
        state.ChangeNo = row;
        state.IsBreak = row % 10 == 0;
        state.IsDerived = row % 8 == 0;
        state.Note = Text(row, 4);
        state.Reference = Text(row + 11, 3);
    }

    static ObservationFigures Figures(int row) => new(
        Figure(row, 5), Figure(row + 1, 3), Figure(row + 2, 3), Figure(row + 3, 2), Figure(row + 4, 2), Text(row + 7, 3),
        (ObservationValueStatus)EdgeValues.Of(typeof(ObservationValueStatus), row, null));

    static decimal? Figure(int row, int gap) => row % gap == 0 ? null : (decimal)EdgeValues.Of(typeof(decimal), row, null);

    static string? Text(int row, int gap) => row % gap == 0 ? null : (string)EdgeValues.Of(typeof(string), row, null);
}
