using Lis.Domain;
using Lis.Storage.Connections;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Imports;

/// <summary>
/// The book of scheduled fetches: hands each out to one process at a time when it is due, and keeps what came of it, across restarts and replicas.
/// </summary>
public sealed class FetchLedger(LisDatabase database, ProcessName process)
{
    /// <summary>How long a process has a fetch; the longest that one may last.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromHours(2);

    private readonly string _owner = process.ToString();

    /// <summary>
    /// Takes a fetch on. One that was never seen is due at once. The mark is null when the last run failed: it is fetched again then even without
    /// news, since what it failed by may have been mended.
    /// </summary>
    /// <returns>Whether it is this process's turn, and the mark that is known.</returns>
    public async Task<(bool IsTaken, string? Known)> TakeAsync(string code, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await IsDueAsync(code, now, cancellation))
        {
            return (false, null);
        }

        await using var write = await Patience.BeginAsync(database, RowScope.All, cancellation);
        var state = await write.Context.Fetches.SingleOrDefaultAsync(fetch => fetch.Code == code, cancellation);
        if (state is not null && !IsFree(state, now))
        {
            return (false, null);
        }

        if (state is null)
        {
            state = new FetchState { Code = code, NextAt = now };
            write.Context.Add(state);
        }

        (state.LeaseOwner, state.LeaseUntil) = (_owner, now + Lease);
        var hasFailed = await write.Context.ImportRuns.AnyAsync(
            run => run.Id == state.ImportRunId && run.State == ImportRunState.Failed, cancellation);
        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
        return (true, hasFailed ? null : state.Mark);
    }

    /// <summary>Keeps what came of a fetch, and gives it back.</summary>
    /// <param name="code">The fetch.</param>
    /// <param name="now">Now.</param>
    /// <param name="nextAt">When it is due again.</param>
    /// <param name="news">Mark and run when the source had news; null = it had none, or the fetch failed.</param>
    /// <param name="failed">What went wrong; null = nothing.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task EndAsync(
        string code, DateTimeOffset now, DateTimeOffset nextAt, (string Mark, int Run)? news, FailedFetch? failed, CancellationToken cancellation)
    {
        await using var write = await Patience.BeginAsync(database, RowScope.All, cancellation);
        var state = await write.Context.Fetches.SingleAsync(fetch => fetch.Code == code, cancellation);
        if (failed is not null)
        {
            await FailedFetches.TellAsync(write, failed, isAgain: state.Message == failed.Message, cancellation);
        }

        (state.CheckedAt, state.NextAt, state.Message) = (now, nextAt, failed?.Message);
        (state.LeaseOwner, state.LeaseUntil) = (null, null);
        if (news is var (mark, run))
        {
            (state.Mark, state.ImportRunId, state.FetchedAt) = (mark, run, now);
        }

        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    /// <summary>Whether a source exists.</summary>
    public async Task<bool> HasSourceAsync(string code, CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        return await read.Context.Sources.AnyAsync(source => source.Code == code, cancellation);
    }

    private async Task<bool> IsDueAsync(string code, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        return await read.Context.Fetches.SingleOrDefaultAsync(fetch => fetch.Code == code, cancellation) is not { } state || IsFree(state, now);
    }

    private bool IsFree(FetchState state, DateTimeOffset now) => state.NextAt <= now
        && (state.LeaseOwner is not { } owner || state.LeaseUntil < now || process.KnowsDead(owner));
}
