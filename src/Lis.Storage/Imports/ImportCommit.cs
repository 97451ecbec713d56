using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Observations;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Imports;

/// <summary>Ends a run that was read and checked, in one transaction: stored, waiting for approval or its time, refused, or merely counted.</summary>
public sealed class ImportCommit(LisDatabase database, ImportLedger ledger)
{
    private const string SeveralOwners =
        "Filen rummer indikatorer, der tilhører flere kommuner. En import, der skal vente på godkendelse eller et tidspunkt, må kun rumme én kommunes.";

    /// <summary>
    /// Ends the run as the verdict, its parameters and its source demand. Gives false, and does nothing, when the run is no longer this
    /// process's.
    /// </summary>
    public async Task<bool> EndAsync(ImportAssignment assignment, ImportVerdict verdict, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(verdict);
        await using var write = await Patience.BeginAsync(database, assignment.Job.Scope, cancellation);
        var run = await write.Context.ImportRuns.SingleAsync(row => row.Id == assignment.Id, cancellation);
        var job = await write.Context.ImportJobs.SingleAsync(row => row.ImportRunId == assignment.Id, cancellation);
        if (!ledger.Holds(run, job))
        {
            return false;
        }

        (run.RowsRead, run.RowsRejected, run.Message) = (verdict.RowsRead, verdict.RowsRejected, verdict.Message);
        run.State = await NextAsync(write, run, job, verdict, cancellation);
        var counts = run.State switch
        {
            ImportRunState.Failed => default,
            ImportRunState.DryRun => verdict.IsRefused ? default : verdict.Counts ?? await ImportPreview.CountAsync(write, run.Id, cancellation),
            ImportRunState.Succeeded => await StoreAsync(write, run.Id, cancellation),
            _ => await ImportPreview.CountAsync(write, run.Id, cancellation),
        };
        await NoteAsync(write, run, job, verdict, counts, cancellation);
        if (IsWaiting(run.State))
        {
            await ImportPreview.ShowAsync(write, run.Id, run.MunicipalityCode, cancellation);
        }

        await write.CommitAsync(cancellation);
        (assignment.Run.State, assignment.Run.RowsInserted) = (run.State, run.RowsInserted);
        return true;
    }

    /// <summary>
    /// Ends a run whose rows the caller has stored in a transaction of his own, which he commits. Gives false, and does nothing, when the run
    /// is no longer this process's: nothing may be committed then.
    /// </summary>
    public async Task<bool> EndStoredAsync(
        WriteTransaction write, ImportAssignment assignment, ImportVerdict verdict, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(verdict);
        var run = await write.Context.ImportRuns.SingleAsync(row => row.Id == assignment.Id, cancellation);
        var job = await write.Context.ImportJobs.SingleAsync(row => row.ImportRunId == assignment.Id, cancellation);
        if (!ledger.Holds(run, job))
        {
            return false;
        }

        (run.RowsRead, run.RowsRejected, run.Message) = (verdict.RowsRead, verdict.RowsRejected, verdict.Message);
        run.State = ImportRunState.Succeeded;
        await NoteAsync(write, run, job, verdict, verdict.Counts ?? default, cancellation);
        return true;
    }

    private static async Task NoteAsync(
        WriteTransaction write, ImportRun run, ImportJob job, ImportVerdict verdict, ObservationCounts counts, CancellationToken cancellation)
    {
        (run.RowsInserted, run.RowsUpdated, run.RowsUnchanged) = (counts.Inserted, counts.Updated, counts.Unchanged);
        run.FinishedAt = IsWaiting(run.State) ? null : write.Stamp.At;
        (job.LeaseOwner, job.LeaseUntil) = (null, null);

        // The errors belong to the run's municipality, so the run goes first.
        await write.SaveAsync(cancellation);
        write.Context.AddRange(verdict.Faults.Select(fault => ErrorOf(fault, run)));
        await write.SaveAsync(cancellation);
    }

    internal static async Task<ObservationCounts> StoreAsync(WriteTransaction write, int run, CancellationToken cancellation)
    {
        var rows = await write.Context.StagedObservations.CountAsync(row => row.Batch == run, cancellation);
        return await ObservationWriter.ApplyStagedAsync(write, run, rows, cancellation);
    }

    private static async Task<ImportRunState> NextAsync(
        WriteTransaction write, ImportRun run, ImportJob job, ImportVerdict verdict, CancellationToken cancellation)
    {
        if (job.IsDryRun)
        {
            return ImportRunState.DryRun;
        }

        if (verdict.IsRefused)
        {
            return ImportRunState.Failed;
        }

        var asksApproval = await write.Context.Sources.AnyAsync(
            source => source.Code == run.SourceCode && source.RequiresApproval, cancellation);
        if (!asksApproval && !(run.PublishAt > write.Stamp.At))
        {
            return ImportRunState.Succeeded;
        }

        if (job.Scope == RowScope.All && !await BelongsToOneAsync(write, run, cancellation))
        {
            run.Message = SeveralOwners;
            return ImportRunState.Failed;
        }

        return asksApproval ? ImportRunState.AwaitingApproval : ImportRunState.Scheduled;
    }

    // Staged rows are seen by whoever sees the run: they must not show one municipality's figures to another.
    private static async Task<bool> BelongsToOneAsync(WriteTransaction write, ImportRun run, CancellationToken cancellation)
    {
        var owners = await (
            from row in write.Context.StagedObservations
            join indicator in write.Context.Indicators on row.IndicatorCode equals indicator.Code
            where row.Batch == run.Id && indicator.MunicipalityCode != null
            select indicator.MunicipalityCode).Distinct().Take(2).ToListAsync(cancellation);
        run.MunicipalityCode = owners.FirstOrDefault();
        return owners.Count < 2;
    }

    private static bool IsWaiting(ImportRunState state) => state is ImportRunState.AwaitingApproval or ImportRunState.Scheduled;

    private static ImportError ErrorOf(FoundFault fault, ImportRun run) => new()
    {
        ImportRunId = run.Id,
        Line = fault.Line,
        Column = fault.Column,
        RawValue = fault.RawValue,
        Rule = fault.Rule,
        Message = fault.Message,
        MunicipalityCode = run.MunicipalityCode,
    };
}
