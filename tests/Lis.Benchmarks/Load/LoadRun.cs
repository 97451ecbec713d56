using System.Globalization;
using System.Text.Json.Nodes;

namespace Lis.Benchmarks.Load;

/// <summary>The measurements, each in rounds of service and floor by turns; medians count.</summary>
sealed class LoadRun(LoadOptions options, LoadDatabase database, LoadServers servers, Action<LoadResult> found)
{
    readonly LoadRequests requests = new(options.Rows);

    /// <summary>From nothing to the first row, and the first seconds of a process.</summary>
    public async Task ColdAsync()
    {
        if (options.Wants("cold start to first row"))
        {
            await ToFirstRowAsync();
        }

        foreach (var (request, least) in requests.Small.Where(small => options.Wants($"{small.Request.Name}, first seconds")))
        {
            var (ours, bare) = (new List<Throughput>(), new List<Throughput>());
            for (var round = 0; round < options.Rounds; round++)
            {
                ours.Add(await FirstSecondsAsync(await servers.StartServiceAsync(), server => Ours(server, request)));
                bare.Add(await FirstSecondsAsync(await servers.StartFloorAsync(), server => Bare(server, request)));
            }

            Rate($"{request.Name}, first seconds", 16, ours, bare, least);
        }
    }

    static async Task<Throughput> FirstSecondsAsync((ChildServer Server, TimeSpan ToFirstAnswer) started, Func<ChildServer, LoadSide> side)
    {
        using var server = started.Server;
        return await MeasureAsync(server, side(server), 16, 5);
    }

    async Task ToFirstRowAsync()
    {
        var (service, floor) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            var ours = await servers.StartServiceAsync();
            ours.Server.Dispose();
            var bare = await servers.StartFloorAsync();
            bare.Server.Dispose();
            service.Add(ours.ToFirstAnswer.TotalMilliseconds);
            floor.Add(bare.ToFirstAnswer.TotalMilliseconds);
        }

