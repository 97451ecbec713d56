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
    public async Task Every_answer_is_guarded_and_names_no_product(string url)
    {
        var answer = await GetAsync(url, host.Entra.User(Tenants.Herning, "Lis.Read").Bearer());

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
