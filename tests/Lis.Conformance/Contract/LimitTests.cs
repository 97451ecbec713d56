using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Contract;

/// <summary>Limits are answered by errors that name them, not by the web server's bare ones.</summary>
public abstract class LimitTests(LimitHost host) : Suite(host)
{
    [Theory]
    [InlineData("/odata/v1/Areas", 414, "Limits:MaxUrlLength")]
    [InlineData("/odata/nowhere", 414, "Limits:MaxUrlLength")]
    public async Task A_long_address_is_refused_by_name(string path, int status, string limit)
    {
        foreach (var length in new[] { 20_000, 200_000 })
        {
            var answer = (await GetAsync($"{path}?x={new string('a', length)}")).Expect((HttpStatusCode)status);
            Assert.Equal("UrlTooLong", answer.ErrorCode);
            Assert.Contains(limit, answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Long_headers_are_refused_by_name()
    {
        var answer = await GetAsync("/odata/v1/Areas", ("X-Long", new string('a', 40_000)));
        Assert.Contains("Limits:MaxHeaderBytes", answer.Expect(HttpStatusCode.RequestHeaderFieldsTooLarge).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_body_is_refused_by_name()
    {
        var answer = await Service.SendAsync("POST", "/odata/v1/Areas", new string(' ', 2_000));
        Assert.Contains("Limits:MaxRequestBodyBytes", answer.Expect(HttpStatusCode.RequestEntityTooLarge).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_nesting_is_refused_by_name()
    {
        static string Nested(int depth) => $"/odata/v1/Areas?$filter={new string('(', depth)}true{new string(')', depth)}";
        var answer = (await GetAsync(Nested(60))).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("Limits:MaxNesting", answer.Text, StringComparison.Ordinal);
        (await GetAsync(Nested(40))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_small_limit_for_callers_does_not_stop_the_services_own_expressions()
    {
        (await GetAsync("/odata/v1/FlatObservations?$filter=Id eq 1 and Id eq 2 and Id eq 3 and Id eq 4")).Expect(HttpStatusCode.BadRequest);
        (await GetAsync("/odata/v1/FlatObservations?$top=1")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Problems_outside_OData_are_problem_details()
    {
        var answer = (await GetAsync("/api/v1/nowhere")).Expect(HttpStatusCode.NotFound);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(404, answer.Json.GetProperty("status").GetInt32());
    }
}

/// <summary>A host with narrow limits.</summary>
public abstract class LimitHost(DatabaseKind kind) : OwnHost(kind)
{
    protected override DatabaseContent Content => DatabaseContent.Migrated;

    protected override IEnumerable<string> Settings => [.. base.Settings, "--Limits:MaxFilterNodes=3", "--Limits:MaxRequestBodyBytes=1000", "--Limits:MaxNesting=50"];
}

public sealed class SqliteLimitHost() : LimitHost(DatabaseKind.Sqlite);

public sealed class PostgresLimitHost() : LimitHost(DatabaseKind.Postgres);

public sealed class LimitTestsOnSqlite(SqliteLimitHost host) : LimitTests(host), IClassFixture<SqliteLimitHost>;

public sealed class LimitTestsOnPostgres(PostgresLimitHost host) : LimitTests(host), IClassFixture<PostgresLimitHost>;
