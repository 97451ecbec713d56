using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>All of an answer comes from one state of the data, whatever is committed meanwhile.</summary>
public abstract class OneStateTests(OwnHost host) : Suite(host)
{
    const int Requests = 150;

    /// <summary>All municipalities become districts and back, again and again; an answer counts what it shows.</summary>
    [Fact]
    public async Task Count_and_rows_agree_while_rows_come_and_go()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writer = WriteAsync(stop.Token);
        var counts = new HashSet<int>();
        for (var i = 0; i < Requests; i++)
        {
            var answer = (await GetAsync("/odata/v1/Areas?$filter=Kind eq 'District'&$count=true&$select=Code")).Expect(HttpStatusCode.OK);
            counts.Add(answer.Rows.Count());
            Assert.Equal(answer.Rows.Count(), answer.Json.GetProperty("@odata.count").GetInt32());
        }

        await stop.CancelAsync();
        await writer;
        Assert.True(counts.Count > 1, "Nothing was written between the requests, so nothing was tested.");
    }

    async Task WriteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Database.ExecuteAsync("UPDATE \"Areas\" SET \"Kind\" = 9 - \"Kind\" WHERE \"Kind\" IN (3, 6)");
            await Task.Yield();
        }
    }
}

public sealed class OneStateTestsOnSqlite(SqliteOwnHost host) : OneStateTests(host), IClassFixture<SqliteOwnHost>;

public sealed class OneStateTestsOnPostgres(PostgresOwnHost host) : OneStateTests(host), IClassFixture<PostgresOwnHost>;
