using System.Globalization;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Reads;

namespace Lis.Conformance.Discretion;

/// <summary>One figure as an answer shows it.</summary>
readonly record struct ShownFigure(string Indicator, string Area, string Key, decimal? Value, decimal? Numerator, decimal? Denominator);

/// <summary>
/// Every number about some tables that the API answers a reader, in whatever form it comes: rows, flat rows, csv, revisions, earlier
/// instants, deltas; and what else it answers, held against what it shows: aggregates, conditions, counts, orders.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="caller">The reader.</param>
sealed class ShownFigures(LisHost service, (string, string) caller)
{
    const string Fields = "$select=Id,IndicatorCode,AreaCode,BreakdownKey,Value,Numerator,Denominator,LowerBound,UpperBound,RawText,ValueStatus,IsTotal";

    readonly HashSet<ShownFigure> known = [];
    readonly Dictionary<string, int> sources = [];
    readonly List<string> deltas = [];

    /// <summary>What he knows without reckoning.</summary>
    public IReadOnlySet<ShownFigure> Known => known;

    /// <summary>How many numbers each kind of answer brought.</summary>
    public IReadOnlyDictionary<string, int> Sources => sources;

    /// <summary>Takes a delta link of this moment, to be followed when all is stored. What is shown now and hidden later is not kept.</summary>
    public async Task FollowAsync(ServedTables tables) =>
        deltas.Add(LinkIn(await AskAsync($"Observations?$filter={tables.Condition}&{Fields}", ("Prefer", "odata.track-changes"))));

    /// <summary>Reads all that is shown of the tables, and gives what does not follow from the rows of now.</summary>
    public async Task<List<string>> CollectAsync(ServedTables tables)
    {
        var rows = (await AskAsync($"Observations?$filter={tables.Condition}&{Fields}")).Rows.ToList();
        foreach (var row in rows)
        {
            Read("rows", row, row);
        }

        foreach (var link in deltas)
        {
            foreach (var row in (await service.GetAsync(link, caller)).Expect(System.Net.HttpStatusCode.OK).Rows)
            {
                Read("delta", row, row);
            }
        }

        foreach (var instant in tables.Instants)
        {
            foreach (var row in (await AskAsync($"Observations?asOf={instant:yyyy-MM-ddTHH:mm:ss.ffffffZ}&$filter={tables.Condition}&{Fields}")).Rows)
            {
                Read("asOf", row, row);
            }
        }

        var revisions = $"ObservationRevisions?$filter={tables.Condition.Replace("IndicatorCode", "Observation/IndicatorCode", StringComparison.Ordinal)}";
        foreach (var row in (await AskAsync($"{revisions}&$expand=Observation($select=IndicatorCode,AreaCode,BreakdownKey)")).Rows)
        {
            Read("revisions", row, row.GetProperty("Observation"));
        }

        await ReadCsvAsync(tables);
        return await new AnswersBeside(rows, AskAsync).FindAsync(tables.Condition);
    }

    async Task ReadCsvAsync(ServedTables tables)
    {
        var answer = await AskAsync($"Observations?$filter={tables.Condition}&$format=csv&$select=IndicatorCode,AreaCode,BreakdownKey,Value,Numerator,Denominator,ValueStatus");
        var lines = CsvText.Read(answer.Text.TrimStart('\uFEFF'));
        var columns = lines[0].Index().ToDictionary(column => column.Item, column => column.Index);
        foreach (var line in lines.Skip(1))
        {
            decimal? Number(string name) => line[columns[name]] is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
            Add("csv", line[columns["ValueStatus"]], new(
                line[columns["IndicatorCode"]], line[columns["AreaCode"]], line[columns["BreakdownKey"]], Number("Value"), Number("Numerator"), Number("Denominator")));
        }
    }

    void Read(string source, JsonElement row, JsonElement place)
    {
        var status = row.GetProperty("ValueStatus").GetString()!;
        Add(source, status, new(
            place.GetProperty("IndicatorCode").GetString()!,
            place.GetProperty("AreaCode").GetString()!,
            place.GetProperty("BreakdownKey").GetString()!,
            Json.Number(row, "Value"),
            Json.Number(row, "Numerator"),
            Json.Number(row, "Denominator")));
        Assert.True(
            status != "Suppressed" || (Json.Number(row, "LowerBound") is null && Json.Number(row, "UpperBound") is null && Json.Text(row, "RawText") is null),
            $"{source} shows a bound or the raw text of what is hidden: {row}");
    }

    void Add(string source, string status, ShownFigure figure)
    {
        sources[source] = sources.GetValueOrDefault(source) + 1;
        if (status == "Suppressed" && figure is { Value: null, Numerator: null, Denominator: null })
        {
            return;
        }

        known.Add(figure);
    }

    async Task<Answer> AskAsync(string request, params (string Name, string Value)[] headers) =>
        (await service.GetAsync($"/odata/v1/{request}", [caller, .. headers])).Expect(System.Net.HttpStatusCode.OK);

    Task<Answer> AskAsync(string request) => AskAsync(request, []);

    static string LinkIn(Answer answer) => new Uri(answer.Json.GetProperty("@odata.deltaLink").GetString()!).PathAndQuery;
}

/// <summary>Values of a row in JSON.</summary>
static class Json
{
    public static decimal? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDecimal() : null;

    public static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
