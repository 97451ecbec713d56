using Lis.OData.Sql.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Lis.OData.Execution.Sqlite;

/// <summary>
/// Stops a running statement when the client goes away or the database takes too long. SQLite's calls do not return before they are done,
/// so the stop comes from another thread (<c>sqlite3_interrupt</c>).
/// </summary>
sealed class SqliteWatch : IDisposable
{
    readonly TimeSpan timeout;
    readonly CancellationToken caller;
    readonly CancellationTokenSource timer;
    readonly CancellationTokenRegistration onCancel;
    readonly CancellationTokenRegistration onTimeout;

    public SqliteWatch(sqlite3 database, TimeSpan timeout, TimeProvider clock, CancellationToken caller)
    {
        this.timeout = timeout;
        this.caller = caller;
        timer = new CancellationTokenSource(timeout, clock);
        onCancel = caller.UnsafeRegister(state => sqlite3_interrupt((sqlite3)state!), database);
        onTimeout = timer.Token.UnsafeRegister(state => sqlite3_interrupt((sqlite3)state!), database);
    }

    /// <summary>Whether an error was seen, after which the connection is not used again.</summary>
    public bool HasFailed { get; private set; }

    public void Pause() => timer.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Resume() => timer.CancelAfter(timeout);

    /// <summary>What an error of the database means to the caller; the error itself when it is neither the request nor the wait.</summary>
    public Exception Explain(SqliteException error)
    {
        HasFailed = true;
        if (caller.IsCancellationRequested)
        {
            return new OperationCanceledException("The client has gone.", error, caller);
        }

        if (SqliteFunctions.IsArithmeticError(error))
        {
            return DatabaseFaults.Arithmetic();
        }

        return error.SqliteErrorCode switch
        {
            SQLITE_INTERRUPT or SQLITE_BUSY or SQLITE_LOCKED => DatabaseFaults.Timeout(),
            SQLITE_ERROR when error.Message.Contains("integer overflow", StringComparison.Ordinal) => DatabaseFaults.Arithmetic(),
            _ => error,
        };
    }

    /// <summary>Waits for a stop that is on its way, so that it cannot hit the next user of the connection.</summary>
    public void Dispose()
    {
        onCancel.Dispose();
        onTimeout.Dispose();
        timer.Dispose();
    }
}
