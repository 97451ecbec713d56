using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lis.Conformance.Connectors;

/// <summary>
/// The three sources on loopback, as their protocols are documented: paths, bodies, keys, cell limits, pages, error forms, byte order marks.
/// What comes next can be made to go wrong.
/// </summary>
sealed class FakeSources : IAsyncDisposable
{
    public const string Key = "key-1";

    readonly WebApplication application;
    readonly ConcurrentQueue<Func<HttpContext, Task>> mishaps = new();

    FakeSources(WebApplication application) => this.application = application;

    public Uri Address => new(application.Urls.Single() + "/");

    /// <summary>Method and path of every request, with the body where it had one.</summary>
    public ConcurrentQueue<(string Line, string Body)> Requests { get; } = new();

    /// <summary>When the Statbank says that its table was updated.</summary>
    public string Updated { get; set; } = "2018-02-01T08:00:00";

    /// <summary>The figure of Herning in every table.</summary>
    public string Figure { get; set; } = "9,7";

    /// <summary>Cells that the Statbank gives in a format that does not stream.</summary>
    public long CellLimit { get; set; } = 1_000_000;

    /// <summary>Rows that Uddannelsesstatistik has.</summary>
    public int Rows { get; set; } = 5;

    public static FakeSources Start()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var application = builder.Build();
        var sources = new FakeSources(application);
        application.Use(sources.ReceiveAsync);
        application.MapPost("/v1/tableinfo", sources.TableInfo);
        application.MapPost("/v1/data", sources.StatbankDataAsync);
        application.MapPost("/v1", () => Results.StatusCode(405));
        application.MapGet("/v3/table/{table}", sources.JobindsatsTable);
        application.MapGet("/v3/data/{table}", sources.JobindsatsData);
        application.MapPost("/Api/v1/statistik", sources.PageAsync);
        application.Start();
        return sources;
    }

    /// <summary>The next request is answered like this.</summary>
    public void Next(int status, string? retryAfter = null, string body = "") => mishaps.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await context.Response.WriteAsync(body);
    });

    /// <summary>The next request is answered like this.</summary>
    public void Next(Func<HttpContext, Task> mishap) => mishaps.Enqueue(mishap);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    async Task ReceiveAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        context.Request.Body.Position = 0;
        Requests.Enqueue(($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", body));
        if (mishaps.TryDequeue(out var mishap))
        {
            await mishap(context);
            return;
        }

        var needsKey = !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);
        if (needsKey && context.Request.Headers.Authorization != $"Bearer {Key}")
        {
            context.Response.StatusCode = 401;
            return;
        }

        await next(context);
    }

    IResult TableInfo(JsonElement request) => request.GetProperty("table").GetString() is var table && table != "AULK01"
        ? Results.Json(new { errorTypeCode = "EXTRACT-NOTFOUND", message = $"Tabellen {table} findes ikke." }, statusCode: 400)
        : Results.Text(
            $$"""
            {"id":"AULK01","text":"Fuldtidsledige","description":"","unit":"Procent","suppressedDataValue":"0","updated":"{{Updated}}","active":true,
            "variables":[{"id":"OMRÅDE","text":"område","elimination":true,"time":false,"map":"Denmark_municipality_07",
            "values":[{"id":"000","text":"Hele landet"},{"id":"657","text":"Herning"},{"id":"766","text":"Hedensted"}]},
            {"id":"ALDER","text":"alder","elimination":true,"time":false,"values":[{"id":"TOT","text":"I alt"},{"id":"1624","text":"16-24 år"}]},
            {"id":"KONTO","text":"konto","elimination":false,"time":false,"values":[{"id":"A1","text":"A1"},{"id":"A2","text":"A2"}]},
            {"id":"Tid","text":"tid","elimination":false,"time":true,"values":[{"id":"2029M10","text":"2029M10"},{"id":"2029M11","text":"2029M11"},
            {"id":"2029M12","text":"2029M12"},{"id":"2030M01","text":"2030M01"}]}]}
            """,
            "application/json");

    async Task StatbankDataAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var isStreaming = request.RootElement.GetProperty("format").GetString() == "BULK";
        var variables = request.RootElement.GetProperty("variables").EnumerateArray()
            .Select(variable => (Code: variable.GetProperty("code").GetString()!, Values: variable.GetProperty("values").EnumerateArray().Select(value => value.GetString()!).ToList()))
            .ToList();
        var cells = variables.Aggregate(variables.Count + 1L, (product, variable) => product * variable.Values.Count);
        if (!isStreaming && cells > CellLimit)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new
            {
                errorTypeCode = "REQUEST-LIMIT",
                message = $"Forespørgslen på op mod {cells} celler er over begrænsningen på {CellLimit} celler for denne filtype.",
            });
            return;
        }

        IEnumerable<string> lines = [""];
        foreach (var (_, values) in variables)
        {
            lines = lines.SelectMany(line => values.Select(value => $"{line}{value};")).ToList();
        }

        var text = new StringBuilder(string.Join(';', variables.Select(variable => variable.Code.ToUpperInvariant()).Append("INDHOLD"))).Append("\r\n");
        foreach (var line in lines)
        {
            text.Append(line).Append(line.StartsWith("657;", StringComparison.Ordinal) ? Figure : "..").Append("\r\n");
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        await context.Response.Body.WriteAsync(new UTF8Encoding(!isStreaming).GetPreamble());
        await context.Response.WriteAsync(text.ToString());
    }

    IResult JobindsatsTable(string table) => table == "y25i03"
        ? Results.Text("\ufeff" + $$"""{"table_id":"y25i03","updated_for_test":"{{Updated}}","periods":[{"periodtype_id":"M","values":[{"period_id":"2030M01"}]}],"dimensions":[]}""", "application/json", Encoding.UTF8)
        : Results.Json(new { error = "Unknown table" }, statusCode: 404);

    IResult JobindsatsData(string table) => Results.Text(
        "\ufeff" + $$"""{"columns":["Periode","Område","Ledige i pct. af arbejdsstyrken"],"rows":[["2030M01","Herning","{{Figure}}"],["2030M01","Uoplyst område","1,0"]]}""",
        "application/json", Encoding.UTF8);

    async Task<IResult> PageAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var (page, size) = (body.RootElement.GetProperty("side").GetInt32(), body.RootElement.GetProperty("side_størrelse").GetInt32());
        var rows = Enumerable.Range(0, Rows).Skip((page - 1) * size).Take(size).Select(row => new Dictionary<string, string>
        {
            ["[Institution].[Beliggenhedskommune].[Beliggenhedskommune]"] = "Herning",
            ["[Skoleår].[Skoleår].[Skoleår]"] = string.Create(CultureInfo.InvariantCulture, $"{2030 + row}/{2031 + row}"),
            ["Karaktergennemsnit"] = Figure,
        });
        return page % 2 == 1 ? Results.Json(rows) : Results.Json(new { elementer = rows });
    }
}
