using System.Text.Json;
using Lis.Api.V1;
using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Import;

namespace Lis.Api.Commands;

/// <summary>Observations as rows of the service's own format, page by page.</summary>
static class LisLongRows
{
    const string Columns =
        "IndicatorCode,AreaCode,Period,BreakdownKey,Value,Numerator,Denominator,LowerBound,UpperBound,ValueStatus,RawText,Note,Reference,IsBreak";

    const string NextLink = "@odata.nextLink";

    /// <summary>All observations that the filter selects (null = all).</summary>
    /// <exception cref="InvalidDataException">The engine refuses the filter; the message is its answer.</exception>
    public static IEnumerable<ImportRow> Read(EngineRequests engine, string? filter)
    {
        var query = $"$select={Columns}&$orderby=IndicatorCode,AreaCode,PeriodStart,Period,BreakdownKey"
            + (filter is null ? "" : "&$filter=" + Uri.EscapeDataString(filter));
        while (query is not null)
        {
            using var page = engine.JsonAsync("/Observations", query).GetAwaiter().GetResult();
            foreach (var row in page.RootElement.GetProperty("value").EnumerateArray())
            {
                yield return RowOf(row);
            }

            query = page.RootElement.TryGetProperty(NextLink, out var next) ? new Uri(next.GetString()!).Query[1..] : null;
        }
    }

    static ImportRow RowOf(JsonElement row) => new()
    {
        IndicatorCode = row.GetProperty("IndicatorCode").GetString()!,
        AreaCode = row.GetProperty("AreaCode").GetString()!,
        Period = PeriodCode.Parse(row.GetProperty("Period").GetString()!),
        BreakdownKey = row.GetProperty("BreakdownKey").GetString()!,
        Value = Number(row, "Value"),
        Numerator = Number(row, "Numerator"),
        Denominator = Number(row, "Denominator"),
        LowerBound = Number(row, "LowerBound"),
        UpperBound = Number(row, "UpperBound"),
        ValueStatus = Enum.Parse<ObservationValueStatus>(row.GetProperty("ValueStatus").GetString()!),
        RawText = row.GetProperty("RawText").GetString(),
        Note = row.GetProperty("Note").GetString(),
        Reference = row.GetProperty("Reference").GetString(),
        IsBreak = row.GetProperty("IsBreak").GetBoolean(),
    };

    static decimal? Number(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}
