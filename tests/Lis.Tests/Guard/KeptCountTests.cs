using System.Globalization;
using System.Text;
using Lis.Api.Start;
using Lis.Api.V1;
using Lis.OData;
using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.OData.Sql.Sqlite;
using Lis.Storage.Connections;
using Lis.Storage.Map;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Guard;

/// <summary>
/// What the engine remembers of counts, seen by changing rows while the version that the host tells stays the same, as no host may: whatever is
/// remembered is wrong then.
/// </summary>
public sealed class KeptCountTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("lis-counts-").FullName;
    string connectionString = "";

    [Fact]
    public async Task A_count_is_remembered_as_long_as_the_version_stays()
    {
        await using var service = Serve(100, Told);
        Assert.Equal(3, await CountAsync(service, "657"));
        await AddAsync("657");
        Assert.Equal(3, await CountAsync(service, "657"));
        await ExecuteAsync("UPDATE \"Told\" SET \"Number\" = 2");
        Assert.Equal(4, await CountAsync(service, "657"));
    }

    [Fact]
    public async Task Other_values_have_counts_of_their_own()
    {
        await using var service = Serve(100, Told);
        Assert.Equal(3, await CountAsync(service, "657"));
        Assert.Equal(0, await CountAsync(service, "766"));
        Assert.Equal(3, await CountAsync(service, "657"));
    }

    [Fact]
    public async Task A_host_that_tells_no_version_has_every_count_counted()
    {
        await using var service = Serve(100, (_, _) => null);
        Assert.Equal(3, await CountAsync(service, "657"));
        await AddAsync("657");
        Assert.Equal(4, await CountAsync(service, "657"));
    }

    /// <summary>However many counts are asked for, so many are kept at most: what was not asked for lately is counted anew.</summary>
    [Fact]
    public async Task The_room_for_counts_is_bounded()
    {
        await using var service = Serve(8, Told);
        Assert.Equal(3, await CountAsync(service, "657"));
        await AddAsync("657");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(0, await CountAsync(service, $"none{i}"));
        }

        Assert.Equal(4, await CountAsync(service, "657"));
    }

    public async ValueTask InitializeAsync()
    {
        var settings = new DatabaseSettings(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "lis.db")};Pooling=False");
        connectionString = settings.Primary;
        await using (var database = DatabaseServices.Open(settings, TimeProvider.System))
        {
            await DatabaseStart.PrepareAsync(database, loadsSampleData: false, migrates: true, TestContext.Current.CancellationToken);
        }

        await ExecuteAsync("CREATE TABLE \"Told\" (\"Number\" INTEGER NOT NULL); INSERT INTO \"Told\" VALUES (1)");
        for (var i = 0; i < 3; i++)
        {
            await AddAsync("657");
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    static string Told(IReadOnlySet<EntityType> reached, Caller caller) => "SELECT \"Number\", 0 FROM \"Told\"";

    ODataService Serve(int room, Func<IReadOnlySet<EntityType>, Caller, string?> versionQuery)
    {
        var map = EfMap.Of(DatabaseProvider.Sqlite);
        return new ODataService(new ODataServiceOptions
        {
            Model = ModelV1.Draft().Bind(map),
            Dialect = map.Dialect,
            ReadConnection = connectionString,
            VersionQuery = versionQuery,
            Limits = new ODataLimits { KeptCounts = room },
        });
    }

    static async Task<long> CountAsync(ODataService service, string name)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost");
        context.Request.Path = "/Areas/$count";
        context.Request.QueryString = new QueryString($"?$filter=Name%20eq%20'{name}'");
        await service.AnswerAsync(context, "");
        var text = Encoding.UTF8.GetString(body.ToArray());
        Assert.True(context.Response.StatusCode == 200, text);
        return long.Parse(text, CultureInfo.InvariantCulture);
    }

    Task AddAsync(string name) => ExecuteAsync($"""
        INSERT INTO "Areas" ("Code", "Name", "Kind", "CreatedAt", "UpdatedAt", "ChangeNo")
        SELECT 'X' || (SELECT count(*) FROM "Areas"), '{name}', 8, 0, 0, 2
        """);

    async Task ExecuteAsync(string text)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        SqliteFunctions.Register(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
