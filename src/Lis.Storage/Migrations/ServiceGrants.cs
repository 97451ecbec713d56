using System.Data.Common;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Npgsql;

namespace Lis.Storage.Migrations;

/// <summary>
/// What the service's role may do on PostgreSQL when the owner's connection is another one: rows, never the schema; the audit trail only
/// grows. Partitions get no grant, since row-level security binds only who comes through their parent.
/// </summary>
internal static class ServiceGrants
{
    public static async Task ApplyAsync(LisDatabase database, DbConnection owner, CancellationToken cancellation)
    {
        if (database.Provider != DatabaseProvider.Postgres || ServiceRole(database.Settings) is not { } role)
        {
            return;
        }

        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(role);
        await owner.ExecuteAsync(
            $"""
            DO $$
            DECLARE
                name text;
            BEGIN
                GRANT USAGE ON SCHEMA public TO {quoted};
                FOR name IN
                    SELECT relname FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                LOOP
                    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO {quoted}', name);
                END LOOP;
                REVOKE UPDATE, DELETE ON "AuditEntries" FROM {quoted};
                REVOKE INSERT, UPDATE, DELETE ON "SchemaVersions" FROM {quoted};
                GRANT USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {quoted};
            END $$
            """,
            null,
            cancellation);
    }

    private static string? ServiceRole(DatabaseSettings settings)
    {
        var service = new NpgsqlConnectionStringBuilder(settings.Primary).Username;
        var owner = settings.Owner is null ? service : new NpgsqlConnectionStringBuilder(settings.Owner).Username;
        return service == owner ? null : service;
    }
}
