using System.Net;
using System.Text.RegularExpressions;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Deployment;

/// <summary>The service as a process of its own, on a free port that it takes itself, which a test can kill.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    const int Looks = 1200;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly ChildProcess child;

    ServiceProcess(ChildProcess child, Uri address)
    {
        this.child = child;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public bool HasExited => child.HasExited;

    /// <summary>Starts it; it listens when this is done, which is about when its jobs begin, and is ready only if that is asked for.</summary>
    public static async Task<ServiceProcess> StartAsync(TestDatabase database, EntraAuthority entra, bool waitsUntilReady)
    {
        string[] command =
        [
            "dotnet", Path.Combine(AppContext.BaseDirectory, "Lis.Api.dll"), $"--contentRoot={Repository.PathOf("src/Lis.Api")}", "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            "--Logging:LogLevel:Lis.Api.Start=Information", .. database.Settings,
            .. HostSettings.Production(entra),
        ];
        var child = ChildProcess.Start(command, AppContext.BaseDirectory);
        var service = new ServiceProcess(child, await AddressAsync(child));
        if (waitsUntilReady)
        {
            await service.ReadyAsync();
        }

        return service;
    }

    /// <summary>What it has written so far.</summary>
    public string Output => child.Output;

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => child.KillAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await child.DisposeAsync();
    }

    static async Task<Uri> AddressAsync(ChildProcess child)
    {
        for (var i = 0; i < Looks * 10; i++)
        {
            if (Listening().Match(child.Output) is { Success: true } match)
            {
                return new Uri(match.Value);
            }

            Assert.False(child.HasExited, child.Output);
            await Task.Delay(Pause / 10);
        }

        throw new TimeoutException($"not listening: {child.Output}");
    }

    async Task ReadyAsync()
    {
        for (var i = 0; i < Looks; i++)
        {
            Assert.False(child.HasExited, child.Output);
            using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(Pause);
        }

        Assert.Fail($"not ready: {child.Output}");
    }

    [GeneratedRegex(@"(?<=Now listening on: )http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening();
}
