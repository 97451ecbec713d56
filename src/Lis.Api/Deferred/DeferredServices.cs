using Lis.Api.Retention;
using Lis.Storage.Deferred;

namespace Lis.Api.Deferred;

/// <summary>Everything that answering later is made of, and the daily forgetting.</summary>
public static class DeferredServices
{
    /// <exception cref="Settings.SettingsException">A setting of the section Retention is wrong.</exception>
    public static void AddDeferred(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DeferredSignals>();
        services.AddSingleton<DeferredLedger>();
        services.AddSingleton<DeferredStore>();
        services.AddHostedService<DeferredWorker>();
        services.AddSingleton(RetentionSettings.Read(configuration));
        services.AddHostedService<RetentionWorker>();
    }
}
