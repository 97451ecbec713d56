using System.Diagnostics;
using System.Globalization;
using Lis.Api.Start;
using Lis.Benchmarks.Load;
using Lis.OData.Sql.Sqlite;
using Lis.Storage.Connections;

namespace Lis.Benchmarks.Imports;

/// <summary>
/// How long a large lis-long file takes by the command <c>import</c>, and how much memory, first as new rows, then as equal ones, then as
/// changed ones; beside it the database's own bulk load of the very rows that the first import made, into the same table with its indexes.
/// </summary>
static class ImportLoad
{
    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options);
        await using (var lis = new LisDatabase(database.Settings, SqliteFunctions.Register))
        {
            await DatabaseStart.PrepareAsync(lis, loadsSampleData: true, migrates: true, CancellationToken.None);
        }

        var file = Path.GetTempFileName();
        Console.WriteLine(FormattableString.Invariant($"{options.Database}, {options.Rows} rows"));
        foreach (var (name, factor) in new[] { ("new", 1), ("unchanged", 1), ("changed", 2) })
        {
            Write(file, options.Rows, factor);
            var (time, peak) = await ImportAsync(database, file);
            Tell($"import, {name}", options.Rows, time, FormattableString.Invariant($", peak {peak >> 20} MB"));
            if (name == "new")
            {
                Tell("bulk load of the same rows", options.Rows, await BulkFloor.RunAsync(database), "");
            }
        }

        File.Delete(file);
        return 0;
    }

    static void Tell(string what, int rows, TimeSpan time, string more) => Console.WriteLine(
        FormattableString.Invariant($"{what}: {time.TotalSeconds:0.0} s, {rows / time.TotalSeconds:0} rows/s{more}"));

    /// <summary>Days of 25 years, areas and breakdowns, so that keys, partitions and indexes are as mixed as in life.</summary>
    static void Write(string path, int rows, int factor)
    {
        string[] areas = ["000", "657", "766", "330", "081", "082", "083", "084", "085", "101"];
        using var text = new StreamWriter(path);
        text.Write("IndicatorCode,AreaCode,Period,Value,Breakdown\n");
        for (var i = 0; i < rows; i++)
        {
            var day = new DateOnly(1995, 1, 1).AddDays(i / areas.Length % 9000);
            var group = i / areas.Length / 9000;
            text.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"657-ungeledighed,{areas[i % areas.Length]},{day:yyyy}M{day:MM}D{day:dd},{(i % 10_000 * factor) + 0.5m},gruppe={group}\n"));
        }
    }

    static async Task<(TimeSpan Time, long Peak)> ImportAsync(LoadDatabase database, string file)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Lis.Api.dll"), "import", file, "--profile", "lis-long", "--source", "egne-registreringer",
            "--force", "--environment=Production", .. database.Arguments,
        ];
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
        }

        return process.ExitCode == 0 ? (clock.Elapsed, peak) : throw new InvalidOperationException(await output);
    }
}
