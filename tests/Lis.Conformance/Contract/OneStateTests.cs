using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Storage.Commits;
using Lis.Storage.Connections;

namespace Lis.Conformance.Contract;

/// <summary>All of an answer comes from one state of the data, whatever is committed meanwhile.</summary>
public abstract class OneStateTests(OwnHost host) : Suite(host)
{
    const int Requests = 150;

    /// <summary>All municipalities become districts and back, again and again; an answer counts what it shows.</summary>
    [Theory]
    [InlineData("$select=Code")]
    [InlineData("$select=Code&$expand=Members($top=1)")]
    public async Task Count_and_rows_agree_while_rows_come_and_go(string options)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writer = WriteAsync(stop.Token);
        var counts = new HashSet<int>();
        for (var i = 0; i < Requests; i++)
        {
            var answer = (await GetAsync($"/odata/v1/Areas?$filter=Kind eq 'District'&$count=true&{options}")).Expect(HttpStatusCode.OK);
            counts.Add(answer.Rows.Count());
            Assert.Equal(answer.Rows.Count(), answer.Json.GetProperty("@odata.count").GetInt32());
        }

        await stop.CancelAsync();
        await writer;
        Assert.True(counts.Count > 1, "Nothing was written between the requests, so nothing was tested.");
    }

    /// <summary>
    /// One statement for many rows, in the order of commits: whatever the product writes takes a number and moves the data version of its sets in
    /// the same transaction, and counts are remembered by that. Written past it, rows change in a state that says to be the one before.
    /// </summary>
    async Task WriteAsync(CancellationToken stop)
    {
        await using var lis = StorageDatabase.Open(Database);
        while (!stop.IsCancellationRequested)
        {
            await using var write = await WriteTransaction.BeginAsync(lis, RowScope.All, CancellationToken.None);
            await using var command = write.Connection.CreateCommand();
            command.Transaction = write.Transaction;
            command.CommandText = "UPDATE \"Areas\" SET \"Kind\" = 9 - \"Kind\" WHERE \"Kind\" IN (3, 6)";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            write.Touch("Areas", null);
            await write.CommitAsync(CancellationToken.None);
            await Task.Yield();
        }
    }
}

public sealed class OneStateTestsOnSqlite(SqliteOwnHost host) : OneStateTests(host), IClassFixture<SqliteOwnHost>;

public sealed class OneStateTestsOnPostgres(PostgresOwnHost host) : OneStateTests(host), IClassFixture<PostgresOwnHost>;
