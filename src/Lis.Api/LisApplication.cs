using Lis.Api.Deferred;
using Lis.Api.Fetches;
using Lis.Api.Imports;
using Lis.Api.OpenApi;
using Lis.Api.Security;
using Lis.Api.Settings;
using Lis.Api.Start;
using Lis.Api.Templates;
using Lis.Api.V1;

namespace Lis.Api;

/// <summary>Builds the service from its command line; the tests start it in the same way as Program.cs.</summary>
public static class LisApplication
{
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static WebApplication Build(string[] args)
    {
        var model = new ModelAhead();
        var builder = ContentRoot.CreateBuilder(args);
        var settings = LisSettings.Read(builder.Configuration, builder.Environment);
        builder.Logging.KeepValuesOut();
        builder.WebHost.ConfigureKestrel(settings.Limits.Apply);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Limits);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddEntraTokens(settings);
        builder.Services.AddDatabase(settings);
        builder.Services.AddHealth();
        model.AddTo(builder.Services, settings.Database.Provider);
        builder.Services.AddV1(settings.Database, settings.Limits);
        builder.Services.AddImports(builder.Configuration, settings.Database);
        builder.Services.AddImportJobs();
        builder.Services.AddTemplates();
        builder.Services.AddCompression();
        builder.Services.AddFetches(builder.Configuration);
        builder.Services.AddDeferred(builder.Configuration);
        builder.Services.AddApiDocument();
        Telemetry.AddTo(builder);

        var app = builder.Build();
        app.LeaveSignInToGate();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseProblems();
        app.UseRequestLimits(settings.Limits);
        app.UseApiDocument();
        app.UseMiddleware<Crowding>();
        app.UseMiddleware<Gate>();
        app.UseMiddleware<StartGate>();
        app.UseBodyDecompression();
        app.UseV1Rights();
        app.MapHealth();
        app.MapVersions();
        app.MapV1();
        app.MapImports();
        app.MapTemplates();
        return app;
    }
}
