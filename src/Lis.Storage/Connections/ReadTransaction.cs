using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Connections;

/// <summary>EF over one snapshot of the database, for a job's own queries; never written through.</summary>
public sealed class ReadTransaction : IAsyncDisposable
{
    private ReadTransaction(DbConnection connection, DbTransaction transaction, LisDbContext context)
    {
        Connection = connection;
        Transaction = transaction;
        Context = context;
    }

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    public LisDbContext Context { get; }

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
            var context = LisDatabase.CreateContext(connection);
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            await context.Database.UseTransactionAsync(transaction, cancellation);
            return new(connection, transaction, context);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
