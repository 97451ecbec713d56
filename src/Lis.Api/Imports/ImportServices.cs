using Lis.Api.Jobs;
using Lis.Api.Settings;
using Lis.Storage.Connections;
using Lis.Storage.Imports;

namespace Lis.Api.Imports;

/// <summary>Everything that imports are made of.</summary>
public static class ImportServices
{
    /// <summary>The road of a file; the database and the clock are there already.</summary>
    /// <exception cref="SettingsException">A setting of the section Imports is wrong.</exception>
    public static void AddImports(this IServiceCollection services, IConfiguration configuration, DatabaseSettings database)
    {
        var imports = ImportSettings.Read(configuration, database);
        services.AddSingleton(imports);
        services.AddSingleton(new ProfileCatalogue(imports));
        services.AddSingleton(ProcessName.Own());
        services.AddSingleton<ImportLedger>();
        services.AddSingleton<ImportWatch>();
        services.AddSingleton<ImportCommit>();
        services.AddSingleton<ImportDecision>();
        services.AddSingleton<ImportLeases>();
        services.AddSingleton<ImportLeftovers>();
        services.AddSingleton<ImportRunner>();
    }

    /// <summary>What serves requests for imports, and the job that carries them out.</summary>
    public static void AddImportJobs(this IServiceCollection services)
    {
        services.AddSingleton<ImportTaking>();
        services.AddSingleton<ImportWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportWorker>());
    }
}
