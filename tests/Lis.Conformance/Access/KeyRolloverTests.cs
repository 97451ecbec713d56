using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>Entra ID changes its keys without notice; a token signed by a new key is accepted without a restart.</summary>
public abstract class KeyRolloverTests(OwnSecuredHost host) : Suite(host)
{
    [Fact]
    public async Task A_new_key_is_fetched_when_a_token_names_it()
    {
        var before = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();
        (await GetAsync("/odata/v1/Areas", before)).Expect(HttpStatusCode.OK);

        host.Entra.AddKey();
        var after = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();

        (await GetAsync("/odata/v1/Areas", after)).Expect(HttpStatusCode.OK);
        (await GetAsync("/odata/v1/Areas", before)).Expect(HttpStatusCode.OK);
    }
}

public sealed class KeyRolloverTestsOnSqlite(SqliteOwnSecuredHost host) : KeyRolloverTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class KeyRolloverTestsOnPostgres(PostgresOwnSecuredHost host) : KeyRolloverTests(host), IClassFixture<PostgresOwnSecuredHost>;
