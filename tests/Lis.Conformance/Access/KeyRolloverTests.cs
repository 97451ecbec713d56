using System.Diagnostics;
using System.Net;
using Lis.Api.Security;
using Lis.Conformance.Harness;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lis.Conformance.Access;

/// <summary>Entra ID changes its keys without notice: a new one is accepted without a restart, one that is published no more is not.</summary>
public abstract class KeyRolloverTests(OwnSecuredHost host) : Suite(host)
{
    const string Url = "/odata/v1/Areas?$top=1";

    [Fact]
    public async Task A_new_key_is_fetched_when_a_token_names_it_and_a_retired_one_is_forgotten_then()
    {
        var retired = host.Entra.CurrentKey;
        var before = host.Entra.User(Tenants.Herning, "Lis.Read");
        (await GetAsync(Url, before.Bearer())).Expect(HttpStatusCode.OK);

        host.Entra.AddKey();
        var after = host.Entra.User(Tenants.Herning, "Lis.Read");
        (await GetAsync(Url, before.Bearer())).Expect(HttpStatusCode.OK);
        host.Entra.Retire(retired);

        await WaitForKeysAsync(after);
        (await GetAsync(Url, before.Bearer())).Expect(HttpStatusCode.Unauthorized);
        (await GetAsync(Url, before.With("jti", "another").Bearer())).Expect(HttpStatusCode.Unauthorized);
        (await GetAsync(Url, after.Bearer())).Expect(HttpStatusCode.OK);
    }

    /// <summary>Nobody can hold off the fetching of a new key by naming unknown ones first.</summary>
    [Fact]
    public async Task A_new_key_is_fetched_soon_after_a_storm_of_unknown_ones()
    {
        var stranger = new EntraKey();
        (await GetAsync(Url, host.Entra.User(Tenants.Herning, "Lis.Read").SignedBy(stranger).Bearer())).Expect(HttpStatusCode.Unauthorized);

        host.Entra.AddKey();
        await WaitForKeysAsync(host.Entra.User(Tenants.Herning, "Lis.Read"));
    }

    /// <summary>A key that Entra ID publishes for one issuer signs nothing for others; one for every tenant signs for each.</summary>
    [Fact]
    public async Task A_key_signs_only_for_the_issuer_that_it_is_published_for()
    {
        var personal = host.Entra.AddKey($"{host.Entra.Instance}9188040d-6c67-4c5b-b112-36a304b66dad/v2.0");
        var forged = host.Entra.User(Tenants.Herning, "Lis.Admin").SignedBy(personal);
        var common = host.Entra.AddKey(host.Entra.Instance + "{tenantid}/v2.0");
        var token = host.Entra.User(Tenants.Herning, "Lis.Read").SignedBy(common);
        var own = host.Entra.AddKey($"{host.Entra.Instance}{Tenants.Hedensted}/v2.0");
        await WaitForKeysAsync(token);

        (await GetAsync(Url, EntraAuthority.Version1(token).Bearer())).Expect(HttpStatusCode.OK);
        (await GetAsync(Url, host.Entra.User(Tenants.Hedensted, "Lis.Read").SignedBy(own).Bearer())).Expect(HttpStatusCode.OK);
        foreach (var bad in new[] { forged, EntraAuthority.Version1(forged), token.SignedBy(own), EntraAuthority.Version1(token).SignedBy(own) })
        {
            (await GetAsync(Url, bad.Bearer())).Expect(HttpStatusCode.Unauthorized);
        }

        // What the other tests sign, they sign with the newest key.
        host.Entra.Retire(own);
        host.Entra.Retire(personal);
    }

    /// <summary>Where nobody comes with a new key, the keys are looked at all the same.</summary>
    [Fact]
    public void Keys_are_fetched_again_every_hour_and_former_ones_are_not_gone_back_to()
    {
        var options = Service.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        var manager = Assert.IsType<Microsoft.IdentityModel.Tokens.BaseConfigurationManager>(options.ConfigurationManager, exactMatch: false);

        Assert.Equal(EntraTokens.KeysAreNoOlderThan, manager.AutomaticRefreshInterval);
        Assert.InRange(manager.AutomaticRefreshInterval, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));
        Assert.False(manager.UseLastKnownGoodConfiguration);
    }

    /// <summary>The keys may have been looked at a moment ago.</summary>
    async Task WaitForKeysAsync(TokenDraft token)
    {
        var waited = Stopwatch.StartNew();
        while ((await GetAsync(Url, token.Bearer())).Status != HttpStatusCode.OK)
        {
            Assert.InRange(waited.Elapsed, TimeSpan.Zero, EntraTokens.UnknownKeysAreSoughtEvery + TimeSpan.FromSeconds(10));
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }
}

public sealed class KeyRolloverTestsOnSqlite(SqliteOwnSecuredHost host) : KeyRolloverTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class KeyRolloverTestsOnPostgres(PostgresOwnSecuredHost host) : KeyRolloverTests(host), IClassFixture<PostgresOwnSecuredHost>;
