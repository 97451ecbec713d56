using System.Collections.Concurrent;
using System.Text;
using Lis.Conformance.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Lis.Conformance.Contract;

/// <summary>Traces and metrics reach a collector that the standard variables name.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    readonly ConcurrentQueue<(string Path, string Body)> _received = [];
    readonly WebApplication _collector = MakeCollector();

    [Fact]
    public async Task A_request_is_traced_through_host_and_engine()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, DatabaseContent.Migrated);
        await using (var service = await LisHost.StartAsync(
            database,
            HostSettings.Development,
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={_collector.Urls.Single()}",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_SERVICE_NAME=lis-under-test"))
        {
            await service.GetAsync("/odata/v1/Areas?$filter=Name eq 'secret'");
        }

        var traces = BodyOf("/v1/traces");
        Assert.Contains("lis-under-test", traces, StringComparison.Ordinal);
        Assert.Contains("Microsoft.AspNetCore", traces, StringComparison.Ordinal);
        Assert.Contains("Lis.OData", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", BodyOf("/v1/metrics"), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _collector.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            _received.Enqueue((context.Request.Path, await reader.ReadToEndAsync(context.RequestAborted)));
        });
        await _collector.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _collector.DisposeAsync();

    static WebApplication MakeCollector()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    string BodyOf(string path) => string.Concat(_received.Where(request => request.Path == path).Select(request => request.Body));
}
