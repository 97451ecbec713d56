using Lis.OData;
using Lis.OData.Model;
using Lis.ReferenceService.Seed;

namespace Lis.ReferenceService;

/// <summary>
/// The reference model on SQLite, hosted by the engine alone: no sign-in, root at <c>/</c>. The database is a file of its own in the
/// temporary folder that goes with the process, or the one that <c>--database FILE</c> names.
/// </summary>
public sealed class ReferenceHost : IAsyncDisposable
{
    readonly ODataService service;
    readonly string? temporary;

    ReferenceHost(WebApplication application, ODataService service, string? temporary)
    {
        Application = application;
        this.service = service;
        this.temporary = temporary;
    }

    public WebApplication Application { get; }

    public static async Task<ReferenceHost> StartAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var named = builder.Configuration["database"];
        var file = named ?? Path.Combine(Path.GetTempPath(), $"reference-{Guid.NewGuid():N}.db");
        var database = new ReferenceDatabase(DatabaseDialect.Sqlite, $"Data Source={file};Pooling=False");
        await database.ResetAsync();
        var service = new ODataService(ReferenceServices.Options(database));
        var application = builder.Build();
        application.MapOData("/", service);
        await application.StartAsync();
        return new ReferenceHost(application, service, named is null ? file : null);
    }

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await service.DisposeAsync();
        foreach (var file in temporary is null ? [] : Directory.GetFiles(Path.GetDirectoryName(temporary)!, $"{Path.GetFileName(temporary)}*"))
        {
            File.Delete(file);
        }
    }
}
