using System.Data.Common;
using Lis.Storage.Commits;
using Lis.Storage.Migrations;

namespace Lis.Storage.Connections;

/// <summary>What readiness must know about the database.</summary>
/// <param name="SchemaVersion">Last step of the schema that the database has.</param>
/// <param name="CodeVersion">Last step that the code knows.</param>
/// <param name="RoleFindings">Why row-level security would not bind the service's role, one sentence each; empty when it does.</param>
public sealed record DatabaseState(int SchemaVersion, int CodeVersion, IReadOnlyList<string> RoleFindings)
{
    /// <summary>Whether the schema is the code's own.</summary>
    public bool IsCurrent => SchemaVersion == CodeVersion;

    /// <summary>Looks at the database through the service's own connection; a database that cannot be reached throws.</summary>
    public static async Task<DatabaseState> ReadAsync(LisDatabase database, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenAsync(cancellation);
        var version = await SchemaMigrator.DatabaseVersionAsync(connection, cancellation);
        IReadOnlyList<string> findings =
            database.Provider == DatabaseProvider.Postgres ? await RoleFindingsAsync(connection, cancellation) : [];
        return new(version, SchemaMigrator.CodeVersion(database.Provider), findings);
    }

    private static async Task<IReadOnlyList<string>> RoleFindingsAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command(
            """
            SELECT r.rolsuper, r.rolbypassrls, EXISTS (
                SELECT 1 FROM pg_class c
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'MEMBER'))
            FROM pg_roles r WHERE r.rolname = current_user
            """,
            null);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var isSuperuser = reader.GetBoolean(0);
        List<string> findings = [];
        if (isSuperuser)
        {
            findings.Add("The service's role is a superuser.");
        }

        if (reader.GetBoolean(1))
        {
            findings.Add("The service's role bypasses row-level security.");
        }

        // A superuser counts as a member of every role, and was reported as what it is.
        if (!isSuperuser && reader.GetBoolean(2))
        {
            findings.Add("The service's role owns tables.");
        }

        return findings;
    }
}
