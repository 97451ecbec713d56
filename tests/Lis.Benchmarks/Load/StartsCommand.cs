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
        List<Side> sides = [new("floor", servers.StartFloorAsync)];
        foreach (var folder in options.Only?.Split(',') ?? [Path.GetDirectoryName(published.Program)!])
        {
            sides.Add(new(folder, () => servers.StartServiceAsync(Path.Combine(folder, "Lis.Api"))));
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var side in sides)
            {
                var (server, time) = await side.Start();
                using (server)
                {
                    side.Times.Add(time.TotalMilliseconds);
                    side.Cpu.Add(server.Cpu().TotalMilliseconds);
                }
            }
        }

        foreach (var side in sides)
        {
            var ratio = Median(side.Times) / Median(sides[0].Times);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Median(side.Times),6:0} ms, least {side.Times.Min():0}, processor {Median(side.Cpu):0} ms, ratio {ratio:0.00}  {side.Name}"));
        }

        return 0;
    }

    sealed record Side(string Name, Func<Task<(ChildServer Server, TimeSpan ToFirstAnswer)>> Start)
    {
        public List<double> Times { get; } = [];

        public List<double> Cpu { get; } = [];
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
