using Lis.Import;
using Lis.Storage.Observations;

namespace Lis.Api.Jobs;

/// <summary>A row of a file as a change of an observation.</summary>
static class RowChange
{
    public static ObservationChange Of(ImportRow row) => new()
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
        Note = row.Note,
        Reference = row.Reference,
        IsBreak = row.IsBreak,
    };
}
