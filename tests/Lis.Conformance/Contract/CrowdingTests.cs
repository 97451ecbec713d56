using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lis.Conformance.Harness;
using Lis.OData.Sql.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lis.Conformance.Contract;

/// <summary>Many at once: a queue with an end, and large answers that let small ones through.</summary>
public abstract class CrowdingTests(OwnHost host) : Suite(host)
{
    const int Rows = 20_000;
    const int Exports = 10;
    const int Reads = 100;

    /// <summary>In milliseconds, for the worst build server: whatever its exports take.</summary>
    const double Most = 3_000;

    [Fact]
    public async Task Who_finds_the_queue_full_is_told_to_come_again()
    {
        await using var service = await LisHost.StartAsync(
            Database, HostSettings.Development, "--Limits:ConcurrentRequests=1", "--Limits:QueuedRequests=1");
        Answer? answer = null;
        for (var attempt = 0; answer?.Status != HttpStatusCode.ServiceUnavailable && attempt < 10; attempt++)
        {
            // One is answered, one waits; a third would be too many.
            var held = new[] { await HoldAsync(service), await HoldAsync(service), await HoldAsync(service) };
            await Task.Delay(200, TestContext.Current.CancellationToken);
            answer = await service.GetAsync("/odata/v1/Areas?$top=1");
            Array.ForEach(held, client => client.Dispose());
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer!.Status);
        Assert.Equal("10", answer.Header("Retry-After"));
        while ((answer = await service.GetAsync("/odata/v1/Areas?$top=1")).Status == HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        answer.Expect(HttpStatusCode.OK);
    }

    /// <summary>
    /// The bound is this machine's own, in this very minute: what a read takes alone, and for what it waits beside ten exports, less than one
    /// of them takes. A read that had to wait for its turn behind exports would take as long as they do, or a multiple of it.
    /// </summary>
    [Fact]
    public async Task Ten_full_exports_do_not_starve_small_reads()
    {
        await AddAreasAsync();
        await ReadKeysAsync();
        var alone = await ReadKeysAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var times = new ConcurrentBag<double>();
        var exports = Enumerable.Range(0, Exports).Select(_ => ExportAsync(times, stop.Token)).ToArray();
        while (times.Count < Exports && !exports.Any(export => export.IsCompleted))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var beside = await ReadKeysAsync();
        await stop.CancelAsync();
        await Task.WhenAll(exports);
        var whole = times.Order().ElementAt(times.Count / 2);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{Database.Kind}: p99 alone {alone:F1} ms, beside exports {beside:F1} ms, an export {whole:F1} ms"));
        Assert.InRange(beside, 0, Math.Min(Most, (10 * alone) + whole));
    }

    /// <summary>The 99th percentile of some reads by key, in milliseconds.</summary>
    async Task<double> ReadKeysAsync()
    {
        var times = new List<double>();
        for (var i = 0; i < Reads; i++)
        {
            var clock = Stopwatch.StartNew();
            (await GetAsync("/odata/v1/Areas('657')")).Expect(HttpStatusCode.OK);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt((Reads * 99 / 100) - 1);
    }

    async Task ExportAsync(ConcurrentBag<double> times, CancellationToken stop)
    {
        try
        {
            for (var round = 0; ; round++)
            {
                var clock = Stopwatch.StartNew();
                using var answer = await Service.Client.GetAsync(new Uri("/odata/v1/Areas?$format=csv", UriKind.Relative), stop);
                var body = await answer.Content.ReadAsByteArrayAsync(stop);
                Assert.True(body.AsSpan().Count((byte)'\n') > Rows, $"{(int)answer.StatusCode} in round {round}");
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    /// <summary>A request that never ends: its body does not come.</summary>
    static async Task<TcpClient> HoldAsync(LisHost service)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, service.Address.Port, TestContext.Current.CancellationToken);
        var head = $"POST /odata/v1/Areas/$query HTTP/1.1\r\nHost: {service.Address.Authority}\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        return client;
    }

    async Task AddAreasAsync()
    {
        const string Columns = "INSERT INTO \"Areas\" (\"Code\", \"Name\", \"Kind\", \"CreatedAt\", \"UpdatedAt\", \"ChangeNo\")";
        if (Database.Kind == DatabaseKind.Postgres)
        {
            await Database.ExecuteAsync($"{Columns} SELECT 'X' || i, 'Skole ' || i, 8, now(), now(), 2 FROM generate_series(1, {Rows}) AS i");
            return;
        }

        await using var connection = new SqliteConnection(Database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        SqliteFunctions.Register(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            {Columns} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) SELECT 'X' || i, 'Skole ' || i, 8, 0, 0, 2 FROM n
            """;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

public sealed class CrowdingTestsOnSqlite(SqliteOwnHost host) : CrowdingTests(host), IClassFixture<SqliteOwnHost>;

public sealed class CrowdingTestsOnPostgres(PostgresOwnHost host) : CrowdingTests(host), IClassFixture<PostgresOwnHost>;