        Time("cold start to first row", 1, service, floor, 1.5);
    }

    /// <summary>Everything else, on processes that have run for a while.</summary>
    public async Task SteadyAsync(ChildServer service, ChildServer floor)
    {
        found(new LoadResult("idle memory", options.Database, 0, "MB", service.Resident(), floor.Resident(), null, null, null));
        await Reference();
        foreach (var request in requests.Feeds.Where(feed => options.Wants(feed.Name)))
        {
            await FeedAsync(request, service, floor);
        }

        foreach (var request in requests.Middling.Where(middling => options.Wants(middling.Name)))
        {
            await CompareAsync(request, service, floor);
            await WarmAsync(request, 1, service, floor);
            var (ours, bare) = (new List<double>(), new List<double>());
            for (var i = 0; i < options.Rounds * 7; i++)
            {
                ours.Add((await Ours(service, request).OnceAsync(i)).Total);
                bare.Add((await Bare(floor, request).OnceAsync(i)).Total);
            }

            Time(request.Name, 1, ours, bare, request.Most);
        }

        await BatchAsync(service, floor);
        foreach (var (request, least) in requests.Small.Where(small => options.Wants(small.Request.Name)))
        {
            await CompareAsync(request, service, floor);
            foreach (var connections in (int[])[1, 16])
            {
                await RatesAsync(request, connections, connections == 16 ? least : null, service, floor);
            }
        }

        await NotModifiedAsync(service);
        await PagesAsync(service, floor);
    }

    async Task FeedAsync(LoadRequest request, ChildServer service, ChildServer floor)
    {
        var (ours, bare, first) = (new List<double>(), new List<double>(), new List<double>());
        var (cpu, bareCpu) = (new List<double>(), new List<double>());
        var (idle, peak) = (service.Resident(), 0.0);
        for (var round = 0; round < options.Rounds; round++)
        {
            service.ForgetPeak();
            var (before, bareBefore) = (service.Cpu(), floor.Cpu());
            try
            {
                var (firstByte, total, _) = await Ours(service, request).OnceAsync(round);
                ours.Add(total);
                first.Add(firstByte);
                cpu.Add((service.Cpu() - before).TotalMicroseconds);
            }
            catch (InvalidOperationException refused)
            {
                Console.WriteLine($"{request.Name}: {refused.Message}");
                return;
            }

            peak = Math.Max(peak, service.Peak());
            bare.Add((await Bare(floor, request).OnceAsync(round)).Total);
            bareCpu.Add((floor.Cpu() - bareBefore).TotalMicroseconds);
        }

        Time(request.Name, 1, ours, bare, request.Most, (Median(cpu), Median(bareCpu)));
        Absolute($"{request.Name}, first byte", "ms", Median(first), request.Most is null ? null : 20);
        Absolute($"{request.Name}, peak memory above idle", "MB", peak - idle, request.Most is null ? null : 60);
    }

    /// <summary>A batch of a thousand reads by key, beside the same rows read one by one and written in the same form.</summary>
    async Task BatchAsync(ChildServer service, ChildServer floor)
    {
        const string Name = "batch of 1,000 reads by key";
        if (!options.Wants(Name))
        {
            return;
        }

        var (ours, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < options.Rounds * 7; i++)
        {
            var target = FormattableString.Invariant($"/keys?number={i}&rows={options.Rows}");
            ours.Add(await BatchOnceAsync(service, client => client.PostAsync("/odata/v1/$batch", servers.Token, requests.Batch(i), answer)));
            bare.Add(await BatchOnceAsync(floor, client => client.GetAsync(target, "", answer)));
        }

        Time(Name, 1, ours, bare, null);
    }

    readonly MemoryStream answer = new();

    async Task<double> BatchOnceAsync(ChildServer server, Func<RawClient, Task<int>> ask)
    {
        using var client = new RawClient(server.Address);
        answer.SetLength(0);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var status = await ask(client);
        var time = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var parts = JsonNode.Parse(answer.ToArray())!["responses"]!.AsArray();
        return status == 200 && parts.Count == LoadRequests.BatchParts && parts.All(part => part!["status"]!.GetValue<int>() == 200)
            ? time
            : throw new InvalidOperationException($"The batch gives {status} and {parts.Count} answers.");
    }

    async Task RatesAsync(LoadRequest request, int connections, double? least, ChildServer service, ChildServer floor)
    {
        var (ours, bare) = (new List<Throughput>(), new List<Throughput>());
        await WarmAsync(request, connections, service, floor);
        for (var round = 0; round < options.Rounds; round++)
        {
            ours.Add(await MeasureAsync(service, Ours(service, request), connections, options.Seconds));
            bare.Add(await MeasureAsync(floor, Bare(floor, request), connections, options.Seconds));
        }

        Rate(request.Name, connections, ours, bare, least);
    }

    /// <summary>
    /// Both sides compile what they run often anew, for some seconds; how they fare meanwhile is measured apart
    /// (<see cref="ColdAsync"/>), so that neither figure depends on what happened to be asked before.
    /// </summary>
    async Task WarmAsync(LoadRequest request, int connections, ChildServer service, ChildServer floor)
    {
        await Ours(service, request).RateAsync(connections, options.WarmSeconds);
        await Bare(floor, request).RateAsync(connections, options.WarmSeconds);
    }

    /// <summary>The rate of a side, and what an answer costs its process: other work on the machine moves the one, hardly the other.</summary>
    static async Task<Throughput> MeasureAsync(ChildServer server, LoadSide side, int connections, double seconds)
    {
        var before = server.Cpu();
        var (rate, answers) = await side.RateAsync(connections, seconds);
        return new Throughput(rate, (server.Cpu() - before).TotalMicroseconds / answers);
    }

    async Task NotModifiedAsync(ChildServer service)
    {
        using var client = new RawClient(service.Address);
        await client.GetAsync("/odata/v1/Observations?$top=1", servers.Token);
        if (!options.Wants("304") || client.Header("ETag") is not { } tag)
        {
            return;
        }

        var side = new LoadSide(service.Address, $"{servers.Token}If-None-Match: {tag}\r\n", _ => "/odata/v1/Observations?$top=1");
        await side.RateAsync(1, 0.5, 304);
        var rates = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            rates.Add((await side.RateAsync(1, 1, 304)).Rate);
        }

        Absolute("304 of a feed", "ms", 1000 / Median(rates), 1);
    }

    async Task PagesAsync(ChildServer service, ChildServer floor)
    {
        if (!options.Wants("pages"))
        {
            return;
        }

        var marks = await LoadReference.MarksAsync(database);
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            ours.Add(await LoadReference.FollowAsync(service.Address, servers.Token));
            var total = 0.0;
            foreach (var after in marks)
            {
                total += (await new LoadSide(floor.Address, "", _ => LoadRequests.Feed(after, LoadReference.PageSize)).OnceAsync(0)).Total;
            }

            bare.Add(total);
        }

        Time("full feed in pages", 1, ours, bare, null);
    }

    async Task Reference()
    {
        if (options.Wants("bare") || options.Wants("full feed"))
        {
            var times = new List<double>();
            for (var round = 0; round < options.Rounds; round++)
            {
                times.Add(await LoadReference.BareAsync(database));
            }

            Absolute(database.IsSqlite ? "bare sqlite3 step loop over the feed" : "COPY of the feed TO STDOUT (binary)", "ms", Median(times), null);
        }
    }

    /// <summary>Both must give the same rows, or the comparison says nothing.</summary>
    async Task CompareAsync(LoadRequest request, ChildServer service, ChildServer floor)
    {
        static JsonNode? Rows(byte[] body) => JsonNode.Parse(body)!.AsObject() is var answer && answer.ContainsKey("value") && answer["value"] is JsonArray rows
            ? rows
            : Without(answer);
        static JsonObject Without(JsonObject entity)
        {
            entity.Remove("@odata.context");
            return entity;
        }

        var (ours, bare) = (Rows(await Ours(service, request).BodyAsync(3)), Rows(await Bare(floor, request).BodyAsync(3)));
        foreach (var row in (ours as JsonArray ?? []).OfType<JsonObject>())
        {
            row.Where(member => member.Key.EndsWith("@odata.type", StringComparison.Ordinal)).ToList().ForEach(member => row.Remove(member.Key));
        }

        if (!JsonNode.DeepEquals(ours, bare))
        {
            throw new InvalidOperationException($"{request.Name}: the floor answers something else:\n{ours}\n{bare}");
        }
    }

    LoadSide Ours(ChildServer server, LoadRequest request) => new(server.Address, servers.Token + request.Headers, request.Service);

    static LoadSide Bare(ChildServer server, LoadRequest request) => new(server.Address, "", request.Floor);

    void Time(string request, int connections, List<double> ours, List<double> bare, double? most, (double Ours, double Bare)? cpu = null)
    {
        var ratio = Median(ours) / Median(bare);
        found(new LoadResult(
            request, options.Database, connections, "ms", Median(ours), Median(bare), ratio, most is null ? null : string.Create(CultureInfo.InvariantCulture, $"≤ {most} ×"), most is null ? null : ratio <= most)
        {
            Cpu = cpu?.Ours,
            FloorCpu = cpu?.Bare,
        });
    }

    void Rate(string request, int connections, List<Throughput> ours, List<Throughput> bare, double? least)
    {
        var (value, floor) = (Median([.. ours.Select(window => window.Rate)]), Median([.. bare.Select(window => window.Rate)]));
        var ratio = value / floor;
        found(new LoadResult(
            request, options.Database, connections, "requests/s", value, floor, ratio, least is null ? null : string.Create(CultureInfo.InvariantCulture, $"≥ {least} ×"), least is null ? null : ratio >= least)
        {
            Cpu = Median([.. ours.Select(window => window.Cpu)]),
            FloorCpu = Median([.. bare.Select(window => window.Cpu)]),
        });
    }

    void Absolute(string request, string unit, double value, double? most) => found(new LoadResult(
        request, options.Database, 1, unit, value, null, null, most is null ? null : string.Create(CultureInfo.InvariantCulture, $"≤ {most} {unit}"), most is null ? null : value <= most));

    /// <summary>One window of small requests: answers per second, and microseconds of the server's processor time for each.</summary>
    readonly record struct Throughput(double Rate, double Cpu);

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
