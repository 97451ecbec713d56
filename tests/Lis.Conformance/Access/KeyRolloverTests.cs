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

        (await GetAsync(Url, after.Bearer())).Expect(HttpStatusCode.OK);
        (await GetAsync(Url, before.Bearer())).Expect(HttpStatusCode.Unauthorized);
        (await GetAsync(Url, before.With("jti", "another").Bearer())).Expect(HttpStatusCode.Unauthorized);
        (await GetAsync(Url, after.Bearer())).Expect(HttpStatusCode.OK);
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
}

public sealed class KeyRolloverTestsOnSqlite(SqliteOwnSecuredHost host) : KeyRolloverTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class KeyRolloverTestsOnPostgres(PostgresOwnSecuredHost host) : KeyRolloverTests(host), IClassFixture<PostgresOwnSecuredHost>;
