using System.Diagnostics;
using System.Globalization;

namespace Lis.Benchmarks.Load;

/// <summary><c>load</c>: whole requests over HTTP, service beside floor. README.md in this folder says how to read the table.</summary>
static class LoadCommand
{
    public static async Task<int> RunAsync(LoadOptions options)
    {
        var results = new List<LoadResult>();
        void Found(LoadResult line)
        {
            results.Add(line);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{line.Request,-44} {line.Connections,3} {line.Value,14:0.00} {line.Unit,-11} floor {line.Floor,12:0.00} ratio {line.Ratio,6:0.00}  {line.Goal} {line.Holds}{(line.Cpu is { } cpu ? $"  CPU {cpu:0} / {line.FloorCpu:0} µs" : "")}"));
        }

        await using var database = await LoadDatabase.CreateAsync(options);
        var clock = Stopwatch.StartNew();
        await BulkData.FillAsync(database, options.Rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Rows:#,0} observations in {clock.Elapsed.TotalSeconds:0} s on {options.Database}"));
        using var published = await PublishedService.PublishAsync(options.Keep);
        await using var servers = new LoadServers(database, published);
        var run = new LoadRun(options, database, servers, Found);
        await run.ColdAsync();

        var (service, _) = await servers.StartServiceAsync();
        var (floor, _) = await servers.StartFloorAsync();
        using (service)
        using (floor)
        {
            await run.SteadyAsync(service, floor);
        }

        await AllocationAsync(options, servers, Found);
        var command = $"dotnet run -c Release --project tests/Lis.Benchmarks -- load --db {options.Database} --rows {options.Rows.ToString(CultureInfo.InvariantCulture)}";
        var table = LoadResult.Markdown(results, command);
        Console.WriteLine(table);
        if (options.Json is { } json)
        {
            LoadResult.WriteJson(json, results);
        }

        if (options.Markdown is { } markdown)
        {
            await File.WriteAllTextAsync(markdown, table);
        }

        return results.Any(line => line.Holds == false) ? 1 : 0;
    }

    /// <summary>The service in this process, where what it allocates can be read.</summary>
    static async Task AllocationAsync(LoadOptions options, LoadServers servers, Action<LoadResult> found)
    {
        if (!options.Wants("allocation"))
        {
            return;
        }

        await using var service = Api.LisApplication.Build(["--applicationName=Lis.Api", "--urls=http://127.0.0.1:0", .. servers.Arguments]);
        await service.StartAsync();
        var side = new LoadSide(
            new Uri(service.Urls.Single()), servers.Token + "Prefer: odata.maxpagesize=100000000\r\n", rows => FormattableString.Invariant($"/odata/v1/Observations?$top={rows}"));
        while (!await IsReadyAsync(side))
        {
            await Task.Delay(100);
        }

        var few = await AllocatedAsync(side, 100);
        var many = await AllocatedAsync(side, options.Rows);
        found(new LoadResult("allocated", options.Database, 1, "bytes/row", (many - few) / (double)(options.Rows - 100), null, null, "≤ 8 bytes/row", (many - few) / (double)(options.Rows - 100) <= 8));
        found(new LoadResult("allocated by a small request", options.Database, 1, "bytes", few, null, null, null, null));
        await service.StopAsync();
    }

    static async Task<bool> IsReadyAsync(LoadSide side)
    {
        try
        {
            await side.OnceAsync(100);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    static async Task<long> AllocatedAsync(LoadSide side, int rows)
    {
        using var client = new RawClient(side.Address);
        await client.GetAsync(side.Target(rows), side.Headers);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await client.GetAsync(side.Target(rows), side.Headers);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
