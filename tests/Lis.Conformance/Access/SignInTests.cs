using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>
/// Who has no valid token gets 401 with the one challenge from which Power Query reads where to sign in; it does not cope with a
/// second challenge, a redirect or any other form.
/// </summary>
public abstract class SignInTests(SecuredHost host) : Suite(host)
{
    string Challenge => $"Bearer authorization_uri={host.Entra.Instance}organizations/oauth2/authorize";

    [Theory]
    [InlineData("GET", "/odata/v1/")]
    [InlineData("GET", "/odata/v1/$metadata")]
    [InlineData("GET", "/odata/v1/Areas")]
    [InlineData("GET", "/odata/v1/Areas('657')")]
    [InlineData("GET", "/odata/v1/Areas/$count")]
    [InlineData("GET", "/odata/v1/NoSuchSet")]
    [InlineData("GET", "/odata/v1/Areas?$filter=nonsense(")]
    [InlineData("HEAD", "/odata/v1/Areas")]
    [InlineData("POST", "/odata/v1/Areas")]
    [InlineData("POST", "/odata/v1/$batch")]
    [InlineData("GET", "/odata")]
    [InlineData("GET", "/ODATA/V1/Areas")]
    [InlineData("GET", "/api/v1/imports/profiles")]
    public async Task Without_a_token_there_is_only_the_challenge(string method, string url)
    {
        var answer = await Service.SendAsync(method, url, method == "POST" ? "{}" : null);

        AssertChallenged(answer);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("bearer")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA")]
    [InlineData("Basic bGlzOmxpcw==")]
    [InlineData("Negotiate")]
    public async Task What_is_no_token_counts_as_none(string authorization)
    {
        var answer = await GetAsync("/odata/v1/Areas", ("Authorization", authorization));

        AssertChallenged(answer);
    }

    /// <summary>The audiences of the contract; other spellings of the same registration are not among them.</summary>
    [Theory]
    [InlineData(EntraAuthority.ClientId)]
    [InlineData("api://" + EntraAuthority.ClientId)]
    [InlineData(EntraAuthority.Audience)]
    [InlineData("https://" + EntraAuthority.PublicHost)]
    [InlineData("https://" + EntraAuthority.PublicHost + "/")]
    public async Task Each_audience_of_the_service_is_its_own(string audience)
    {
        var token = host.Entra.User(Tenants.Herning, "Lis.Read").With("aud", audience);

        (await GetAsync("/odata/v1/Areas", token.Bearer())).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://" + EntraAuthority.PublicHost)]
    [InlineData("https://" + EntraAuthority.PublicHost + "/odata")]
    [InlineData("https://sub." + EntraAuthority.PublicHost)]
    [InlineData("api://" + EntraAuthority.ClientId + "/x")]
    public async Task What_only_resembles_an_audience_is_none(string audience) =>
        AssertChallenged(await GetAsync("/odata/v1/Areas", host.Entra.User(Tenants.Herning, "Lis.Read").With("aud", audience).Bearer()));

    [Fact]
    public async Task Health_needs_no_token()
    {
        (await GetAsync("/health/live")).Expect(HttpStatusCode.OK);
        (await GetAsync("/health/ready")).Expect(HttpStatusCode.OK);
    }

    void AssertChallenged(Answer answer)
    {
        answer.Expect(HttpStatusCode.Unauthorized);
        Assert.Equal([Challenge], answer.Headers("WWW-Authenticate"));
        Assert.Null(answer.Header("Location"));
    }
}

public sealed class SignInTestsOnSqlite(SqliteSecuredHost host) : SignInTests(host);

public sealed class SignInTestsOnPostgres(PostgresSecuredHost host) : SignInTests(host);
