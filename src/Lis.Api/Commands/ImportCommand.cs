using System.Diagnostics;
using System.Security.Cryptography;
using Lis.Api.Imports;
using Lis.Api.Jobs;
using Lis.Api.V1;
using Lis.Domain;
using Lis.Storage.Connections;
using Lis.Storage.Imports;
using Spectre.Console;

namespace Lis.Api.Commands;

/// <summary>
/// <c>import FILE --profile P --source S</c>: the same road as over HTTP, for who has the database. Answers 0 when all rows went in (or
/// wait), 1 when nothing did, 3 when rows were refused and the others stored; a wrong command line is 2.
/// </summary>
public static class ImportCommand
{
    const int Refused = 1;

    const int Wrong = 2;

    const int Partly = 3;

    internal const string Usage =
        "import FILE --profile P --source S [--dry-run] [--mode atomic|partial] [--publish-at INSTANT] [--force] [--municipality CODE]"
        + " [--PARAMETER VALUE …]";

    public static async Task<int> RunAsync(string[] args)
    {
        var line = CommandLine.Parse(args, "dry-run", "force");
        if (line.Words is not [var path] || !File.Exists(path))
        {
            await Console.Error.WriteLineAsync(line.Words is [var missing] ? $"There is no file '{missing}'." : Usage);
            return Wrong;
        }

        await using var services = await CommandServices.OpenAsync(line.Settings);
        var (query, faults) = await ImportQuery.ReadAsync(
            QueryOf(line), services.GetRequiredService<ProfileCatalogue>(), services.GetRequiredService<LisDatabase>(), CancellationToken.None);
        if (query is null)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, faults));
            return Wrong;
        }

        var draft = await DraftAsync(Path.GetFullPath(path), query, line.Options.GetValueOrDefault("municipality") ?? RowScope.All);
        if (query.Template?.Complaint(new(EngineRequests.Everything.Roles, draft.Scope)) is { } complaint)
        {
            await Console.Error.WriteLineAsync(complaint);
            return Wrong;
        }

        return await CarryOutAsync(services, draft, query.IsForced);
    }

    static async Task<int> CarryOutAsync(IServiceProvider services, ImportDraft draft, bool isForced)
    {
        var database = services.GetRequiredService<LisDatabase>();
        var (id, isNew) = await services.GetRequiredService<ImportLedger>().EnterAsync(draft, isForced, CancellationToken.None);
        var screen = ImportScreen.Open();
        var clock = Stopwatch.StartNew();
        if (isNew)
        {
            using var end = new CancellationTokenSource();
            var leases = services.GetRequiredService<ImportLeases>().KeepAsync(end.Token);
            await ImportScreen.WatchAsync(screen, progress => RunAsync(services.GetRequiredService<ImportRunner>(), database, id, progress));
            await end.CancelAsync();
            await leases;
            await services.GetRequiredService<ImportLeftovers>().ClearAsync(CancellationToken.None);
        }

        var run = await ImportRunView.ReadAsync(database, id, CancellationToken.None);
        await ImportScreen.ShowAsync(screen, database, run, isNew ? clock.Elapsed : null);
        return run switch
        {
            { State: ImportRunState.Failed } => Refused,
            { RowsRejected: > 0 } => Partly,
            _ => 0,
        };
    }

    static async Task RunAsync(ImportRunner runner, LisDatabase database, int id, IProgress<ImportProgress> progress)
    {
        while (!(await ImportRunView.ReadAsync(database, id, CancellationToken.None)).IsAtRest)
        {
            if (!await runner.RunNextAsync(progress, CancellationToken.None))
            {
                // Another process is at work on an earlier run.
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    static IEnumerable<KeyValuePair<string, string>> QueryOf(CommandLine line) => line.Options
        .Where(option => option.Key != "municipality")
        .Select(option => KeyValuePair.Create(option.Key.Replace("-", "", StringComparison.Ordinal), option.Value));

    static async Task<ImportDraft> DraftAsync(string path, ImportQuery query, string municipality)
    {
        await using var file = File.OpenRead(path);
        return new()
        {
            SourceCode = query.SourceCode,
            Profile = query.Profile.Name,
            FileName = Path.GetFileName(path),
            FileSha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file)),
            SpoolFile = path,
            Parameters = query.Parameters,
            IsPartial = query.IsPartial,
            IsDryRun = query.IsDryRun,
            PublishAt = query.PublishAt,
            Scope = municipality,
            Roles = query.Template is null ? 0 : (int)EngineRequests.Everything.Roles,
        };
    }
}
