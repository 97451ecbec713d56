using Lis.Conformance.Harness;

namespace Lis.Conformance.Deployment;

/// <summary>
/// In a process of its own the service comes to SQLite first and leaves its locks out. Whatever opens a connection earlier would undo that
/// without any other sign than slower reads.
/// </summary>
public sealed class SqliteThreadsTests
{
    [Fact]
    public async Task The_service_leaves_the_locks_of_sqlite_out()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, DatabaseContent.Migrated);
        await using var entra = EntraAuthority.Start();
        await using var service = await ServiceProcess.StartAsync(database, entra, waitsUntilReady: true);
        Assert.Contains("Now listening", service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite was in use", service.Output, StringComparison.Ordinal);
    }
}
