using System.Reflection;
using Lis.OData.Execution.Sqlite;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Lis.Tests.Guard;

/// <summary>What a statement may cost SQLite besides running.</summary>
public sealed class StatementTests
{
    /// <summary>SQLITE_STMTSTATUS_REPREPARE.</summary>
    const int Reprepared = 5;

    /// <summary>SQLite looks at the value of a LIMIT while it plans, and plans anew for each that comes, unless it is told not to.</summary>
    [Fact]
    public async Task A_statement_is_prepared_once_whatever_its_values_are()
    {
        await using var reads = new SqliteReads("Data Source=:memory:", TimeSpan.FromSeconds(30), TimeProvider.System);
        var lease = typeof(SqliteReads).GetMethod("Rent", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(reads, [])!;
        using var _ = (IDisposable)lease;
        var connection = (SqliteConnection)lease.GetType().GetProperty("Connection")!.GetValue(lease)!;
        sqlite3_prepare_v3(connection.Handle!, "SELECT name FROM sqlite_schema WHERE name > ?1 ORDER BY name LIMIT ?2", SQLITE_PREPARE_PERSISTENT, out var statement);
        using (statement)
        {
            for (var rows = 1; rows < 5; rows++)
            {
                sqlite3_bind_text(statement, 1, "a");
                sqlite3_bind_int(statement, 2, rows);
                sqlite3_step(statement);
                sqlite3_reset(statement);
                sqlite3_clear_bindings(statement);
            }

            Assert.Equal(0, sqlite3_stmt_status(statement, Reprepared, 0));
        }
    }
}
