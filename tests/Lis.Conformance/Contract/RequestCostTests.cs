using System.Diagnostics;
using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>Tests that count what this process allocates; nothing else runs beside them.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

/// <summary>What a small request may cost, sign-in and rules included: counts and bounds, which mean the same on every machine.</summary>
public abstract class RequestCostTests(OwnSecuredHost host, int mostBytes) : Suite(host)
{
    const int Requests = 200;

    /// <summary>The client of the test allocates in the same process and is counted too. Verifying a token anew would cost more than all of it.</summary>
    [Fact]
    public async Task A_read_by_key_allocates_little()
    {
        var reader = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();
        await AskAsync("/odata/v1/Areas('657')", reader);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await AskAsync("/odata/v1/Areas('657')", reader);

        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / Requests, 1, mostBytes);
    }

    async Task AskAsync(string url, (string, string) reader)
    {
        for (var i = 0; i < Requests; i++)
        {
            (await GetAsync(url, reader)).Expect(HttpStatusCode.OK);
        }
    }
}

[Collection(nameof(RunsAlone))]
public sealed class RequestCostTestsOnSqlite(SqliteOwnSecuredHost host) : RequestCostTests(host, 30_000), IClassFixture<SqliteOwnSecuredHost>
{
    /// <summary>
    /// One statement for the rows; of feeds one for the state of the data, and both ends of a transaction where they must agree. What was counted
    /// before is not counted again.
    /// </summary>
    [Theory]
    [InlineData("/odata/v1/Areas('657')", 1)]
    [InlineData("/odata/v1/Areas('657')/Name", 1)]
    [InlineData("/odata/v1/Areas?$top=3", 2)]
    [InlineData("/odata/v1/Areas?$count=true&$top=3", 4)]
    [InlineData("/odata/v1/Areas?$count=true&$top=0", 1)]
    [InlineData("/odata/v1/Areas/$count", 1)]
    [InlineData("/odata/v1/Areas/$count?$filter=UpdatedAt lt now()", 1)]
    public async Task A_read_runs_so_many_statements(string url, int most)
    {
        var reader = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();
        (await GetAsync(url, reader)).Expect(HttpStatusCode.OK);
        var trace = ActivityTraceId.CreateRandom();
        var run = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Lis.OData" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                {
                    run.AddRange(activity.Events.Select(happened => $"{happened.Tags.FirstOrDefault().Value}"));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        (await GetAsync(url, reader, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"))).Expect(HttpStatusCode.OK);

        Assert.True(run.Count == most, string.Join('\n', run));
    }
}

[Collection(nameof(RunsAlone))]
public sealed class RequestCostTestsOnPostgres(PostgresOwnSecuredHost host) : RequestCostTests(host, 34_000), IClassFixture<PostgresOwnSecuredHost>
{
    /// <summary>Settings, state of the data, count and rows travel together; so do all expands of one level.</summary>
    [Theory]
    [InlineData("/odata/v1/Areas('657')", 1)]
    [InlineData("/odata/v1/Areas('657')/Name", 1)]
    [InlineData("/odata/v1/Areas?$top=3", 1)]
    [InlineData("/odata/v1/Areas?$count=true&$top=3", 1)]
    [InlineData("/odata/v1/Areas/$count", 1)]
    [InlineData("/odata/v1/Areas?$top=3&$expand=Observations($top=1),Children($top=1)", 2)]
    [InlineData("/odata/v1/Areas?$top=3&$expand=Observations($top=1;$expand=Indicator)", 2)]
    public async Task A_read_asks_the_database_so_often(string url, int most)
    {
        var reader = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();
        (await GetAsync(url, reader)).Expect(HttpStatusCode.OK);
        (await GetAsync(url, reader)).Expect(HttpStatusCode.OK);
        var trace = ActivityTraceId.CreateRandom();
        var asked = 0;
        var texts = "";
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                {
                    asked++;
                    texts += string.Join('\n', activity.TagObjects.Select(tag => $"{tag.Key}: {tag.Value}"));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        (await GetAsync(url, reader, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"))).Expect(HttpStatusCode.OK);

        Assert.Equal(most, asked);
        Assert.Contains("FROM \"", texts, StringComparison.Ordinal);
        // What was counted before is not counted again.
        Assert.DoesNotContain("count(*)", texts, StringComparison.Ordinal);
    }
}
