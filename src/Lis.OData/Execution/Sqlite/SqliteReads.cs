using System.Collections.Concurrent;
using Lis.OData.Sql.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lis.OData.Execution.Sqlite;

/// <summary>
/// Reads from SQLite. Keeps its own pool, since a statement lives as long as its connection and the driver forgets it with every command.
/// </summary>
/// <param name="connectionString">As for Microsoft.Data.Sqlite.</param>
/// <param name="timeout">The longest wait for the database: for the first row, and later for as much as fills a buffer.</param>
/// <param name="clock">Measures the waits.</param>
public sealed class SqliteReads(string connectionString, TimeSpan timeout, TimeProvider clock) : ReadDatabase
{
    const int MostIdle = 16;
    const int PatienceInMilliseconds = 5000;
    const int CacheInKilobytes = 8000;

    readonly string connectionString = Existing(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }).ConnectionString;
    readonly ConcurrentBag<SqliteLease> idle = [];
    int idleCount;
    volatile bool isDisposed;

    /// <inheritdoc />
    public override ReadSession Open(PreparedRead read, ReadInputs inputs) => new SqliteSession(this, read, inputs, timeout, clock);

    /// <inheritdoc />
    public override ValueTask<DataVersion> VersionAsync(string query, CancellationToken cancellationToken)
    {
        var lease = Rent();
        var isSound = false;
        try
        {
            using var watch = new SqliteWatch(lease.Connection.Handle!, timeout, clock, cancellationToken);
            var version = new SqliteRunner(lease, watch).Version(query);
            isSound = !watch.HasFailed;
            return new(version);
        }
        finally
        {
            Return(lease, isSound);
        }
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        isDisposed = true;
        while (idle.TryTake(out var lease))
        {
            lease.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    internal SqliteLease Rent()
    {
        if (!idle.TryTake(out var lease))
        {
            return Connect();
        }

        Interlocked.Decrement(ref idleCount);
        return lease;
    }

    /// <summary>Takes a connection back; one on which something failed is closed.</summary>
    internal void Return(SqliteLease lease, bool isSound)
    {
        // The bag itself would stop everybody to count what it holds.
        if (!isSound || isDisposed || Volatile.Read(ref idleCount) >= MostIdle)
        {
            lease.Dispose();
        }
        else
        {
            Interlocked.Increment(ref idleCount);
            idle.Add(lease);
        }
    }

    SqliteLease Connect()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            SqliteFunctions.Register(connection);
            using var command = connection.CreateCommand();
            command.CommandText = FormattableString.Invariant(
                $"PRAGMA query_only = 1; PRAGMA busy_timeout = {PatienceInMilliseconds}; PRAGMA cache_size = -{CacheInKilobytes}");
            command.ExecuteNonQuery();
            // Else the value of a LIMIT takes part in the plan, and each new value of it, equal or not, has the statement prepared anew.
            raw.sqlite3_db_config(connection.Handle!, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
            return new SqliteLease(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A file that is missing is a failing world, not an empty database to be made.</summary>
    static SqliteConnectionStringBuilder Existing(SqliteConnectionStringBuilder settings)
    {
        var isFile = settings.DataSource is not (":memory:" or "") && !settings.DataSource.StartsWith("file:", StringComparison.Ordinal);
        if (isFile && settings.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            settings.Mode = SqliteOpenMode.ReadWrite;
        }

        return settings;
    }
}
