using Lis.Api.Start;
using Lis.Api.V1;
using Lis.OData;
using Lis.OData.Sql.Sqlite;
using Lis.Storage.Connections;
using Lis.Storage.Map;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Guard;

/// <summary>
/// What a feed may cost: counts and bounds, which mean the same on every machine. The engine runs here without a server over SQLite, whose
/// reader makes no objects of its own, so that all that is counted is ours.
/// </summary>
[Collection(nameof(RunsAlone))]
public sealed class FeedCostTests : IAsyncLifetime
{
    const int Rows = 20_000;
    const int Few = 100;

    readonly string folder = Directory.CreateTempSubdirectory("lis-guard-").FullName;
    ODataService? service;

    /// <summary>The most that one row may allocate, whatever format it is written in; no row has an object of its own.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("&$format=csv")]
    [InlineData("&$format=xlsx")]
    [InlineData("&$format=parquet")]
    public async Task A_row_allocates_next_to_nothing(string format)
    {
        const int Most = 40;
        await SendAsync(Few, format);
        await SendAsync(Rows, format);
        var few = await AllocatedAsync(Few, format);
        var many = await AllocatedAsync(Rows, format);

        Assert.InRange((many - few) / (double)(Rows - Few), -Most, Most);
    }

    /// <summary>The first byte goes out after some hundred rows, and no more than a packet is ever held back.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("&$format=csv")]
    [InlineData("&$format=xlsx")]
    public async Task Rows_go_out_packet_by_packet(string format)
    {
        var packets = await SendAsync(Rows, format);

        Assert.InRange(packets.Largest, 1, 160 * 1024);
        Assert.InRange(packets.Count, packets.Length / (160 * 1024), int.MaxValue);
        Assert.True(packets.Length > 3 * packets.Largest, $"{packets.Length} bytes in packets of up to {packets.Largest}");
    }

    public async ValueTask InitializeAsync()
    {
        var settings = new DatabaseSettings(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "lis.db")};Pooling=False");
        await using (var database = DatabaseServices.Open(settings, TimeProvider.System))
        {
            await DatabaseStart.PrepareAsync(database, loadsSampleData: false, migrates: true, TestContext.Current.CancellationToken);
        }

        await FillAsync(settings.Primary);
        var map = EfMap.Of(DatabaseProvider.Sqlite);
        service = new ODataService(new ODataServiceOptions
        {
            Model = ModelV1.Draft().Bind(map),
            Dialect = map.Dialect,
            ReadConnection = settings.Primary,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await service!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    async Task<long> AllocatedAsync(int rows, string format)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await SendAsync(rows, format);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    async Task<PacketPipe> SendAsync(int rows, string format)
    {
        var packets = new PacketPipe();
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost");
        context.Request.Path = "/Areas";
        context.Request.QueryString = new QueryString(FormattableString.Invariant($"?$top={rows}{format}"));
        context.Features.Set<IHttpResponseBodyFeature>(packets);
        await service!.AnswerAsync(context, "");
        Assert.Equal(200, context.Response.StatusCode);
        return packets;
    }

    static async Task FillAsync(string connectionString)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        SqliteFunctions.Register(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO "Areas" ("Code", "Name", "Kind", "CreatedAt", "UpdatedAt", "ChangeNo")
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows})
            SELECT printf('X%06d', i), 'Skole nummer ' || i, 8, 1705312800000000 + i, 1705312800000000 + i * 7919, 2 FROM n
            """;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
