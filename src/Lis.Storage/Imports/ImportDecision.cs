using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Imports;

/// <summary>What came of a decision about a waiting run.</summary>
public enum DecisionResult
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>There is no such run for the caller.</summary>
    NotFound,

    /// <summary>The run is shared by all municipalities, and the caller acts for one.</summary>
    NotAllowed,

    /// <summary>The run does not wait for this.</summary>
    NotWaiting,
}

/// <summary>
/// Decisions about runs that wait: approve, reject, publish. Each is one transaction with its audit entry; publishing applies the staged
/// rows to what is stored at that moment, whatever was stored since they were checked.
/// </summary>
public sealed class ImportDecision(LisDatabase database)
{
    /// <summary>
    /// Approves a run that awaits approval (one that is scheduled may get another time). With a time ahead it waits for that time, else it
    /// is stored in the same transaction.
    /// </summary>
    /// <param name="id">The run.</param>
    /// <param name="publishAt">When to publish; null = the time that was asked for with the file, or at once.</param>
    /// <param name="scope">For whom the caller may act: a municipality's code, or <c>*</c>. A shared run needs <c>*</c>.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<DecisionResult> ApproveAsync(int id, DateTimeOffset? publishAt, string scope, string? actor, CancellationToken cancellation) =>
        DecideAsync(scope, write => ApproveAsync(write, id, publishAt, scope, actor, cancellation), cancellation);

    /// <summary>The same within a transaction that the caller began for <paramref name="scope"/> and commits.</summary>
    public static async Task<DecisionResult> ApproveAsync(
        WriteTransaction write, int id, DateTimeOffset? publishAt, string scope, string? actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        var (run, refusal) = await FindAsync(write, id, scope, cancellation);
        if (run is null)
        {
            return refusal;
        }

        run.PublishAt = publishAt ?? run.PublishAt;
        run.State = ImportRunState.Scheduled;
        if (!(run.PublishAt > write.Stamp.At))
        {
            await PublishAsync(write, run, cancellation);
        }

        write.Context.Add(ImportAudit.Entry(run, actor, "Approve"));
        await write.SaveAsync(cancellation);
        return DecisionResult.Done;
    }

    /// <summary>Rejects a run that awaits approval or its time; nothing of it is stored.</summary>
    public Task<DecisionResult> RejectAsync(int id, string? reason, string scope, string? actor, CancellationToken cancellation) =>
        DecideAsync(scope, write => RejectAsync(write, id, reason, scope, actor, cancellation), cancellation);

    /// <summary>The same within a transaction that the caller began for <paramref name="scope"/> and commits.</summary>
    public static async Task<DecisionResult> RejectAsync(
        WriteTransaction write, int id, string? reason, string scope, string? actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        var (run, refusal) = await FindAsync(write, id, scope, cancellation);
        if (run is null)
        {
            return refusal;
        }

        run.State = ImportRunState.Rejected;
        run.Message = reason ?? run.Message;
        run.FinishedAt = write.Stamp.At;
        await ForgetAsync(write, run, cancellation);
        write.Context.Add(ImportAudit.Entry(run, actor, "Reject"));
        await write.SaveAsync(cancellation);
        return DecisionResult.Done;
    }

    /// <summary>Publishes a scheduled run whose time has come; false when another process did so, or it was rejected meanwhile.</summary>
    public async Task<bool> PublishAsync(int id, CancellationToken cancellation)
    {
        string scope;
        await using (var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation))
        {
            scope = await read.Context.ImportJobs.Where(job => job.ImportRunId == id).Select(job => job.Scope).SingleAsync(cancellation);
        }

        await using var write = await Patience.BeginAsync(database, scope, cancellation);
        var run = await write.Context.ImportRuns.SingleAsync(row => row.Id == id, cancellation);
        if (run.State != ImportRunState.Scheduled || run.PublishAt > write.Stamp.At)
        {
            return false;
        }

        await PublishAsync(write, run, cancellation);
        write.Context.Add(ImportAudit.Entry(run, null, "Publish"));
        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
        return true;
    }

    private async Task<DecisionResult> DecideAsync(
        string scope, Func<WriteTransaction, Task<DecisionResult>> decide, CancellationToken cancellation)
    {
        await using var write = await WriteTransaction.BeginAsync(database, scope, cancellation);
        var result = await decide(write);
        if (result == DecisionResult.Done)
        {
            await write.CommitAsync(cancellation);
        }

        return result;
    }

    private static async Task PublishAsync(WriteTransaction write, ImportRun run, CancellationToken cancellation)
    {
        var counts = await ImportCommit.StoreAsync(write, run.Id, cancellation);
        (run.RowsInserted, run.RowsUpdated, run.RowsUnchanged) = (counts.Inserted, counts.Updated, counts.Unchanged);
        run.State = ImportRunState.Succeeded;
        run.FinishedAt = write.Stamp.At;
        await ForgetAsync(write, run, cancellation);
    }

    private static async Task ForgetAsync(WriteTransaction write, ImportRun run, CancellationToken cancellation)
    {
        await ImportPreview.HideAsync(write, run.Id, run.MunicipalityCode, cancellation);
        await Observations.ObservationStaging.ClearAsync(write.Transaction, run.Id, cancellation);
    }

    private static async Task<(ImportRun? Run, DecisionResult Refusal)> FindAsync(
        WriteTransaction write, int id, string scope, CancellationToken cancellation)
    {
        var run = await write.Context.ImportRuns.SingleOrDefaultAsync(row => row.Id == id, cancellation);
        return run switch
        {
            null => (null, DecisionResult.NotFound),
            { MunicipalityCode: null } when scope != RowScope.All => (null, DecisionResult.NotAllowed),
            _ when scope != RowScope.All && run.MunicipalityCode != scope => (null, DecisionResult.NotFound),
            { State: ImportRunState.AwaitingApproval or ImportRunState.Scheduled } => (run, DecisionResult.Done),
            _ => (null, DecisionResult.NotWaiting),
        };
    }
}
