using Lis.Api.Settings;
using Lis.Storage.Imports;

namespace Lis.Api.Fetches;

/// <summary>Everything that fetching is made of.</summary>
public static class FetchServices
{
    /// <exception cref="SettingsException">A setting of the section Connectors is wrong.</exception>
    public static void AddFetches(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(FetchSettings.Read(configuration));
        services.AddSingleton<FetchLedger>();
        services.AddSingleton<FetchRunner>();
        services.AddHostedService<FetchWorker>();
    }
}
