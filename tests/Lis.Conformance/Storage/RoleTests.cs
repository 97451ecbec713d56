using Lis.Conformance.Harness;
using Lis.Storage.Connections;
using Lis.Storage.Migrations;

namespace Lis.Conformance.Storage;

/// <summary>Readiness finds a role that row-level security would not bind (PostgreSQL; SQLite has no roles).</summary>
public class RoleTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_plain_role_of_the_service_gives_no_finding()
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);

        Assert.Empty((await DatabaseState.ReadAsync(database.Lis, Cancellation)).RoleFindings);
    }

    [Theory]
    [InlineData(true, "superuser")]
    [InlineData(false, "owns tables")]
    public async Task Superuser_and_owner_are_found(bool asSuperuser, string finding)
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        var postgres = (PostgresDatabase)database.Database;
        await using var other = StorageDatabase.Open(
            new DatabaseSettings(DatabaseProvider.Postgres, asSuperuser ? postgres.SuperuserConnectionString : postgres.OwnerConnectionString));

        Assert.Contains((await DatabaseState.ReadAsync(other, Cancellation)).RoleFindings, text => text.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_service_cannot_rewrite_the_audit_trail_or_reach_a_partition()
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);

        await RefusedAsync(database, "DELETE FROM \"AuditEntries\"");
        await RefusedAsync(database, "UPDATE \"AuditEntries\" SET \"Actor\" = 'x'");
        await RefusedAsync(database, "SELECT * FROM \"Observations_2018\"");
        await RefusedAsync(database, "DELETE FROM \"SchemaVersions\"");
        await RefusedAsync(database, "CREATE TABLE \"Mine\" (a integer)");
    }

    [Fact]
    public async Task A_database_with_one_role_for_all_can_be_migrated()
    {
        await using var database = await StorageDatabase.EmptyAsync(DatabaseKind.Postgres);
        await using var alone = StorageDatabase.Open(
            new DatabaseSettings(DatabaseProvider.Postgres, ((PostgresDatabase)database.Database).OwnerConnectionString));
        await SchemaMigrator.MigrateAsync(alone, Cancellation);

        Assert.Equal(["1"], await alone.QueryAsync("SELECT count(*) FROM \"Breakdowns\""));
    }

    static async Task RefusedAsync(StorageDatabase database, string sql)
    {
        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.Lis.QueryAsync(sql));
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }
}
