using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>In Development, and only on loopback, reading needs no token.</summary>
public abstract class LocalReaderTests(ReadHost host) : Suite(host)
{
    [Fact]
    public async Task Reading_needs_no_token() => (await GetAsync("/odata/v1/Areas")).Expect(HttpStatusCode.OK);

    /// <summary>Whatever this version does with writes: not for somebody unknown.</summary>
    [Theory]
    [InlineData("POST", "/odata/v1/Sources")]
    [InlineData("PATCH", "/odata/v1/Areas('657')")]
    [InlineData("PUT", "/odata/v1/Areas('657')")]
    [InlineData("DELETE", "/odata/v1/Areas('657')")]
    public async Task Nobody_writes_without_one(string method, string url)
    {
        var answer = await Service.SendAsync(method, url, """{"Code":"x","Name":"X","Kind":"Manual"}""", ("If-Match", "*"));

        Assert.InRange((int)answer.Status, 400, 501);
        Assert.Equal("Herning", (await GetAsync("/odata/v1/Areas('657')?$select=Name")).Json.GetProperty("Name").GetString());
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("127.0.0.1, 203.0.113.7")]
    public async Task Who_comes_through_a_proxy_from_elsewhere_needs_one(string forwarded) =>
        (await GetAsync("/odata/v1/Areas", ("X-Forwarded-For", forwarded))).Expect(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer nonsense")]
    public async Task A_bad_token_is_not_taken_for_none(string authorization) =>
        (await GetAsync("/odata/v1/Areas", ("Authorization", authorization))).Expect(HttpStatusCode.Unauthorized);
}

public sealed class LocalReaderTestsOnSqlite(SqliteReadHost host) : LocalReaderTests(host);

public sealed class LocalReaderTestsOnPostgres(PostgresReadHost host) : LocalReaderTests(host);
