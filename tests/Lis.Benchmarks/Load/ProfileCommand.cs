using System.Globalization;

namespace Lis.Benchmarks.Load;

/// <summary>
/// <c>profile</c>: asks the service for one thing (<c>--only</c>, its whole name) over 16 connections for a while, so that a profiler can look
/// at it, and a person at its answers: it prints the process, the address and the header that signs in.
/// </summary>
static class ProfileCommand
{
    const int Connections = 16;

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options);
        await BulkData.FillAsync(database, options.Rows);
        using var published = await PublishedService.PublishAsync(options.Keep);
        await using var servers = new LoadServers(database, published);
        var (service, _) = await servers.StartServiceAsync();
        using (service)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{service.Id} {service.Address}\n{servers.Token}"));
            var request = new LoadRequests(options.Rows).Named(options.Only ?? "key");
            var side = new LoadSide(service.Address, servers.Token + request.Headers, request.Service);
            await side.RateAsync(Connections, 3 * options.WarmSeconds);
            Console.WriteLine("warm");
            var before = service.Cpu();
            var (rate, answers) = await side.RateAsync(Connections, options.Seconds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{request.Name}: {rate:0} requests/s, {(service.Cpu() - before).TotalMicroseconds / answers:0} µs of processor time each"));
        }

        return 0;
    }
}
