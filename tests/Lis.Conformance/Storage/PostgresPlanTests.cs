using Lis.Conformance.Harness;
using Lis.OData.Execution;
using Lis.OData.Execution.Postgres;
using Npgsql;

namespace Lis.Conformance.Storage;

/// <summary>What PostgreSQL is spared: planning the same again, statements of their own, and rows that an index tells of.</summary>
public sealed class PostgresPlanTests
{
    const string Series = "Observations?$filter=IndicatorCode eq 'i' and AreaCode eq '657' and PeriodStart ge 2018-01-01&$orderby=PeriodStart desc&$top=100&$count=true";

    const int Runs = 5;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Planning over all partitions takes longer than the first rows of a feed.</summary>
    [Theory]
    [InlineData("Observations")]
    [InlineData("Observations(2018000000000001)")]
    public async Task What_no_value_chooses_among_is_planned_once(string request)
    {
        var (general, own) = await AskedAsync(
            request,
            "SELECT sum(generic_plans)::bigint, sum(custom_plans)::bigint FROM pg_prepared_statements "
            + "WHERE statement LIKE '%FROM \"Observations\"%' AND statement NOT LIKE '%pg_prepared_statements%'");

        Assert.InRange(general, Runs - 1, Runs);
        Assert.Equal(0, own);
    }

    /// <summary>Settings and the state of the data are one statement, then count and page.</summary>
    [Fact]
    public async Task A_page_with_count_takes_three_statements()
    {
        var (kept, versions) = await AskedAsync(
            Series, "SELECT count(*), count(*) FILTER (WHERE statement LIKE '%set_config%DataVersions%') FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared_statements%'");

        Assert.Equal((3, 1), (kept, versions));
    }

    /// <summary>Both walls ask for the municipality, which the index of the key holds beside it; and neither is a step above each partition.</summary>
    [Fact]
    public async Task A_series_is_counted_by_its_index_alone()
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        var (_, read) = ReadPlanTests.Prepare(DatabaseKind.Postgres, Series);

        var plan = await ReadPlanTests.ExplainOnPostgresAsync(database, read.Count!, "SET LOCAL enable_bitmapscan = off;");

        Assert.Contains("Index Only Scan using \"Observations_2018_IndicatorCode_AreaCode_Period_BreakdownKe_idx\"", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on \"Observations_", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("One-Time Filter", plan, StringComparison.Ordinal);
    }

    /// <summary>Asks the same a few times on one connection, and then a question about that connection.</summary>
    static async Task<(long, long)> AskedAsync(string request, string question)
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        var settings = new NpgsqlConnectionStringBuilder(database.Database.ConnectionString) { MaxPoolSize = 1, Options = "-c plan_cache_mode=auto" };
        await using var reads = new PostgresReads(settings.ConnectionString, TimeSpan.FromSeconds(30));
        var (bound, read) = ReadPlanTests.Prepare(DatabaseKind.Postgres, request);
        var inputs = new ReadInputs(bound, ReadPlanTests.Reader, DateTimeOffset.UnixEpoch, new PageSize(100, true))
        {
            SessionSettings = [KeyValuePair.Create("lis.municipality", "657")],
            VersionQuery = "SELECT coalesce(max(\"ChangeNo\"), 0), 0::bigint FROM \"DataVersions\"",
        };
        for (var run = 0; run < Runs; run++)
        {
            await using var session = reads.Open(read, inputs);
            Assert.False(await session.StartAsync(Cancellation));
            Assert.NotNull(session.Version);
        }

        var answer = await reads.VersionAsync(question, Cancellation);
        return (answer.Number, answer.At);
    }
}
