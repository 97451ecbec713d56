using Lis.Conformance.Standard;
using Lis.OData;
using Lis.OData.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Lis.Conformance.Harness;

/// <summary>A model that the engine alone serves, on real Kestrel over a database of its own; started by the first test that asks.</summary>
public abstract class ServedModel : IAsyncDisposable
{
    readonly DatabaseKind kind;
    readonly Lazy<Task<Running>> running;

    protected ServedModel(DatabaseKind kind)
    {
        this.kind = kind;
        running = new(StartAsync);
    }

    /// <summary>The path of the service root.</summary>
    protected abstract string Root { get; }

    protected DatabaseDialect Dialect => kind == DatabaseKind.Sqlite ? DatabaseDialect.Sqlite : DatabaseDialect.Postgres;

    public async Task<HttpClient> ClientAsync()
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        return (await running.Value).Client;
    }

    /// <summary>The database behind the engine.</summary>
    public async Task<TestDatabase> DatabaseAsync() => (await running.Value).Database;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (running.IsValueCreated && running.Value.IsCompletedSuccessfully)
        {
            var host = await running.Value;
            host.Client.Dispose();
            await host.Application.DisposeAsync();
            await host.Service.DisposeAsync();
            await host.Database.DisposeAsync();
        }
    }

    /// <summary>Makes the tables with their rows, and says how they are served.</summary>
    protected abstract Task<ODataServiceOptions> FillAsync(TestDatabase database);

    async Task<Running> StartAsync()
    {
        var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Empty);
        var service = new ODataService(await FillAsync(database));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.MapOData(Root, service);
        await application.StartAsync();
        var client = new HttpClient(new LackingService(new SocketsHttpHandler { UseProxy = false })) { BaseAddress = new Uri(application.Urls.Single()) };
        return new Running(application, service, database, client);
    }

    sealed record Running(WebApplication Application, ODataService Service, TestDatabase Database, HttpClient Client);
}
