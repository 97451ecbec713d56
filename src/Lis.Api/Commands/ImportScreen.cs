using System.Diagnostics;
using System.Globalization;
using Lis.Api.Imports;
using Lis.Api.Jobs;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Lis.Api.Commands;

/// <summary>What a person at a terminal sees of an import: a bar while it runs, then the summary and the rows that were refused.</summary>
static class ImportScreen
{
    const int MostFaults = 50;

    const int PlainWidth = 200;

    /// <summary>Characters of a value that are shown; the run's errors have all of it.</summary>
    const int LongestValue = 60;

    static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    /// <summary>The screen: with colours and widths on a terminal; a file or a pipe gets plain text in wide lines.</summary>
    public static IAnsiConsole Open()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        plain.Profile.Width = PlainWidth;
        return plain;
    }

    public static Task WatchAsync(IAnsiConsole screen, Func<IProgress<ImportProgress>, Task> work) => Console.IsOutputRedirected
        ? work(new Report(_ => { }))
        : screen.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("læser", maxValue: 1);
                var clock = Stopwatch.StartNew();
                await work(new Report(progress =>
                {
                    task.Value = progress.Share;
                    task.Description = progress.Share < 1
                        ? string.Create(Danish, $"{progress.RowsRead:N0} rækker, {progress.RowsRead / Math.Max(0.001, clock.Elapsed.TotalSeconds):N0} i sekundet")
                        : string.Create(Danish, $"gemmer {progress.RowsRead:N0} rækker");
                }));
            });

    /// <param name="screen">Where to.</param>
    /// <param name="database">Where the faults are.</param>
    /// <param name="run">The run.</param>
    /// <param name="time">How long it took; null = it had been run before.</param>
    public static async Task ShowAsync(IAnsiConsole screen, LisDatabase database, ImportRunView run, TimeSpan? time)
    {
        var table = new Table().AddColumn($"Import {run.Id}").AddColumn(new TableColumn(run.State.ToString()).RightAligned());
        foreach (var (name, rows) in new (string, int?)[]
        {
            ("læst", run.RowsRead), ("nye", run.RowsInserted), ("ændrede", run.RowsUpdated), ("uændrede", run.RowsUnchanged), ("afviste", run.RowsRejected),
        })
        {
            table.AddRow(name, (rows ?? 0).ToString("N0", Danish));
        }

        if (time is { TotalSeconds: > 0 } taken)
        {
            table.AddRow("rækker i sekundet", ((run.RowsRead ?? 0) / taken.TotalSeconds).ToString("N0", Danish));
        }

        screen.Write(table);
        if (run.Message is { } message)
        {
            screen.WriteLine(message);
        }

        await ShowFaultsAsync(screen, database, run.Id);
    }

    static async Task ShowFaultsAsync(IAnsiConsole screen, LisDatabase database, int run)
    {
        await using var read = await ReadTransaction.BeginAsync(database, RowScope.All, CancellationToken.None);
        var errors = read.Context.ImportErrors.Where(error => error.ImportRunId == run);
        var all = await errors.CountAsync();
        if (all == 0)
        {
            return;
        }

        var table = new Table().AddColumns("Linje", "Kolonne", "Værdi", "Regel", "Forklaring");
        foreach (var error in await errors.OrderBy(error => error.Id).Take(MostFaults).ToListAsync())
        {
            table.AddRow(Cell(error.Line?.ToString(Danish)), Cell(error.Column), Cell(Shortened(error.RawValue)), Cell(error.Rule), Cell(error.Message));
        }

        screen.Write(table);
        if (all > MostFaults)
        {
            screen.WriteLine(string.Create(Danish, $"… og {all - MostFaults:N0} fejl mere i ImportRuns({run})/Errors."));
        }
    }

    static string? Shortened(string? value) => value is { Length: > LongestValue } ? value[..(LongestValue - 1)] + "…" : value;

    // The words of a file are no markup.
    static Text Cell(string? text) => new(text ?? "");

    sealed class Report(Action<ImportProgress> show) : IProgress<ImportProgress>
    {
        void IProgress<ImportProgress>.Report(ImportProgress value) => show(value);
    }
}
