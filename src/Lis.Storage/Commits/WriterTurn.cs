using System.Data.Common;
using System.Globalization;
using Lis.Storage.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.Storage.Commits;

/// <summary>
/// A turn among the writers of a database: a transaction that holds the one lock which puts them in order (BEGIN IMMEDIATE on SQLite, a
/// transaction's advisory lock on PostgreSQL). Disposing rolls back what is not committed, closes the connection and lets the next in.
/// </summary>
internal sealed class WriterTurn : IAsyncDisposable
{
    private const long LockKey = 0x4C69_7357_7269_7465;
    private const int SqliteBusy = 5;

    private readonly SemaphoreSlim? _queue;

    private WriterTurn(DbConnection connection, DbTransaction transaction, SemaphoreSlim? queue)
    {
        Connection = connection;
        Transaction = transaction;
        _queue = queue;
    }

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    public static Task<WriterTurn> TakeAsync(LisDatabase database, CancellationToken cancellation) =>
        database.Provider == DatabaseProvider.Sqlite ? OnSqliteAsync(database, cancellation) : OnPostgresAsync(database, cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
        finally
        {
            _queue?.Release();
        }
    }

    // The writers of this process queue in memory; the file's own lock then waits for other processes only.
    private static async Task<WriterTurn> OnSqliteAsync(LisDatabase database, CancellationToken cancellation)
    {
        var queue = database.SqliteWriters;
        if (!await queue.WaitAsync(database.WriterPatience, cancellation))
        {
            throw new WritersBusyException();
        }

        DbConnection? connection = null;
        try
        {
            connection = await database.OpenAsync(cancellation);
            return new(connection, BeginImmediate((SqliteConnection)connection, database.WriterPatience), queue);
        }
        catch (Exception fault)
        {
            await CloseAsync(connection);
            queue.Release();
            if (fault is SqliteException { SqliteErrorCode: SqliteBusy })
            {
                throw new WritersBusyException(fault);
            }

            throw;
        }
    }

    // The driver waits for BEGIN as long as for a command, in whole seconds.
    private static SqliteTransaction BeginImmediate(SqliteConnection connection, TimeSpan patience)
    {
        var usual = connection.DefaultTimeout;
        connection.DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds);
        var transaction = connection.BeginTransaction(deferred: false);
        connection.DefaultTimeout = usual;
        return transaction;
    }

    private static async Task<WriterTurn> OnPostgresAsync(LisDatabase database, CancellationToken cancellation)
    {
        var connection = await database.OpenAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var command = connection.Command(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SET LOCAL lock_timeout = {(long)database.WriterPatience.TotalMilliseconds}; SELECT pg_advisory_xact_lock({LockKey})"),
                transaction);
            command.CommandTimeout = (int)database.WriterPatience.TotalSeconds + 5;
            await command.ExecuteNonQueryAsync(cancellation);
            return new(connection, transaction, null);
        }
        catch (Exception fault)
        {
            await CloseAsync(connection);
            if (fault is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            {
                throw new WritersBusyException(fault);
            }

            throw;
        }
    }

    private static ValueTask CloseAsync(DbConnection? connection) => connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
