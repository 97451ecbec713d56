using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Lis.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Imports;

/// <summary>
/// The book of import runs: takes them in, and hands them out one at a time in the order in which they came, over all processes of an
/// installation, so that of two files with the same keys the later one wins. A process holds a run by a lease in the database; the run of
/// a process that died is handed out again.
/// </summary>
public sealed class ImportLedger(LisDatabase database, ProcessName process)
{
    /// <summary>How long a process has a run before it must ask for longer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly ImportRunState[] Standing =
    [
        ImportRunState.Queued, ImportRunState.Running, ImportRunState.AwaitingApproval, ImportRunState.Scheduled, ImportRunState.Succeeded,
    ];

    private readonly string _owner = process.ToString();

    /// <summary>
    /// Takes a run in, or finds the one with the same bytes and parameters that succeeded or still runs, unless <paramref name="force"/>.
    /// </summary>
    public async Task<(int Id, bool IsNew)> EnterAsync(ImportDraft draft, bool force, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var fingerprint = draft.Fingerprint;
        await using var write = await WriteTransaction.BeginAsync(database, draft.Scope, cancellation);
        var same = from job in write.Context.ImportJobs
                   join run in write.Context.ImportRuns on job.ImportRunId equals run.Id
                   where job.Fingerprint == fingerprint && Standing.Contains(run.State)
                   orderby run.Id descending
                   select (int?)run.Id;
        if (!force && await same.FirstOrDefaultAsync(cancellation) is { } known)
        {
            return (known, false);
        }

        var entered = RunOf(draft);
        write.Context.Add(entered);
        await write.SaveAsync(cancellation);
        write.Context.Add(JobOf(draft, entered.Id, fingerprint, write.Stamp.At));
        write.Context.Add(ImportAudit.Entry(entered, draft.Actor, "Import"));
        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
        return (entered.Id, true);
    }

    /// <summary>The next run if it is this process's turn; null when there is none, or another process is at work on it.</summary>
    public async Task<ImportAssignment?> TakeAsync(CancellationToken cancellation)
    {
        if (!await IsAnyWaitingAsync(cancellation))
        {
            return null;
        }

        await using var write = await WriteTransaction.BeginAsync(database, RowScope.All, cancellation);
        var next = await Waiting(write.Context).FirstOrDefaultAsync(cancellation);
        if (next is null || !IsFree(next.Job, write.Stamp.At))
        {
            return null;
        }

        next.Run.State = ImportRunState.Running;
        next.Run.StartedAt ??= write.Stamp.At;
        next.Job.LeaseOwner = _owner;
        next.Job.LeaseUntil = write.Stamp.At + Lease;
        await write.SaveAsync(cancellation);
        await write.CommitAsync(cancellation);
        return new(next.Run, next.Job);
    }

    /// <summary>Asks for longer for all runs that this process holds or is to carry out.</summary>
    public async Task KeepAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command("UPDATE \"ImportJobs\" SET \"LeaseUntil\" = @until WHERE \"LeaseOwner\" = @owner", null);
        command.Add("until", connection.Instant(now + Lease));
        command.Add("owner", _owner);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Runs whose time to be published has come, oldest first.</summary>
    public async Task<IReadOnlyList<int>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        return await read.Context.ImportRuns
            .Where(run => run.State == ImportRunState.Scheduled && run.PublishAt <= now)
            .OrderBy(run => run.PublishAt).ThenBy(run => run.Id)
            .Select(run => run.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>Whether the process still has the run; asked within the transaction that ends it.</summary>
    internal bool Holds(ImportRun run, ImportJob job) => run.State == ImportRunState.Running && job.LeaseOwner == _owner;

    private async Task<bool> IsAnyWaitingAsync(CancellationToken cancellation)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        return await read.Context.ImportRuns
            .AnyAsync(run => run.State == ImportRunState.Queued || run.State == ImportRunState.Running, cancellation);
    }

    private static IQueryable<Pair> Waiting(LisDbContext context) =>
        from run in context.ImportRuns
        join job in context.ImportJobs on run.Id equals job.ImportRunId
        where run.State == ImportRunState.Queued || run.State == ImportRunState.Running
        orderby run.Id
        select new Pair { Run = run, Job = job };

    private bool IsFree(ImportJob job, DateTimeOffset now) =>
        job.LeaseOwner is not { } owner || owner == _owner || job.LeaseUntil < now || process.KnowsDead(owner);

    private static ImportRun RunOf(ImportDraft draft) => new()
    {
        SourceCode = draft.SourceCode,
        Profile = draft.Profile,
        FileName = draft.FileName,
        FileSha256 = draft.FileSha256,
        State = ImportRunState.Queued,
        PublishAt = draft.PublishAt,
        MunicipalityCode = draft.Scope == RowScope.All ? null : draft.Scope,
    };

    // The file lies with the process that took it in, which is why that process is the first to try.
    private ImportJob JobOf(ImportDraft draft, int run, string fingerprint, DateTimeOffset now) => new()
    {
        ImportRunId = run,
        Fingerprint = fingerprint,
        SpoolFile = draft.SpoolFile,
        Parameters = draft.ParametersJson,
        IsPartial = draft.IsPartial,
        IsDryRun = draft.IsDryRun,
        Scope = draft.Scope,
        Roles = draft.Roles,
        Actor = draft.Actor,
        LeaseOwner = _owner,
        LeaseUntil = now + Lease,
    };

    private sealed class Pair
    {
        public required ImportRun Run { get; init; }

        public required ImportJob Job { get; init; }
    }
}
