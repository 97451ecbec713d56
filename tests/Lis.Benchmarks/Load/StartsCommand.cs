using System.Globalization;

namespace Lis.Benchmarks.Load;

/// <summary>
/// <c>starts</c>: several published services (<c>--only</c>, their folders, separated by commas) and the floor, started by turns; prints the
/// time to the first row and the processor time until then, medians and least. This is how one way to start is compared with another.
/// </summary>
static class StartsCommand
{
    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options);
        await BulkData.FillAsync(database, options.Rows);
        using var published = await PublishedService.PublishAsync(options.Keep);
        await using var servers = new LoadServers(database, published);
        var programs = (options.Only ?? published.Program).Split(',').Select(program => Directory.Exists(program) ? Path.Combine(program, "Lis.Api") : program);
        List<(string Name, Func<Task<(ChildServer Server, TimeSpan ToFirstAnswer)>> Start, List<double> Times, List<double> Cpu)> sides =
        [
            ("floor", servers.StartFloorAsync, [], []),
            .. programs.Select(program => (program, new Func<Task<(ChildServer, TimeSpan)>>(() => servers.StartServiceAsync(program)), new List<double>(), new List<double>())),
        ];
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (_, start, times, cpu) in sides)
            {
                var (server, time) = await start();
                times.Add(time.TotalMilliseconds);
                cpu.Add(server.Cpu().TotalMilliseconds);
                server.Dispose();
            }
        }

        foreach (var (name, _, times, cpu) in sides)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Median(times),6:0} ms, least {times.Min():0}, processor {Median(cpu):0}, ratio {Median(times) / Median(sides[0].Times):0.00}  {name}"));
        }

        return 0;
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
