using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Connections;

/// <summary>One snapshot of the database for a job's own queries, by EF or in plain SQL; never written through.</summary>
public sealed class ReadTransaction : IAsyncDisposable
{
    private LisDbContext? _context;

    private ReadTransaction(DbConnection connection, DbTransaction transaction)
    {
        Connection = connection;
        Transaction = transaction;
    }

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    /// <summary>EF, which takes most of a second to wake up in a process that has not used it.</summary>
    public LisDbContext Context => _context ??= CreateContext();

    /// <param name="database">The database.</param>
    /// <param name="municipality">For whom: a municipality's code, or one of <see cref="RowScope"/>'s.</param>
    /// <param name="cancellation">Ends the wait for a connection.</param>
    public static async Task<ReadTransaction> BeginAsync(LisDatabase database, string municipality, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        var connection = await database.OpenAsync(cancellation);
        try
        {
            DbTransaction transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(cancellation);
            await RowScope.ApplyAsync(transaction, municipality, cancellation);
            return new(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }

        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private LisDbContext CreateContext()
    {
        var context = LisDatabase.CreateContext(Connection);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        context.Database.UseTransaction(Transaction);
        return context;
    }
}
