using System.Data.Common;
using System.Globalization;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.Data.Sqlite;

namespace Lis.Storage.Migrations;

/// <summary>
/// Brings a database to the code's schema: the steps that are missing, each in a transaction of its own, by one process at a time.
/// Decision 0002 says why these are files of SQL.
/// </summary>
public static class SchemaMigrator
{
    private const long LockKey = 0x4C69_734D_6967_7261;

    /// <summary>Number of the last step that the code knows.</summary>
    public static int CodeVersion(DatabaseProvider provider) => Migration.For(provider)[^1].Number;

    /// <summary>Number of the last step that the database has; 0 without a schema.</summary>
    public static Task<int> DatabaseVersionAsync(DbConnection connection, CancellationToken cancellation) =>
        DatabaseVersionAsync(connection, null, cancellation);

    /// <summary>Applies what is missing and, on PostgreSQL, grants the service's role what it needs. Nothing to do is no error.</summary>
    /// <exception cref="InvalidOperationException">The database is newer than the code.</exception>
    public static async Task MigrateAsync(LisDatabase database, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenOwnerAsync(cancellation);
        await TakeTurnAsync(connection, cancellation);
        try
        {
            foreach (var migration in Migration.For(database.Provider))
            {
                await ApplyAsync(connection, migration, database.Time, cancellation);
            }

            if (await DatabaseVersionAsync(connection, cancellation) > CodeVersion(database.Provider))
            {
                throw new InvalidOperationException("The database has a newer schema than this version of the service.");
            }

            await ServiceGrants.ApplyAsync(database, connection, cancellation);
        }
        finally
        {
            await EndTurnAsync(connection);
        }
    }

    private static async Task ApplyAsync(DbConnection connection, Migration migration, TimeProvider time, CancellationToken cancellation)
    {
        // On SQLite this is BEGIN IMMEDIATE: a second process waits here and then finds the step done.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await DatabaseVersionAsync(connection, transaction, cancellation) >= migration.Number)
        {
            return;
        }

        await RowScope.ApplyAsync(transaction, RowScope.All, cancellation);
        await connection.ExecuteAsync(VersionTable(connection), transaction, cancellation);
        await connection.ExecuteAsync(await migration.SqlAsync(cancellation), transaction, cancellation);
        await using var note = connection.Command(
            "INSERT INTO \"SchemaVersions\" (\"Number\", \"Name\", \"AppliedAt\") VALUES (@number, @name, @at)", transaction);
        note.Add("number", migration.Number);
        note.Add("name", migration.Name);
        note.Add("at", connection.Instant(time.GetUtcNow()));
        await note.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<int> DatabaseVersionAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
    {
        var exists = await connection.ScalarAsync(
            connection is SqliteConnection
                ? "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'SchemaVersions')"
                : "SELECT (to_regclass('\"SchemaVersions\"') IS NOT NULL)::integer",
            transaction,
            cancellation);
        if (Convert.ToInt64(exists, CultureInfo.InvariantCulture) == 0)
        {
            return 0;
        }

        var number = await connection.ScalarAsync("SELECT coalesce(max(\"Number\"), 0) FROM \"SchemaVersions\"", transaction, cancellation);
        return Convert.ToInt32(number, CultureInfo.InvariantCulture);
    }

    private static string VersionTable(DbConnection connection) => connection is SqliteConnection
        ? "CREATE TABLE IF NOT EXISTS \"SchemaVersions\" (\"Number\" INTEGER PRIMARY KEY, \"Name\" TEXT NOT NULL, \"AppliedAt\" INTEGER NOT NULL) STRICT"
        : "CREATE TABLE IF NOT EXISTS \"SchemaVersions\" (\"Number\" integer PRIMARY KEY, \"Name\" text NOT NULL, \"AppliedAt\" timestamptz NOT NULL)";

    private static Task TakeTurnAsync(DbConnection connection, CancellationToken cancellation) => connection is SqliteConnection
        ? connection.ExecuteAsync("PRAGMA journal_mode = WAL", null, cancellation)
        : connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_lock({LockKey})"), null, cancellation);

    private static Task EndTurnAsync(DbConnection connection) => connection is SqliteConnection
        ? Task.CompletedTask
        : connection.ExecuteAsync(
            string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_unlock({LockKey})"), null, CancellationToken.None);
}
