using System.Collections.Immutable;
using System.Diagnostics;
using Lis.Conformance.Harness;
using Lis.OData.Errors;
using Lis.OData.Execution;
using Lis.OData.Execution.Postgres;
using Lis.OData.Execution.Sqlite;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;
using Lis.OData.Sql;

namespace Lis.Conformance.Engine;

/// <summary>Statements that take too long, fail, or are no longer wanted.</summary>
public abstract class ExecutionSuite(DatabaseKind kind)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    protected abstract string Endless { get; }

    /// <summary>So many rows that nobody reads them all.</summary>
    protected abstract string Many { get; }

    /// <summary>Many rows, of which a later one divides by zero.</summary>
    protected abstract string Failing { get; }

    static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_statement_that_takes_too_long_is_stopped() => WithAsync(Endless, async session =>
    {
        var watch = Stopwatch.StartNew();
        var fault = await Assert.ThrowsAsync<FaultException>(async () => await session.StartAsync(TestEnd));
        Assert.Equal(FaultCode.Timeout, fault.Code);
        Assert.InRange(watch.Elapsed, Patience / 2, Patience * 10);
    });

    [Fact]
    public Task A_statement_that_nobody_waits_for_is_stopped() => WithAsync(Endless, async session =>
    {
        using var client = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.StartAsync(client.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience * 10);
    });

    [Fact]
    public Task A_division_by_zero_among_later_rows_is_an_arithmetic_error() => WithAsync(Failing, async session =>
    {
        Assert.True(await session.StartAsync(TestEnd));
        var fault = await Assert.ThrowsAsync<FaultException>(async () =>
        {
            while (await session.ReadAsync(TestEnd))
            {
            }
        });
        Assert.Equal(FaultCode.ArithmeticError, fault.Code);
    });

    [Fact]
    public async Task A_connection_serves_again_after_each_of_these()
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        await using var target = await EmptyAsync();
        await using var database = Open(target);
        foreach (var text in new[] { Endless, Failing, "SELECT 1 WHERE 1 = 0", "SELECT 1" })
        {
            await using var session = database.Open(Read(text), Inputs);
            if (text == Endless)
            {
                using var client = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.StartAsync(client.Token));
            }
            else
            {
                Assert.Equal(text != "SELECT 1 WHERE 1 = 0", await session.StartAsync(TestEnd));
            }
        }
    }

    [Fact]
    public Task A_reader_that_stops_early_does_not_wait_for_the_rest() => WithAsync(Many, async session =>
    {
        Assert.True(await session.StartAsync(TestEnd));
        var watch = Stopwatch.StartNew();
        await session.DisposeAsync();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience * 10);
    });

    async Task WithAsync(string text, Func<ReadSession, Task> test)
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        await using var target = await EmptyAsync();
        await using var database = Open(target);
        await using var session = database.Open(Read(text), Inputs);
        await test(session);
    }

    async Task<TestDatabase> EmptyAsync()
    {
        var target = await TestDatabase.CreateAsync(kind, DatabaseContent.Empty);
        if (target is SqliteDatabase sqlite)
        {
            await File.WriteAllBytesAsync(sqlite.File, [], TestEnd);
        }

        return target;
    }

    ReadDatabase Open(TestDatabase target) => kind == DatabaseKind.Sqlite
        ? new SqliteReads(target.ConnectionString, Patience, TimeProvider.System)
        : new PostgresReads(target.ConnectionString, Patience);

    static ReadInputs Inputs => new(
        new BoundRequest(new BoundPath([]), QueryOptions.None, new LiteralTable()), Caller.Unrestricted, DateTimeOffset.UnixEpoch, new PageSize(1_000_000, true));

    static PreparedRead Read(string text)
    {
        var query = new SelectBlock { From = new TableRows("t", "t") };
        var rows = new StatementPlan(query, new RowShape(null, null, [], [], null), []);
        var plan = new ReadPlan { Kind = ResultKind.Collection, Statement = rows };
        return new PreparedRead(plan, new PreparedRows(rows, new Statement(text, ImmutableArray<ParameterSpec>.Empty), []), null, null);
    }
}

public sealed class ExecutionSuiteOnSqlite() : ExecutionSuite(DatabaseKind.Sqlite)
{
    protected override string Endless => "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";

    protected override string Many => "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c";

    protected override string Failing =>
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 2000) SELECT abs(CASE WHEN x = 1500 THEN -9223372036854775808 ELSE x END) FROM c";
}

public sealed class ExecutionSuiteOnPostgres() : ExecutionSuite(DatabaseKind.Postgres)
{
    protected override string Endless => "SELECT pg_sleep(3600)";

    protected override string Many => "WITH RECURSIVE c(x) AS (SELECT 1::bigint UNION ALL SELECT x + 1 FROM c) SELECT x FROM c";

    protected override string Failing => "SELECT 1 / (x - 150000) FROM generate_series(1, 200000) x";
}
