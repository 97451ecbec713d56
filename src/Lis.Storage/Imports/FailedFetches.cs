using Lis.Domain;
using Lis.Storage.Commits;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Storage.Imports;

/// <summary>A fetch that brought no file.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="SourceCode">The source that it is for.</param>
/// <param name="Municipality">For whom: a municipality's code, or <c>*</c>.</param>
/// <param name="Rule">Stable code of what went wrong.</param>
/// <param name="Message">What went wrong, for people.</param>
public sealed record FailedFetch(string Name, string SourceCode, string Municipality, string Rule, string Message);

/// <summary>
/// Shows a failed fetch to those who see imports, as a run without a file. A source that stays away for a day is one run and not fifty: what
/// fails again in the same way moves the end of its run.
/// </summary>
internal static class FailedFetches
{
    public static async Task TellAsync(WriteTransaction write, FailedFetch failed, bool isAgain, CancellationToken cancellation)
    {
        var before = isAgain ? await LastAsync(write, failed, cancellation) : null;
        if (before is not null)
        {
            before.FinishedAt = write.Stamp.At;
            await write.SaveAsync(cancellation);
            return;
        }

        var isKnown = await write.Context.Sources.AnyAsync(source => source.Code == failed.SourceCode, cancellation);
        var run = new ImportRun
        {
            SourceCode = isKnown ? failed.SourceCode : null,
            FileName = failed.Name,
            State = ImportRunState.Failed,
            StartedAt = write.Stamp.At,
            FinishedAt = write.Stamp.At,
            Message = failed.Message,
            MunicipalityCode = failed.Municipality == RowScope.All ? null : failed.Municipality,
        };
        write.Context.Add(run);
        await write.SaveAsync(cancellation);
        write.Context.Add(new ImportError
        {
            ImportRunId = run.Id,
            Rule = failed.Rule,
            Message = failed.Message,
            MunicipalityCode = run.MunicipalityCode,
        });
        write.Context.Add(ImportAudit.Entry(run, $"fetch:{failed.Name}", "Fetch"));
        await write.SaveAsync(cancellation);
    }

    /// <summary>Runs of files have a fingerprint, those of fetches that brought none do not.</summary>
    private static Task<ImportRun?> LastAsync(WriteTransaction write, FailedFetch failed, CancellationToken cancellation) => write.Context.ImportRuns
        .Where(run => run.State == ImportRunState.Failed && run.FileSha256 == null && run.FileName == failed.Name)
        .OrderByDescending(run => run.Id)
        .FirstOrDefaultAsync(cancellation);
}
