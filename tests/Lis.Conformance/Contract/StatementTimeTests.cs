using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>A statement that takes longer than Limits:StatementTimeoutSeconds ends, and so does its work in the database.</summary>
public abstract class StatementTimeTests(StatementTimeHost host) : Suite(host)
{
    [Fact]
    public async Task A_statement_without_end_is_ended_and_the_next_is_answered()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var endless = await GetAsync(
            "/odata/v1/$crossjoin(Observations,ObservationRevisions,Areas,Indicators)/$count"
                + "?$filter=Observations/Id add ObservationRevisions/Revision add length(Areas/Name) add length(Indicators/Name) gt 0");

        Assert.Equal("Timeout", endless.ErrorCode);
        Assert.InRange((int)endless.Status, 503, 504);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20));
        (await GetAsync("/odata/v1/Observations/$count")).Expect(HttpStatusCode.OK);
    }
}

/// <summary>A host whose database must answer within a second.</summary>
public abstract class StatementTimeHost(DatabaseKind kind) : OwnHost(kind)
{
    protected override IEnumerable<string> Settings => [.. base.Settings, "--Limits:StatementTimeoutSeconds=1"];
}

public sealed class SqliteStatementTimeHost() : StatementTimeHost(DatabaseKind.Sqlite);

public sealed class PostgresStatementTimeHost() : StatementTimeHost(DatabaseKind.Postgres);

public sealed class StatementTimeTestsOnSqlite(SqliteStatementTimeHost host) : StatementTimeTests(host), IClassFixture<SqliteStatementTimeHost>;

public sealed class StatementTimeTestsOnPostgres(PostgresStatementTimeHost host) : StatementTimeTests(host), IClassFixture<PostgresStatementTimeHost>;
