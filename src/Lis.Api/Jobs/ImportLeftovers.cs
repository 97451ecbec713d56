using Lis.Api.Imports;
using Lis.Domain;
using Lis.Storage.Connections;
using Lis.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Lis.Api.Jobs;

/// <summary>Clears what processes that were cut off left behind: staged rows of runs that ended, and files that no run asks for.</summary>
public sealed class ImportLeftovers(LisDatabase database, ImportWatch watch, ImportSettings settings, TimeProvider clock)
{
    /// <summary>A file that is being sent belongs to no run yet.</summary>
    static readonly TimeSpan Young = TimeSpan.FromDays(1);

    public async Task ClearAsync(CancellationToken cancellation)
    {
        foreach (var run in await watch.LeftBehindAsync(cancellation))
        {
            await new ImportStage(database, run).ClearAsync(cancellation);
        }

        await DeleteFilesAsync(cancellation);
    }

    async Task DeleteFilesAsync(CancellationToken cancellation)
    {
        var folder = new DirectoryInfo(settings.Folder);
        if (!folder.Exists)
        {
            return;
        }

        var before = clock.GetUtcNow() - Young;
        var old = folder.EnumerateFiles().Where(file => Guid.TryParseExact(file.Name, "N", out _) && file.LastWriteTimeUtc < before).ToList();
        if (old.Count == 0)
        {
            return;
        }

        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, cancellation);
        var wanted = from job in read.Context.ImportJobs
                     join run in read.Context.ImportRuns on job.ImportRunId equals run.Id
                     where run.State == ImportRunState.Queued || run.State == ImportRunState.Running
                     select job.SpoolFile;
        var kept = await wanted.ToHashSetAsync(StringComparer.Ordinal, cancellation);
        foreach (var file in old.Where(file => !kept.Contains(file.Name)))
        {
            file.Delete();
        }
    }
}
