namespace Lis.Benchmarks.Load;

/// <summary>The same request put to the service and to the floor.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Service">Path and query at the service.</param>
/// <param name="Floor">Path and query at the floor.</param>
/// <param name="Headers">Further header lines to the service.</param>
/// <param name="Most">The most that the service's time may be, in floor's times; null = no goal.</param>
sealed record LoadRequest(string Name, Func<int, string> Service, Func<int, string> Floor, string Headers = "", double? Most = null);

/// <summary>The requests of the run; the number varies the literals.</summary>
sealed class LoadRequests(int rows)
{
    const string AllRows = "Prefer: odata.maxpagesize=100000000\r\n";

    /// <summary>Answers with every row.</summary>
    public IEnumerable<LoadRequest> Feeds =>
    [
        new("full feed", _ => "/odata/v1/Observations", _ => Feed(0, rows), AllRows, 1.15),
        new("full feed, gzip", _ => "/odata/v1/Observations", _ => Feed(0, rows), AllRows + "Accept-Encoding: gzip\r\n"),
        new("full feed, Brotli", _ => "/odata/v1/Observations", _ => Feed(0, rows), AllRows + "Accept-Encoding: br\r\n"),
        new("csv", _ => "/odata/v1/Observations?$format=csv", _ => FormattableString.Invariant($"/csv?rows={rows}")),
        new("xlsx", _ => "/odata/v1/Observations?$format=xlsx&$top=1000000", _ => FormattableString.Invariant($"/csv?rows={Math.Min(rows, 1_000_000)}")),
        new("Parquet", _ => "/odata/v1/Observations?$format=parquet", _ => FormattableString.Invariant($"/csv?rows={rows}")),
    ];

    /// <summary>Small answers in a closed loop, with the least rate in floor's rates.</summary>
    public IEnumerable<(LoadRequest Request, double Least)> Small =>
    [
        (new("filtered page", PageOf, i => FormattableString.Invariant($"/page?indicator={IndicatorOf(i)}&area={AreaOf(i)}&from={DayOf(i)}")), 0.9),
        (new("key", i => FormattableString.Invariant($"/odata/v1/Observations({IdOf(i)})"), i => FormattableString.Invariant($"/key?id={IdOf(i)}")), 0.7),
    ];

    /// <summary>Middling answers.</summary>
    public IEnumerable<LoadRequest> Middling =>
    [
        new(
            "aggregation",
            i => $"/odata/v1/Observations?$apply=filter(IndicatorCode%20eq%20'{IndicatorOf(i)}')/groupby((AreaCode,BreakdownKey),aggregate(Value%20with%20average%20as%20Mean,$count%20as%20Rows))",
            i => $"/groups?indicator={IndicatorOf(i)}",
            Most: 1.1),
        new(
            "expand with top",
            i => $"/odata/v1/Areas?$filter=Code%20ge%20'{AreaOf(i % 70)}'&$top=20&$expand=Observations($orderby=PeriodStart%20desc;$top=5)",
            i => $"/expand?from={AreaOf(i % 70)}",
            Most: 1.2),
    ];

    /// <summary>All of them.</summary>
    public IEnumerable<LoadRequest> All => Feeds.Concat(Middling).Concat(Small.Select(small => small.Request));

    /// <summary>The request with a name of the table.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public LoadRequest Named(string name) => All.FirstOrDefault(request => request.Name == name)
        ?? throw new ArgumentException($"--only {name}: no request has that name.");

    /// <summary>A batch of reads by key.</summary>
    public const int BatchParts = 1_000;

    /// <summary>The keys that a batch with a number reads.</summary>
    public static long[] BatchOf(int number, int rows) => [.. Enumerable.Range(number * BatchParts, BatchParts).Select(i => IdOf(i, rows))];

    /// <summary>The batch as JSON, as a client sends it.</summary>
    public byte[] Batch(int number)
    {
        var parts = BatchOf(number, rows).Select((id, i) => FormattableString.Invariant($$"""{"id":"{{i}}","method":"GET","url":"Observations({{id}})"}"""));
        return System.Text.Encoding.UTF8.GetBytes($$"""{"requests":[{{string.Join(',', parts)}}]}""");
    }

    public static string Feed(long after, long rows) => FormattableString.Invariant($"/feed?after={after}&rows={rows}");

    static string PageOf(int i) =>
        $"/odata/v1/Observations?$filter=IndicatorCode%20eq%20'{IndicatorOf(i)}'%20and%20AreaCode%20eq%20'{AreaOf(i)}'%20and%20PeriodStart%20ge%20{DayOf(i)}"
        + "&$orderby=PeriodStart%20desc&$top=100&$count=true";

    static string IndicatorOf(int i) => BulkData.Indicator(i % 2);

    static string AreaOf(int i) => BulkData.Area(i * 31 % BulkData.Areas);

    static string DayOf(int i) => FormattableString.Invariant($"{2018 + i % 5}-{1 + i % 12:00}-01");

    long IdOf(int i) => IdOf(i, rows);

    static long IdOf(int i, int rows) => BulkData.Id(1 + (int)(i * 7919L % rows));
}
