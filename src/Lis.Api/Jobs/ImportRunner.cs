using Lis.Api.Imports;
using Lis.Api.Templates;
using Lis.Domain;
using Lis.Import;
using Lis.Storage.Connections;
using Lis.Storage.Imports;
using Lis.Storage.Observations;

namespace Lis.Api.Jobs;

/// <summary>
/// Carries out import runs: file → profile → rows or faults → checks → staging table → one transaction. Memory does not grow with the file.
/// </summary>
public sealed partial class ImportRunner(
    LisDatabase database,
    ImportLedger ledger,
    ImportCommit commit,
    ProfileCatalogue profiles,
    ImportSettings settings,
    Func<TemplateRunner> templates,
    ILogger<ImportRunner> logger)
{
    const int BetweenReports = 1000;

    const string FileGone = "Filen findes ikke længere hos tjenesten; send den igen.";

    const string Broken = "Importen brød sammen af en fejl hos tjenesten; intet er gemt. Fejlen står i tjenestens log.";

    /// <summary>Carries out the next run, if it is this process's turn; false when there is nothing to do.</summary>
    public async Task<bool> RunNextAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        if (await ledger.TakeAsync(cancellation) is not { } assignment)
        {
            return false;
        }

        if (TemplateSet.OfProfile(assignment.Run.Profile) is { } template)
        {
            await RunAsync(assignment, template, cancellation);
            Forget(assignment.Job.SpoolFile);
            return true;
        }

        var stage = new ImportStage(database, assignment.Id);
        var verdict = await ReadAsync(assignment, stage, progress, cancellation);
        progress?.Report(new(verdict.RowsRead, verdict.RowsRejected, 1));
        if (!await EndAsync(assignment, verdict, cancellation))
        {
            return true;
        }

        if (assignment.Run.State is not (ImportRunState.AwaitingApproval or ImportRunState.Scheduled))
        {
            await stage.ClearAsync(cancellation);
        }

        Forget(assignment.Job.SpoolFile);
        return true;
    }

    async Task RunAsync(ImportAssignment assignment, TemplateSet template, CancellationToken cancellation)
    {
        var path = PathOf(assignment.Job.SpoolFile);
        if (!File.Exists(path))
        {
            await commit.EndAsync(assignment, new() { IsRefused = true, Message = FileGone }, cancellation);
            return;
        }

        try
        {
            var file = new WatchedFile(path, assignment.Run.FileName).File;
            await templates().RunAsync(assignment, template, file, new ImportTally(settings.MaxErrors), cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogBroken(fault, assignment.Id);
            await commit.EndAsync(assignment, new() { IsRefused = true, Message = Broken }, cancellation);
        }
    }

    async Task<bool> EndAsync(ImportAssignment assignment, ImportVerdict verdict, CancellationToken cancellation)
    {
        try
        {
            return await commit.EndAsync(assignment, verdict, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !verdict.IsRefused)
        {
            // What cannot be stored would fail again and again: the run ends, the file can be sent anew.
            LogBroken(fault, assignment.Id);
            return await commit.EndAsync(assignment, verdict with { IsRefused = true, Message = Broken }, cancellation);
        }
    }

    async Task<ImportVerdict> ReadAsync(
        ImportAssignment assignment, ImportStage stage, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var path = PathOf(assignment.Job.SpoolFile);
        if (profiles.Find(assignment.Run.Profile ?? "") is not { } profile || !File.Exists(path))
        {
            return new() { IsRefused = true, Message = FileGone };
        }

        try
        {
            var scope = await ImportScope.ReadAsync(database, assignment.Job.Scope, cancellation);
            var file = new WatchedFile(path, assignment.Run.FileName);
            await stage.ClearAsync(cancellation);
            var tally = new ImportTally(settings.MaxErrors);
            await StageAsync(profile, RequestOf(assignment, file, scope), scope, item => Note(item, tally, file, progress), stage, cancellation);
            await stage.RemoveTwinsAsync(
                (row, line, first, words) => tally.Add(new()
                {
                    Row = row,
                    Line = line,
                    RawValue = words,
                    Rule = ImportRules.KeyTwice,
                    Message = FormattableString.Invariant($"Samme indikator, område, periode og opdeling står allerede i linje {first}."),
                }),
                cancellation);
            return tally.Judge(assignment.Job.IsPartial);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogBroken(fault, assignment.Id);
            return new() { IsRefused = true, Message = Broken };
        }
    }

    async Task StageAsync(
        ImportProfile profile,
        ImportRequest request,
        ImportScope scope,
        Action<ImportItem> note,
        ImportStage stage,
        CancellationToken cancellation)
    {
        var size = ImportStage.Piece(database);
        var piece = new List<(long, ObservationChange)>(size);
        var storing = Task.CompletedTask;
        try
        {
            foreach (var item in ImportReading.Read(profile, request))
            {
                note(item);
                if (item is not ImportRow row)
                {
                    continue;
                }

                if (scope.FaultOf(row) is { } fault)
                {
                    note(fault);
                    continue;
                }

                piece.Add((row.Row, RowChange.Of(row, profile.Name)));
                if (piece.Count == size)
                {
                    // The next piece is read while the database takes this one; never more than two are held.
                    await storing;
                    (var full, piece) = (piece, new List<(long, ObservationChange)>(size));
                    storing = Task.Run(() => stage.AddAsync(full, cancellation), cancellation);
                }
            }
        }
        finally
        {
            await storing;
        }

        await stage.AddAsync(piece, cancellation);
    }

    static void Note(ImportItem item, ImportTally tally, WatchedFile file, IProgress<ImportProgress>? progress)
    {
        tally.See(item);
        if (tally.Seen % BetweenReports == 0)
        {
            progress?.Report(new(tally.RowsRead, tally.RowsRejected, file.Share));
        }
    }

    static ImportRequest RequestOf(ImportAssignment assignment, WatchedFile file, ImportScope scope) => new()
    {
        File = file.File,
        Areas = scope.Areas,
        Indicators = scope.Indicators,
        Parameters = assignment.Parameters,
    };

    string PathOf(string spoolFile) => Path.Combine(settings.Folder, spoolFile);

    // A whole path is somebody's own file.
    void Forget(string spoolFile)
    {
        if (!Path.IsPathRooted(spoolFile))
        {
            File.Delete(PathOf(spoolFile));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import run {Run} failed")]
    partial void LogBroken(Exception exception, int run);
}
