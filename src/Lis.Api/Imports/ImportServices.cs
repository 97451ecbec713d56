using Lis.Api.Jobs;
using Lis.Api.Settings;
using Lis.Storage.Imports;

namespace Lis.Api.Imports;

/// <summary>Everything that imports are made of.</summary>
public static class ImportServices
{
    /// <exception cref="SettingsException">A setting of the section Imports is wrong.</exception>
    public static void AddImports(this IServiceCollection services, IConfiguration configuration, LisSettings settings)
    {
        var imports = ImportSettings.Read(configuration, settings.Database);
        services.AddSingleton(imports);
        services.AddSingleton(new ProfileCatalogue(imports));
        services.AddSingleton(ProcessName.Own());
        services.AddSingleton<ImportLedger>();
        services.AddSingleton<ImportCommit>();
        services.AddSingleton<ImportDecision>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<ImportTaking>();
        services.AddSingleton<ImportWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportWorker>());
    }
}
