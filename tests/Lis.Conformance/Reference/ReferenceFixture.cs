using Lis.Conformance.Harness;
using Lis.Conformance.Reference;
using Lis.Conformance.Standard;
using Lis.OData;
using Lis.OData.Model;
using Lis.ReferenceService;
using Lis.ReferenceService.Seed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(SqliteReferenceFixture))]
[assembly: AssemblyFixture(typeof(PostgresReferenceFixture))]

namespace Lis.Conformance.Reference;

/// <summary>The reference model on real Kestrel with its root at /; one per database for all its suites, which only read.</summary>
public abstract class ReferenceFixture(DatabaseKind kind) : IAsyncDisposable
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
        var reference = new ReferenceDatabase(
            kind == DatabaseKind.Sqlite ? DatabaseDialect.Sqlite : DatabaseDialect.Postgres,
            database.ConnectionString,
            (database as PostgresDatabase)?.SuperuserConnectionString);
        await reference.ResetAsync();
        var service = new ODataService(ReferenceServices.Options(reference));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.MapOData("/", service);
        await application.StartAsync();
        var client = new HttpClient(new LackingService(new SocketsHttpHandler { UseProxy = false })) { BaseAddress = new Uri(application.Urls.Single()) };
        return new Running(application, service, database, client);
    }

    sealed record Running(WebApplication Application, ODataService Service, TestDatabase Database, HttpClient Client);
}

public sealed class SqliteReferenceFixture() : ReferenceFixture(DatabaseKind.Sqlite);

public sealed class PostgresReferenceFixture() : ReferenceFixture(DatabaseKind.Postgres);
