using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>A valid token opens only what its scope and its roles allow; no role implies another but Lis.Admin.</summary>
public abstract class ScopeAndRoleTests(SecuredHost host) : Suite(host)
{
    [Theory]
    [InlineData("user_impersonation")]
    [InlineData("access_as_user")]
    [InlineData("openid user_impersonation profile")]
    public async Task A_user_reads_with_a_scope_of_the_service(string scope)
    {
        var token = host.Entra.User(Tenants.Herning, "Lis.Read").With("scp", scope);

        (await GetAsync("/odata/v1/Areas", token.Bearer())).Expect(HttpStatusCode.OK);
        (await GetAsync("/odata/v1/Areas", EntraAuthority.Version1(token).Bearer())).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("User.Read")]
    [InlineData("user_impersonation2")]
    [InlineData("USER_IMPERSONATION")]
    [InlineData("")]
    public async Task Another_scope_opens_nothing(string scope) =>
        await ExpectForbiddenAsync(host.Entra.User(Tenants.Herning, "Lis.Read").With("scp", scope));

    [Fact]
    public async Task An_application_reads_in_its_own_name()
    {
        var token = host.Entra.Application(Tenants.Herning, "Lis.Read");

        (await GetAsync("/odata/v1/Areas", token.Bearer())).Expect(HttpStatusCode.OK);
        (await GetAsync("/odata/v1/Areas", token.Without("idtyp").Bearer())).Expect(HttpStatusCode.OK);
        (await GetAsync("/odata/v1/Areas", EntraAuthority.Version1(token).Without("idtyp").Bearer())).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_user_without_scope_is_no_application() =>
        await ExpectForbiddenAsync(host.Entra.User(Tenants.Herning, "Lis.Read").Without("scp"));

    [Theory]
    [InlineData]
    [InlineData("lis.read")]
    [InlineData("Lis.Reader")]
    [InlineData("Lis.Read.Confidential")]
    [InlineData("Lis.Preview")]
    [InlineData("Lis.Write")]
    [InlineData("Lis.Import")]
    public async Task Without_Lis_Read_nothing_is_read(params string[] roles)
    {
        await ExpectForbiddenAsync(host.Entra.User(Tenants.Herning, roles));
        await ExpectForbiddenAsync(host.Entra.Application(Tenants.Herning, roles));
    }

    /// <summary>Nor what no role of its own is asked for.</summary>
    [Theory]
    [InlineData("/odata")]
    [InlineData("/odata/v1/")]
    [InlineData("/odata/v1/$metadata")]
    [InlineData("/odata/v1/nowhere")]
    [InlineData("/api/v1/imports/profiles")]
    [InlineData("/api/v1/nowhere")]
    public async Task Without_any_role_nothing_is_said(string url)
    {
        (await GetAsync(url, host.Entra.User(Tenants.Herning).Bearer())).Expect(HttpStatusCode.Forbidden);
        (await GetAsync(url, host.Entra.User(Tenants.Herning, "Another.Role").Bearer())).Expect(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Lis.Read")]
    [InlineData("Lis.Admin")]
    [InlineData("Lis.Write", "Lis.Read")]
    public async Task With_it_the_data_is_read(params string[] roles) =>
        (await GetAsync("/odata/v1/Areas", host.Entra.User(Tenants.Herning, roles).Bearer())).Expect(HttpStatusCode.OK);

    [Fact]
    public async Task A_single_role_may_come_as_a_text()
    {
        var token = host.Entra.User(Tenants.Herning).With("roles", "Lis.Read");

        (await GetAsync("/odata/v1/Areas", token.Bearer())).Expect(HttpStatusCode.OK);
    }

    async Task ExpectForbiddenAsync(TokenDraft token)
    {
        var answer = (await GetAsync("/odata/v1/Areas", token.Bearer())).Expect(HttpStatusCode.Forbidden);

        Assert.False(string.IsNullOrEmpty(answer.ErrorCode));
        Assert.Null(answer.Header("WWW-Authenticate"));
    }
}

public sealed class ScopeAndRoleTestsOnSqlite(SqliteSecuredHost host) : ScopeAndRoleTests(host);

public sealed class ScopeAndRoleTestsOnPostgres(PostgresSecuredHost host) : ScopeAndRoleTests(host);
