using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lis.Conformance.Harness;
using Lis.Conformance.Storage;
using Lis.Domain;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Imports;

/// <summary>
/// An import is killed (SIGKILL) at a random moment, again and again, fifty times over both databases. Every file sets the same keys to its
/// own number, so that a half-stored run would show as two numbers side by side; each next process finishes what the one before left.
/// </summary>
public abstract class KilledImportTests(DatabaseKind kind)
{
    const int Kills = 25;

    const int Rows = 1500;

    const int LongestHold = 400;

    const string Outside = "before or after";

    const string Indicator = "657-ungeledighed";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_import_is_never_half_stored()
    {
        if (kind == DatabaseKind.Postgres)
        {
            PostgresCluster.SkipWhenAbsent();
        }

        await using var database = await TestDatabase.CreateAsync(kind, DatabaseContent.Sample);
        await using var lis = StorageDatabase.Open(database);
        var folder = Directory.CreateTempSubdirectory("lis-killed-");
        var random = new Random(20180101 + (int)kind);

        var clock = Stopwatch.StartNew();
        await EndAsync(Start(database, folder, 0));
        var whole = clock.Elapsed;
        await CheckAsync(lis, 0);
        var phases = new List<string>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var process = Start(database, folder, kill);
            await WaitAsync(lis, process, kill, random.NextDouble(), whole);
            process.Kill();
            await process.WaitForExitAsync(Cancellation);
            await CheckAsync(lis, kill);
            phases.Add(await PhaseAsync(lis));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", phases.CountBy(phase => phase)));
        Assert.Contains(phases, phase => phase != Outside);

        await EndAsync(Start(database, folder, Kills + 1));
        await CheckAsync(lis, Kills + 1);
        await CheckEndAsync(lis);
        folder.Delete(recursive: true);
    }

    /// <summary>
    /// Every third moment lies anywhere in the life of the process, most of which is its start; the others lie after it has taken its run on:
    /// in reading, staging, storing or clearing up.
    /// </summary>
    static async Task WaitAsync(LisDatabase database, Process process, int kill, double random, TimeSpan whole)
    {
        if (kill % 3 == 0)
        {
            await Task.Delay(whole * (0.3 + (0.8 * random)), Cancellation);
            return;
        }

        var owner = string.Create(CultureInfo.InvariantCulture, $"/{process.Id}/");
        while (!process.HasExited && !await IsTakenAsync(database, owner))
        {
            await Task.Delay(2, Cancellation);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(LongestHold * random * random), Cancellation);
    }

    static async Task<bool> IsTakenAsync(LisDatabase database, string owner)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, Cancellation);
        return await read.Context.ImportJobs.AnyAsync(job => job.LeaseOwner != null && job.LeaseOwner.Contains(owner), Cancellation);
    }

    static async Task<string> PhaseAsync(LisDatabase database)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, Cancellation);
        var isHeld = await read.Context.ImportRuns.AnyAsync(run => run.State == ImportRunState.Running, Cancellation);
        var isStaged = await read.Context.StagedObservations.AnyAsync(Cancellation);
        return (isHeld, isStaged) switch
        {
            (true, false) => "reading",
            (true, true) => "staging or storing",
            (false, true) => "stored, not cleared up",
            _ => Outside,
        };
    }

    static Process Start(TestDatabase database, DirectoryInfo folder, int number)
    {
        var path = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{number}.csv"));
        var text = new StringBuilder("IndicatorCode,AreaCode,Period,Value\n");
        for (var day = 0; day < Rows; day++)
        {
            var date = new DateOnly(1901, 1, 1).AddDays(day);
            text.Append(CultureInfo.InvariantCulture, $"{Indicator},657,{date:yyyy}M{date:MM}D{date:dd},{number}\n");
        }

        File.WriteAllText(path, text.ToString());
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Lis.Api.dll"), "import", path, "--profile", "lis-long", "--source", "egne-registreringer",
            "--environment=Production", .. database.Settings,
        ];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    static async Task EndAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(Cancellation);
            var errors = await process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
            Assert.True(process.ExitCode == 0, await output + errors);
        }
    }

    /// <summary>All keys carry the number of the last run that succeeded, or none does, in one snapshot.</summary>
    static async Task CheckAsync(LisDatabase database, int kill)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, Cancellation);
        var last = await read.Context.ImportRuns.Where(run => run.State == ImportRunState.Succeeded)
            .OrderByDescending(run => run.Id).Select(run => new { run.Id, run.FileName }).FirstOrDefaultAsync(Cancellation);
        var stored = await read.Context.Observations.Where(row => row.IndicatorCode == Indicator && row.PeriodKind == IndicatorPeriodKind.Day)
            .GroupBy(row => new { row.Value, row.ImportRunId }).Select(group => new { group.Key.Value, group.Key.ImportRunId, Count = group.Count() })
            .ToListAsync(Cancellation);

        Assert.True(stored.Count <= 1, $"after kill {kill} there are rows of {stored.Count} runs side by side");
        Assert.Equal(last?.Id, stored.SingleOrDefault()?.ImportRunId);
        Assert.Equal(last is null ? 0 : Rows, stored.SingleOrDefault()?.Count ?? 0);
        Assert.Equal(last?.FileName, last is null ? null : string.Create(CultureInfo.InvariantCulture, $"{stored[0].Value:0}.csv"));
    }

    /// <summary>Every run was finished, in the order in which they came, each as one revision of every key.</summary>
    static async Task CheckEndAsync(LisDatabase database)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, Cancellation);
        var runs = await read.Context.ImportRuns.OrderBy(run => run.Id).Select(run => run.State).ToListAsync(Cancellation);
        Assert.All(runs, state => Assert.Equal(ImportRunState.Succeeded, state));
        Assert.All(
            await read.Context.Observations.Where(row => row.IndicatorCode == Indicator && row.PeriodKind == IndicatorPeriodKind.Day)
                .Select(row => row.Revision).Distinct().ToListAsync(Cancellation),
            revision => Assert.Equal(runs.Count, revision));
        Assert.Equal(
            (runs.Count - 1) * Rows,
            await read.Context.ObservationHistory.CountAsync(row => row.IndicatorCode == Indicator, Cancellation));
        Assert.Equal(0, await read.Context.StagedObservations.CountAsync(Cancellation));
    }
}

public sealed class KilledImportTestsOnSqlite() : KilledImportTests(DatabaseKind.Sqlite);

public sealed class KilledImportTestsOnPostgres() : KilledImportTests(DatabaseKind.Postgres);
