using System.Globalization;
using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>A caller who asks too often is told so, and when to go on; others are not touched.</summary>
public abstract class RateLimitTests(RateLimitHost host) : Suite(host)
{
    /// <summary>The bucket fills up again while a slow machine still empties it.</summary>
    const int Most = 20 * RateLimitHost.PerMinute;

    [Fact]
    public async Task A_caller_is_stopped_and_the_next_is_not()
    {
        var eager = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();
        var answers = new List<Answer>();
        while (answers.Count < Most && answers.LastOrDefault()?.Status is null or HttpStatusCode.OK)
        {
            answers.Add(await GetAsync("/odata/v1/Areas?$top=1", eager));
        }

        Assert.All(answers.Take(RateLimitHost.PerMinute), answer => answer.Expect(HttpStatusCode.OK));
        var stopped = answers[^1].Expect(HttpStatusCode.TooManyRequests);
        Assert.Equal("TooManyRequests", stopped.ErrorCode);
        Assert.Contains("Limits:RequestsPerMinute", stopped.Text, StringComparison.Ordinal);
        Assert.InRange(int.Parse(stopped.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        (await GetAsync("/odata/v1/Areas?$top=1", host.Entra.User(Tenants.Herning, "Lis.Read").Bearer())).Expect(HttpStatusCode.OK);
        (await GetAsync("/health/live")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_tokens_is_stopped_too()
    {
        var statuses = new List<HttpStatusCode>();
        while (statuses.Count < Most && statuses.LastOrDefault() != HttpStatusCode.TooManyRequests)
        {
            statuses.Add((await GetAsync("/odata/v1/Areas", ("Authorization", $"Bearer guess{statuses.Count}"))).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        (await GetAsync("/odata/v1/Areas?$top=1", host.Entra.User(Tenants.Herning, "Lis.Read").Bearer())).Expect(HttpStatusCode.OK);
    }
}

public abstract class RateLimitHost(DatabaseKind kind) : OwnSecuredHost(kind)
{
    public const int PerMinute = 10;

    protected override IEnumerable<string> Settings =>
        [.. base.Settings, $"--Limits:RequestsPerMinute={PerMinute.ToString(CultureInfo.InvariantCulture)}"];
}

public sealed class SqliteRateLimitHost() : RateLimitHost(DatabaseKind.Sqlite);

public sealed class PostgresRateLimitHost() : RateLimitHost(DatabaseKind.Postgres);

public sealed class RateLimitTestsOnSqlite(SqliteRateLimitHost host) : RateLimitTests(host), IClassFixture<SqliteRateLimitHost>;

public sealed class RateLimitTestsOnPostgres(PostgresRateLimitHost host) : RateLimitTests(host), IClassFixture<PostgresRateLimitHost>;
