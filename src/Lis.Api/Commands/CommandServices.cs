using Lis.Api.Imports;
using Lis.Api.Settings;
using Lis.Api.Start;
using Lis.Api.Templates;
using Lis.Api.V1;
using Lis.Storage.Connections;

namespace Lis.Api.Commands;

/// <summary>What commands run on: the database, imports and version 1, without the web half and its settings of sign-in.</summary>
static class CommandServices
{
    /// <summary>The services of a database that is there and has the code's schema. The model is built only where it is asked for.</summary>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static async Task<ServiceProvider> OpenAsync(IReadOnlyList<string> args)
    {
        var builder = ContentRoot.CreateBuilder([.. args]);
        var findings = new List<string>();
        var settings = DatabaseSection.Read(builder.Configuration, builder.Environment, findings);
        var loadsSampleData = DatabaseSection.ReadLoadsSampleData(builder.Configuration, builder.Environment, findings);
        var limits = LimitSettings.Read(builder.Configuration, findings);
        if (findings.Count > 0)
        {
            throw new SettingsException(findings);
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => DatabaseServices.Open(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddV1(settings, limits);
        services.AddImports(builder.Configuration, settings);
        services.AddTemplates();
        var provider = services.BuildServiceProvider();
        await DatabaseStart.PrepareAsync(
            provider.GetRequiredService<LisDatabase>(), loadsSampleData, builder.Environment.IsDevelopment(), CancellationToken.None);
        return provider;
    }
}
