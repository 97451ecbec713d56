using Lis.Import;
using Lis.Storage.Observations;

namespace Lis.Api.Jobs;

/// <summary>
/// A row of a file as a change of an observation. The service's own format says on purpose what stands in every column; how another source
/// writes a number in one of its formats is no news.
/// </summary>
static class RowChange
{
    static readonly string[] OwnFormats = ["lis-long", "lis-table"];

    public static ObservationChange Of(ImportRow row, string profile) => new()
    {
        IndicatorCode = row.IndicatorCode,
        AreaCode = row.AreaCode,
        Period = row.Period,
        BreakdownKey = row.BreakdownKey,
        NewBreakdown = row.Breakdown.Count > 0 ? row.Breakdown : null,
        Line = row.Line,
        Given = row.Given,
        Value = row.Value,
        Numerator = row.Numerator,
        Denominator = row.Denominator,
        LowerBound = row.LowerBound,
        UpperBound = row.UpperBound,
        ValueStatus = row.ValueStatus,
        RawText = row.RawText,
        IsRawTextIncidental = !OwnFormats.Contains(profile),
        Note = row.Note,
        Reference = row.Reference,
        IsBreak = row.IsBreak,
    };
}
