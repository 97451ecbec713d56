using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>
/// Who has no valid token gets 401 with the one challenge from which Power Query reads where to sign in; it does not cope with a
/// second challenge, a redirect or any other form.
/// </summary>
public abstract class SignInTests(SecuredHost host) : Suite(host)
{
    static readonly EntraKey Unknown = new();

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

    [Theory]
    [MemberData(nameof(BadTokenNames))]
    public async Task A_bad_token_counts_as_none(string name)
    {
        var good = host.Entra.User(Tenants.Herning, "Lis.Read");

        AssertChallenged(await GetAsync("/odata/v1/Areas", ("Authorization", $"Bearer {BadTokens[name](good)}")));
        (await GetAsync("/odata/v1/Areas", good.Bearer())).Expect(HttpStatusCode.OK);
    }

    public static IEnumerable<TheoryDataRow<string>> BadTokenNames => BadTokens.Keys.Select(name => new TheoryDataRow<string>(name));

    static readonly Dictionary<string, Func<TokenDraft, string>> BadTokens = new()
    {
        ["signed by an unknown key"] = good => good.SignedBy(Unknown).Sign(),
        ["signed by an unknown key under a known id"] = good => (good with { Key = Unknown }).Sign(),
        ["changed after signing"] = good => Splice(good.Sign(), good.With("roles", new[] { "Lis.Admin" }).Sign()),
        ["not signed"] = good => good.WithHeader("alg", "none").Sign()[..^342],
        ["another algorithm named"] = good => good.WithHeader("alg", "HS256").Sign(),
        ["for another audience"] = good => good.With("aud", "https://graph.microsoft.com").Sign(),
        ["without audience"] = good => good.Without("aud").Sign(),
        ["from another issuer"] = good => good.With("iss", $"https://evil.example/{Tenants.Herning}/v2.0").Sign(),
        ["issuer and tenant differ"] = good => IssuedFor(good, Tenants.Hedensted).Sign(),
        ["issuer of the multi-tenant document itself"] = good => IssuedFor(good, "{tenantid}").Sign(),
        ["without issuer"] = good => good.Without("iss").Sign(),
        ["of a tenant that is not allowed"] = good => ForTenant(good, Tenants.Stranger).Sign(),
        ["version 1.0 of a tenant that is not allowed"] = good => EntraAuthority.Version1(ForTenant(good, Tenants.Stranger)).Sign(),
        ["without tenant"] = good => good.Without("tid").Sign(),
        ["expired"] = good => good.With("exp", Now(-3600)).Sign(),
        ["without expiry"] = good => good.Without("exp").Sign(),
        ["not valid yet"] = good => good.With("nbf", Now(3600)).Sign(),
        ["an ID token"] = good => good.Without("scp").Without("azp").With("nonce", "n").Sign(),
    };

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

    static TokenDraft ForTenant(TokenDraft draft, string tenant) => IssuedFor(draft, tenant).With("tid", tenant);

    static TokenDraft IssuedFor(TokenDraft draft, string tenant) =>
        draft.With("iss", ((string)draft.Claims["iss"]!).Replace((string)draft.Claims["tid"]!, tenant, StringComparison.Ordinal));

    static string Splice(string signed, string other) => $"{string.Join('.', other.Split('.')[..2])}.{signed.Split('.')[2]}";

    static long Now(int seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();
}

public sealed class SignInTestsOnSqlite(SqliteSecuredHost host) : SignInTests(host);

public sealed class SignInTestsOnPostgres(PostgresSecuredHost host) : SignInTests(host);
