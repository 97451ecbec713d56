using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace Lis.Conformance.Harness;

/// <summary>What the other suites take for granted about the ground they stand on.</summary>
public class HarnessTests
{
    [Fact]
    public async Task The_service_role_of_PostgreSQL_is_bound_by_row_level_security()
    {
        PostgresCluster.SkipWhenAbsent();
        await using var database = await (await PostgresCluster.GetAsync()).CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT rolsuper OR rolbypassrls OR pg_has_role(current_user, datdba, 'MEMBER') FROM pg_roles, pg_database "
            + "WHERE rolname = current_user AND datname = current_database()",
            connection);

        Assert.Equal(false, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_token_of_the_fake_Entra_ID_is_valid_by_its_own_discovery_document()
    {
        await using var entra = EntraAuthority.Start();
        var read = await OpenIdConnectConfigurationRetriever.GetAsync(
            $"{entra.Instance}{Tenants.Herning}/v2.0/.well-known/openid-configuration",
            new HttpDocumentRetriever { RequireHttps = false },
            TestContext.Current.CancellationToken);
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = read.Issuer,
            ValidAudience = EntraAuthority.ClientId,
            IssuerSigningKeys = read.SigningKeys,
        };
        var good = entra.User(Tenants.Herning, "Lis.Read");

        Assert.Null((await new JsonWebTokenHandler().ValidateTokenAsync(good.Sign(), parameters)).Exception);
        Assert.False((await new JsonWebTokenHandler().ValidateTokenAsync(good.SignedBy(new EntraKey()).Sign(), parameters)).IsValid);
    }
}

/// <summary>The smallest suite: the service starts on each database and is alive.</summary>
public abstract class StartTests(ReadHost host) : Suite(host)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_service_starts_and_is_healthy(string url) => (await GetAsync(url)).Expect(HttpStatusCode.OK);
}

public sealed class StartTestsOnSqlite(SqliteReadHost host) : StartTests(host);

public sealed class StartTestsOnPostgres(PostgresReadHost host) : StartTests(host);
