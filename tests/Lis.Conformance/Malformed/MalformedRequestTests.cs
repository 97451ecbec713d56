using System.Diagnostics;
using System.Globalization;
using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Malformed;

/// <summary>
/// Whatever a client sends is answered: never by 5xx but an honest 501, and never without an OData error of code, message and target.
/// 100,000 requests on SQLite, a part of them on PostgreSQL. <c>LIS_TEST_SEED</c> gives another seed, <c>LIS_TEST_MALFORMED</c> another number
/// of requests for each database, <c>LIS_TEST_MALFORMED_FROM</c> the number of the first (to send one again that failed).
/// </summary>
public abstract class MalformedRequestTests(MalformedHost host, int standard) : Suite(host)
{
    const int Seed = 3;

    /// <summary>The roads on which a request comes in; each must carry its part of every run.</summary>
    static readonly string[] Roads =
        ["address", "options", "headers", "headers of a change", "body", "$query", "JSON batch", "multipart batch", "method", "raw bytes", "frame"];

    [Fact]
    public async Task Whatever_is_sent_is_answered_by_an_OData_error()
    {
        var seed = Number("LIS_TEST_SEED", Seed);
        var count = Number("LIS_TEST_MALFORMED", standard);
        var token = host.Entra.User(Tenants.Operator, "Lis.Read", "Lis.Write", "Lis.Import", "Lis.Admin").Bearer().Value;
        var requests = new MalformedRequests(seed, Number("LIS_TEST_MALFORMED_FROM", 0), Service.Address.Authority, token);
        var server = new IPEndPoint(IPAddress.Loopback, Service.Address.Port);
        var clock = Stopwatch.StartNew();
        var run = new MalformedRun(requests, server, count, TestContext.Current.CancellationToken);
        await run.SendAllAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {count} requests in {clock.Elapsed.TotalSeconds:F1} s, {run.Refused} refused; {run.Counts}; {string.Join(", ", run.Kinds)}");
        Assert.True(
            run.Failures.Count == 0,
            $"seed {seed}, {run.Failures.Count} failures; {run.Counts}\n{string.Join("\n", run.Failures.Take(20))}");
        Assert.All(Roads, road => Assert.True(run.Kinds.GetValueOrDefault(road) > count / 200, $"{road}: {run.Kinds.GetValueOrDefault(road)} of {count}"));
        Assert.True(run.Refused > count / 2, $"seed {seed}: only {run.Refused} of {count} requests were refused; {run.Counts}");
        (await GetAsync("/odata/v1/Areas?$top=1", ("Authorization", token))).Expect(HttpStatusCode.OK);
    }

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

/// <summary>A service of its own, since some of the broken requests change data all the same.</summary>
public abstract class MalformedHost(DatabaseKind kind) : OwnSecuredHost(kind)
{
    protected override IEnumerable<string> Settings => [.. base.Settings, "--Limits:MaxPageSize=50", "--Logging:LogLevel:Default=None"];
}

public sealed class SqliteMalformedHost() : MalformedHost(DatabaseKind.Sqlite);

public sealed class PostgresMalformedHost() : MalformedHost(DatabaseKind.Postgres);

public sealed class MalformedRequestTestsOnSqlite(SqliteMalformedHost host) : MalformedRequestTests(host, 100_000), IClassFixture<SqliteMalformedHost>;

public sealed class MalformedRequestTestsOnPostgres(PostgresMalformedHost host) : MalformedRequestTests(host, 10_000), IClassFixture<PostgresMalformedHost>;
