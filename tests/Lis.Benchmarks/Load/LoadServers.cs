using System.Globalization;
using Lis.Benchmarks.Floors;
using Lis.Conformance.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lis.Benchmarks.Load;

/// <summary>Starts the service as an installation has it, with sign-in, rules and telemetry on, and the floors, which have none of it.</summary>
sealed class LoadServers(LoadDatabase database, PublishedService published) : IAsyncDisposable
{
    readonly EntraAuthority entra = EntraAuthority.Start();
    readonly WebApplication collector = Collector();

    /// <summary>The header of a reader of one municipality.</summary>
    public string Token => field ??= $"Authorization: {entra.User(Tenants.Herning, "Lis.Read").Bearer().Value}\r\n";

    /// <summary>The service's settings but for its address.</summary>
    public IEnumerable<string> Arguments =>
    [
        $"--contentRoot={Repository.PathOf("src/Lis.Api")}",
        "--Logging:LogLevel:Default=Warning",
        "--Limits:RequestsPerMinute=100000000",
        "--Limits:MaxPageSize=100000000",
        "--SampleData:Load=false",
        .. HostSettings.Production(entra),
        .. database.Arguments,
    ];

    /// <param name="program">Another service than the published one; null = that one.</param>
    public Task<(ChildServer Server, TimeSpan ToFirstAnswer)> StartServiceAsync(string? program = null) => ChildServer.StartAsync(
        program ?? published.Program,
        url => [$"--urls={url}", .. Arguments],
        [KeyValuePair.Create("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), KeyValuePair.Create("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")],
        Key,
        Token);

    public Task<(ChildServer Server, TimeSpan ToFirstAnswer)> StartFloorAsync() => ChildServer.StartAsync(
        typeof(FloorServer).Assembly.Location,
        url => ["floor", database.IsSqlite ? "Sqlite" : "Postgres", database.Behind, url],
        [],
        $"/key?id={BulkData.Id(1).ToString(CultureInfo.InvariantCulture)}",
        "");

    public async ValueTask DisposeAsync()
    {
        await entra.DisposeAsync();
        await collector.DisposeAsync();
    }

    static string Key => FormattableString.Invariant($"/odata/v1/Observations({BulkData.Id(1)})");

    static WebApplication Collector()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted));
        app.Start();
        return app;
    }
}
