using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lis.Api;

/// <summary>
/// Traces and metrics over OTLP, when the standard variables name a collector. ASP.NET Core, the engine and Npgsql measure themselves;
/// here they are only listened to.
/// </summary>
public sealed class Telemetry : IHostedService
{
    static readonly string[] Collectors =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    static readonly string[] Sources = ["Microsoft.AspNetCore", "Lis.OData", "Npgsql"];

    static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Lis.OData", "Npgsql",
    ];

    /// <summary>Begun beside the rest of the start; not on the pool, whose few threads fetch keys and look at the database meanwhile.</summary>
    readonly Task<(TracerProvider Traces, MeterProvider Metrics)> listening;

    Telemetry(IConfiguration configuration) => listening = Task.Factory.StartNew(
        () => (Traces(configuration), Metrics(configuration)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public static void AddTo(WebApplicationBuilder builder)
    {
        var isDisabled = bool.TryParse(builder.Configuration["OTEL_SDK_DISABLED"], out var disabled) && disabled;
        if (!isDisabled && Collectors.Any(name => !string.IsNullOrWhiteSpace(builder.Configuration[name])))
        {
            var telemetry = new Telemetry(builder.Configuration);
            builder.Services.AddHostedService(_ => telemetry);
        }
    }

    /// <summary>Listens before the first request is taken.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => listening;

    /// <summary>Sends what is still held back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var (traces, metrics) = await listening;
        traces.Dispose();
        metrics.Dispose();
    }

    static TracerProvider Traces(IConfiguration configuration)
    {
        // The SDK reads the standard variables from what it finds as configuration; ours holds the environment too.
        var spans = Sdk.CreateTracerProviderBuilder().ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe).AddSource(Sources).AddOtlpExporter();
        return (string.IsNullOrWhiteSpace(configuration["OTEL_TRACES_SAMPLER"]) ? spans.SetSampler(new ParentBasedSampler(new SteadySampler())) : spans).Build();
    }

    static MeterProvider Metrics(IConfiguration configuration) => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(configuration)).ConfigureResource(Describe).AddMeter(Meters).AddOtlpExporter().Build();

    /// <summary>The name by which collectors know the service; OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.</summary>
    static void Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddService("lis-api", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3))
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
