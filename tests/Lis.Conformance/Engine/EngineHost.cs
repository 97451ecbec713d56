using Lis.Conformance.Engine;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;
using Lis.OData;
using Lis.OData.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(SqliteEngineHost))]
[assembly: AssemblyFixture(typeof(PostgresEngineHost))]

namespace Lis.Conformance.Engine;

/// <summary>The engine on real Kestrel over the warehouse; one per database for all tests of the engine, which only read.</summary>
public abstract class EngineHost(DatabaseKind kind) : IAsyncDisposable
{
    readonly Lazy<Task<Running>> running = new(() => StartAsync(kind));

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

    static async Task<Running> StartAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Empty);
        await WarehouseRows.FillAsync(database);
        var service = new ODataService(new ODataServiceOptions
        {
            Model = Warehouse.Model(kind),
            Dialect = kind == DatabaseKind.Sqlite ? DatabaseDialect.Sqlite : DatabaseDialect.Postgres,
            ReadConnection = database.ConnectionString,
            Limits = new ODataLimits { MaxNestedRows = 1000, MaxSheetRows = 100 },
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.MapOData("/base/v1", service);
        await application.StartAsync();
        var client = new HttpClient(new LackingService(new SocketsHttpHandler { UseProxy = false })) { BaseAddress = new Uri(application.Urls.Single()) };
        return new Running(application, service, database, client);
    }

    sealed record Running(WebApplication Application, ODataService Service, TestDatabase Database, HttpClient Client);
}

public sealed class SqliteEngineHost() : EngineHost(DatabaseKind.Sqlite);

public sealed class PostgresEngineHost() : EngineHost(DatabaseKind.Postgres);
