using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>A token that was verified is remembered, but not longer than it is worth.</summary>
public abstract class KnownTokenTests(OwnSecuredHost host) : Suite(host)
{
    const string Url = "/odata/v1/Areas?$top=1";

    [Fact]
    public async Task What_is_refused_stays_refused()
    {
        await TwiceAsync(HttpStatusCode.OK, host.Entra.User(Tenants.Herning, "Lis.Read").Bearer());

        await TwiceAsync(HttpStatusCode.Unauthorized, host.Entra.User(Tenants.Stranger, "Lis.Read").Bearer());
        await TwiceAsync(HttpStatusCode.Forbidden, host.Entra.User(Tenants.Herning, "Lis.Read").Without("scp").Bearer());
        await TwiceAsync(HttpStatusCode.Forbidden, host.Entra.User(Tenants.Herning).Bearer());
    }

    [Fact]
    public async Task Two_tokens_are_two_callers()
    {
        const string Codes = "/odata/v1/Indicators?$select=MunicipalityCode&$filter=MunicipalityCode ne null";
        var herning = host.Entra.User(Tenants.Herning, "Lis.Read").Bearer();
        var hedensted = host.Entra.User(Tenants.Hedensted, "Lis.Read").Bearer();
        for (var round = 0; round < 2; round++)
        {
            Assert.All((await GetAsync(Codes, herning)).Rows, row => Assert.Equal("657", row.GetProperty("MunicipalityCode").GetString()));
            Assert.All((await GetAsync(Codes, hedensted)).Rows, row => Assert.Equal("766", row.GetProperty("MunicipalityCode").GetString()));
        }
    }

    async Task TwiceAsync(HttpStatusCode status, (string, string) token)
    {
        (await GetAsync(Url, token)).Expect(status);
        (await GetAsync(Url, token)).Expect(status);
    }
}

public sealed class KnownTokenTestsOnSqlite(SqliteOwnSecuredHost host) : KnownTokenTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class KnownTokenTestsOnPostgres(PostgresOwnSecuredHost host) : KnownTokenTests(host), IClassFixture<PostgresOwnSecuredHost>;
