using Lis.Conformance.Harness;
using Lis.Storage.Connections;
using Lis.Storage.Migrations;

namespace Lis.Conformance.Storage;

public class MigratorTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task An_empty_database_is_behind_and_a_migrated_one_is_current(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.EmptyAsync(kind);
        var before = await DatabaseState.ReadAsync(database.Lis, Cancellation);
        await SchemaMigrator.MigrateAsync(database.Lis, Cancellation);
        var after = await DatabaseState.ReadAsync(database.Lis, Cancellation);

        Assert.Equal((0, false), (before.SchemaVersion, before.IsCurrent));
        Assert.Equal((after.CodeVersion, true), (after.SchemaVersion, after.IsCurrent));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Processes_that_start_together_migrate_once(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.EmptyAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                await using var process = StorageDatabase.Open(database.Database);
                await SchemaMigrator.MigrateAsync(process, Cancellation);
            },
            Cancellation)));

        var numbers = await database.Lis.QueryAsync("SELECT \"Number\" FROM \"SchemaVersions\" ORDER BY \"Number\"");
        Assert.Equal(Migration.For(database.Lis.Provider).Select(step => $"{step.Number}"), numbers);
        Assert.Equal(["1"], await database.Lis.QueryAsync("SELECT count(*) FROM \"Breakdowns\""));
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_database_of_a_newer_version_is_refused(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await using (var owner = await database.Lis.OpenOwnerAsync(Cancellation))
        {
            await owner.QueryAsync("INSERT INTO \"SchemaVersions\" SELECT 9999, 'from tomorrow', \"AppliedAt\" FROM \"SchemaVersions\" WHERE \"Number\" = 1");
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => SchemaMigrator.MigrateAsync(database.Lis, Cancellation));
        Assert.False((await DatabaseState.ReadAsync(database.Lis, Cancellation)).IsCurrent);
    }

    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task Names_sort_in_Danish_here_and_there(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.EmptyAsync(kind);
        await DanishOrderCheck.RunAsync(database.Lis, Cancellation);

        var collation = kind == DatabaseKind.Sqlite ? "DANISH" : "\"da-x-icu\"";
        var sorted = await database.Lis.QueryAsync(
            $"SELECT w FROM (SELECT 'Aarhus' AS w UNION ALL SELECT 'Ærø' UNION ALL SELECT 'Zebra' UNION ALL SELECT 'Øer') AS t ORDER BY w COLLATE {collation}");
        Assert.Equal(["Zebra", "Ærø", "Øer", "Aarhus"], sorted);
    }
}
