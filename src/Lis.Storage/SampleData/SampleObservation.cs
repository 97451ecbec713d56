using System.Text.Json;
using Lis.Domain;
using Lis.Domain.Periods;

namespace Lis.Storage.SampleData;

/// <summary>
/// What a sample observation says beyond its columns: the period follows from its code, the figures, which were read and checked already,
/// go in together.
/// </summary>
internal static class SampleObservation
{
    /// <summary>Properties that are set here, not column by column.</summary>
    public static bool IsFigure(string property) => typeof(ObservationFigures).GetProperty(property) is not null;

    public static void Complete(Observation observation, SampleRow row)
    {
        if (!PeriodCode.TryParse(observation.Period, out var period))
        {
            throw row.Fault(nameof(Observation.Period), $"'{observation.Period}' is not a period code");
        }

        observation.PeriodKind = period.Kind;
        observation.PeriodStart = period.Start;
        observation.PeriodEnd = period.End;
        observation.IsTotal = observation.BreakdownKey == Breakdown.TotalKey;
        observation.Store(Figures(row), Suppression.None);
    }

    private static ObservationFigures Figures(SampleRow row) => new(
        Number(row, nameof(ObservationFigures.Value)),
        Number(row, nameof(ObservationFigures.Numerator)),
        Number(row, nameof(ObservationFigures.Denominator)),
        Number(row, nameof(ObservationFigures.LowerBound)),
        Number(row, nameof(ObservationFigures.UpperBound)),
        Text(row, nameof(ObservationFigures.RawText)),
        Enum.Parse<ObservationValueStatus>(Text(row, nameof(ObservationFigures.ValueStatus)) ?? nameof(ObservationValueStatus.Final)));

    private static decimal? Number(SampleRow row, string name) =>
        row.Json.TryGetProperty(name, out var json) && json.ValueKind != JsonValueKind.Null ? json.GetDecimal() : null;

    private static string? Text(SampleRow row, string name) => row.Json.TryGetProperty(name, out var json) ? json.GetString() : null;
}
