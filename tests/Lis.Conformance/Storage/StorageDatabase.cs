using System.Collections.Concurrent;
using Lis.Conformance.Harness;
using Lis.OData.Sql.Sqlite;
using Lis.Storage.Connections;
using Lis.Storage.Migrations;

namespace Lis.Conformance.Storage;

/// <summary>A database of the storage layer alone, without a service; every test of this folder runs on each kind.</summary>
sealed class StorageDatabase(TestDatabase database, LisDatabase lis) : IAsyncDisposable
{
    static readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<TestDatabase>>> Templates = [];

    public static TheoryData<DatabaseKind> Kinds => new(Enum.GetValues<DatabaseKind>());

    public TestDatabase Database => database;

    public LisDatabase Lis => lis;

    public static async Task<StorageDatabase> EmptyAsync(DatabaseKind kind, TimeProvider? time = null)
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Empty);
        return new(database, Open(database, time));
    }

    /// <summary>A copy of a database that was migrated once for all tests of the run.</summary>
    public static async Task<StorageDatabase> MigratedAsync(DatabaseKind kind, TimeProvider? time = null)
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        var template = await Templates.GetOrAdd(kind, static kind => new(() => BuildTemplateAsync(kind))).Value;
        var database = await template.CopyAsync();
        return new(database, Open(database, time));
    }

    /// <summary>A second process's view of the same database.</summary>
    public static LisDatabase Open(TestDatabase database, TimeProvider? time = null, TimeSpan? patience = null) =>
        Open(SettingsOf(database), time, patience);

    public static LisDatabase Open(DatabaseSettings settings, TimeProvider? time = null, TimeSpan? patience = null) =>
        new(settings, SqliteFunctions.Register, time) { WriterPatience = patience ?? TimeSpan.FromSeconds(30) };

    static DatabaseSettings SettingsOf(TestDatabase database) => database is PostgresDatabase postgres
        ? new(DatabaseProvider.Postgres, postgres.ConnectionString, null, postgres.OwnerConnectionString)
        : new(DatabaseProvider.Sqlite, database.ConnectionString);

    static async Task<TestDatabase> BuildTemplateAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Empty);
        await using (var lis = Open(database))
        {
            await SchemaMigrator.MigrateAsync(lis, CancellationToken.None);
        }

        await database.SealAsync();
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await lis.DisposeAsync();
        await database.DisposeAsync();
    }
}
