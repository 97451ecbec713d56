using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Imports;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Deferred;

/// <summary>
/// The book of reads that are answered later: hands each to one process at a time, keeps the answer in pieces, and forgets it in time. It is
/// no part of the order of commits: nothing that anybody can follow changes. A process holds a read by a lease; the read of one that died is
/// handed out again, a few times at most.
/// </summary>
public sealed class DeferredLedger(LisDatabase database, ProcessName process)
{
    /// <summary>How long a process has a read before it must ask for longer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>How often a read is begun at most; what brings processes down must not do so for ever.</summary>
    public const int MostAttempts = 3;

    private readonly string _owner = process.ToString();

    /// <summary>Takes a read in; false when the caller, or all together, have as many as they may.</summary>
    public Task<bool> EnterAsync(DeferredRead read, int mostOfCaller, int mostOfAll, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        return WriteAsync(
            async context =>
            {
                await context.DeferredReads.Where(old => old.ExpiresAt <= read.At).ExecuteDeleteAsync(cancellation);
                if (await context.DeferredReads.CountAsync(cancellation) >= mostOfAll
                    || await context.DeferredReads.CountAsync(other => other.Caller == read.Caller, cancellation) >= mostOfCaller)
                {
                    return false;
                }

                context.Add(read);
                await context.SaveChangesAsync(cancellation);
                return true;
            },
            cancellation);
    }

    /// <summary>A caller's read; null when he has none of that name, or its time is over.</summary>
    public async Task<DeferredRead?> FindAsync(string key, string caller, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var context = LisDatabase.CreateContext(connection);
        return await context.DeferredReads.AsNoTracking()
            .SingleOrDefaultAsync(read => read.Key == key && read.Caller == caller && read.ExpiresAt > now, cancellation);
    }

    /// <summary>A piece of an answer; null after the last.</summary>
    public async Task<byte[]?> PieceAsync(string key, int number, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var context = LisDatabase.CreateContext(connection);
        return await context.DeferredPieces.Where(piece => piece.Key == key && piece.Number == number).Select(piece => piece.Content).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Ends a caller's read, or forgets its answer; false when he has none of that name.</summary>
    public Task<bool> RemoveAsync(string key, string caller, CancellationToken cancellation) => WriteAsync(
        async context => await context.DeferredReads.Where(read => read.Key == key && read.Caller == caller).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    /// <summary>The next read that waits; null when there is none.</summary>
    public async Task<DeferredRead?> TakeAsync(DateTimeOffset now, CancellationToken cancellation) => !await IsAnyWaitingAsync(now, cancellation)
        ? null
        : await WriteAsync(
            async context =>
            {
                var next = await context.DeferredReads.AsNoTracking()
                    .Where(read => read.Status == null && read.ExpiresAt > now && (read.LeaseUntil == null || read.LeaseUntil < now))
                    .OrderBy(read => read.At).ThenBy(read => read.Key)
                    .FirstOrDefaultAsync(cancellation);
                if (next is null)
                {
                    return null;
                }

                // Of two processes that found the same read, one changes the row first and the other then none.
                var taken = await context.DeferredReads
                    .Where(read => read.Key == next.Key && read.Attempts == next.Attempts)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(read => read.LeaseOwner, _owner)
                            .SetProperty(read => read.LeaseUntil, now + Lease)
                            .SetProperty(read => read.Attempts, next.Attempts + 1),
                        cancellation);
                await context.DeferredPieces.Where(piece => taken > 0 && piece.Key == next.Key).ExecuteDeleteAsync(cancellation);
                next.Attempts++;
                return taken > 0 ? next : null;
            },
            cancellation);

    /// <summary>Asks for longer; false when the read is gone, or another process has it.</summary>
    public Task<bool> KeepAsync(string key, DateTimeOffset now, CancellationToken cancellation) => WriteAsync(
        async context => await Own(context, key).ExecuteUpdateAsync(set => set.SetProperty(read => read.LeaseUntil, now + Lease), cancellation) > 0,
        cancellation);

    /// <summary>Gives a read back unanswered; another process may begin it.</summary>
    public Task GiveBackAsync(string key, CancellationToken cancellation) => WriteAsync(
        context => Own(context, key).ExecuteUpdateAsync(
            set => set.SetProperty(read => read.LeaseUntil, (DateTimeOffset?)null).SetProperty(read => read.Attempts, read => read.Attempts - 1), cancellation),
        cancellation);

    /// <summary>Adds a piece to an answer; false when the read is gone, or another process has it.</summary>
    public Task<bool> AppendAsync(string key, int number, byte[] content, CancellationToken cancellation) => WriteAsync(
        async context =>
        {
            if (!await Own(context, key).AnyAsync(cancellation))
            {
                return false;
            }

            context.Add(new DeferredPiece { Key = key, Number = number, Content = content });
            await context.SaveChangesAsync(cancellation);
            return true;
        },
        cancellation);

    /// <summary>Settles an answer whose pieces are all there.</summary>
    public Task FinishAsync(string key, int status, string headers, long length, CancellationToken cancellation) => WriteAsync(
        context => Own(context, key).ExecuteUpdateAsync(
            set => set.SetProperty(read => read.Status, status).SetProperty(read => read.Headers, headers).SetProperty(read => read.Length, length), cancellation),
        cancellation);

    /// <summary>Drops the pieces of an answer that came to nothing.</summary>
    public Task DropAsync(string key, CancellationToken cancellation) => WriteAsync(
        context => context.DeferredPieces.Where(piece => piece.Key == key).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>Forgets the reads whose time is over.</summary>
    public async Task ForgetAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (await AskAsync("SELECT count(*) FROM \"DeferredReads\" WHERE \"ExpiresAt\" <= @now", now, cancellation))
        {
            await WriteAsync(context => context.DeferredReads.Where(read => read.ExpiresAt <= now).ExecuteDeleteAsync(cancellation), cancellation);
        }
    }

    private Task<bool> IsAnyWaitingAsync(DateTimeOffset now, CancellationToken cancellation) => AskAsync(
        "SELECT count(*) FROM \"DeferredReads\" WHERE \"Status\" IS NULL AND (\"LeaseUntil\" IS NULL OR \"LeaseUntil\" < @now)", now, cancellation);

    // Asked every few seconds by an idle process, so without EF.
    private async Task<bool> AskAsync(string sql, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(sql, null);
        command.Add("now", connection.Instant(now));
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), null) > 0;
    }

    private IQueryable<DeferredRead> Own(LisDbContext context, string key) =>
        context.DeferredReads.Where(read => read.Key == key && read.LeaseOwner == _owner && read.Status == null);

    // SQLite has one writer at a time; PostgreSQL's writers need not wait for those who change the data.
    private async Task<T> WriteAsync<T>(Func<LisDbContext, Task<T>> work, CancellationToken cancellation)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            await using var turn = await WriterTurn.TakeAsync(database, cancellation);
            return await RunAsync(turn.Transaction, work, cancellation);
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        return await RunAsync(transaction, work, cancellation);
    }

    private static async Task<T> RunAsync<T>(System.Data.Common.DbTransaction transaction, Func<LisDbContext, Task<T>> work, CancellationToken cancellation)
    {
        await using var context = LisDatabase.CreateContext(transaction.Connection!);
        await context.Database.UseTransactionAsync(transaction, cancellation);
        var result = await work(context);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
