using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>What every answer carries for browsers, and what none tells.</summary>
public abstract class HeaderTests(SecuredHost host) : Suite(host)
{
    [Theory]
    [InlineData("/odata/v1/Areas?$top=1")]
    [InlineData("/odata/v1/Areas('nowhere')")]
    [InlineData("/odata/v1/NoSuchSet")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/swagger/index.html")]
    [InlineData("/odata/v1/Areas?$top=1&$format=csv")]
    [InlineData("/odata/v1/Areas?$top=1&$format=xlsx")]
    [InlineData("/odata/v1/Areas?$filter=nonsense(")]
    [InlineData("/odata/v1/AuditEntries")]
    [InlineData("/odata/v1/$metadata")]
    [InlineData("/odata")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/nowhere")]
    public async Task Every_answer_is_guarded_and_names_no_product(string url)
    {
        AssertGuarded(await GetAsync(url, host.Entra.User(Tenants.Herning, "Lis.Read").Bearer()));
        AssertGuarded(await GetAsync(url));
    }

    [Fact]
    public async Task So_are_answers_to_changes_to_batches_to_conditions_and_to_what_is_too_long()
    {
        var token = host.Entra.User(Tenants.Herning, "Lis.Read", "Lis.Write").Bearer();
        var feed = await GetAsync("/odata/v1/Areas?$top=1", token);
        AssertGuarded((await GetAsync("/odata/v1/Areas?$top=1", token, ("If-None-Match", feed.Header("ETag")!))).Expect(HttpStatusCode.NotModified));
        AssertGuarded((await Service.SendAsync("POST", "/odata/v1/Remarks", "{", token)).Expect(HttpStatusCode.BadRequest));
        AssertGuarded((await Service.SendAsync("DELETE", "/odata/v1/Remarks(1)", null, token)));
        AssertGuarded((await Service.SendAsync("OPTIONS", "/odata/v1/Remarks", null, token)));
        AssertGuarded((await Service.SendAsync("POST", "/odata/v1/$batch", "{\"requests\":[]}", token)));
        AssertGuarded((await GetAsync($"/odata/v1/Areas?x={new string('a', 20_000)}", token)).Expect(HttpStatusCode.RequestUriTooLong));
        AssertGuarded((await GetAsync("/odata/v1/Areas", token, ("X-Long", new string('a', 40_000)))).Expect(HttpStatusCode.RequestHeaderFieldsTooLarge));
        AssertGuarded(await Service.SendAsync("POST", "/api/v1/imports?profile=lis-long", "x", token));
    }

    static void AssertGuarded(Answer answer)
    {
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Server"));
        Assert.Null(answer.Header("X-Powered-By"));
    }

    /// <summary>Without this the page would be white under its policy.</summary>
    [Fact]
    public async Task The_page_of_the_document_has_no_script_within()
    {
        var page = (await GetAsync("/swagger/index.html")).Expect(HttpStatusCode.OK);

        Assert.DoesNotMatch("<script(?![^>]*src=)", page.Text);
        Assert.DoesNotMatch(" on[a-z]+=", page.Text);
    }
}

public sealed class HeaderTestsOnSqlite(SqliteSecuredHost host) : HeaderTests(host);

public sealed class HeaderTestsOnPostgres(PostgresSecuredHost host) : HeaderTests(host);
