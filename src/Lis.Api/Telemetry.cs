using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lis.Api;

/// <summary>
/// Traces and metrics over OTLP, when the standard variables name a collector. ASP.NET Core, the engine and Npgsql measure themselves;
/// here they are only listened to.
/// </summary>
public sealed class Telemetry(IConfiguration configuration) : IHostedService
{
    static readonly string[] Collectors =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    static readonly string[] Sources = ["Microsoft.AspNetCore", "Lis.OData", "Npgsql"];

    static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Lis.OData", "Npgsql",
    ];

    TracerProvider? traces;
    MeterProvider? metrics;

    public static void AddTo(WebApplicationBuilder builder)
    {
        var isDisabled = bool.TryParse(builder.Configuration["OTEL_SDK_DISABLED"], out var disabled) && disabled;
        if (!isDisabled && Collectors.Any(name => !string.IsNullOrWhiteSpace(builder.Configuration[name])))
        {
            builder.Services.AddHostedService<Telemetry>();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The SDK reads the standard variables from what it finds as configuration; ours holds the environment too.
        var spans = Sdk.CreateTracerProviderBuilder().ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe).AddSource(Sources).AddOtlpExporter();
        traces = (string.IsNullOrWhiteSpace(configuration["OTEL_TRACES_SAMPLER"]) ? spans.SetSampler(new ParentBasedSampler(new SteadySampler())) : spans).Build();
        metrics = Sdk.CreateMeterProviderBuilder().ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe).AddMeter(Meters).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is still held back.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.Dispose();
        metrics?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The name by which collectors know the service; OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.</summary>
    static void Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddService("lis-api", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3))
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
