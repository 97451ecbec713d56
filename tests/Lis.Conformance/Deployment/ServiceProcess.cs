using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Deployment;

/// <summary>The service as a process of its own, which a test can kill.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    const int Looks = 1200;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly ChildProcess child;
    readonly Uri address;

    ServiceProcess(ChildProcess child, Uri address)
    {
        (this.child, this.address) = (child, address);
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public bool HasExited => child.HasExited;

    public static async Task<ServiceProcess> StartAsync(TestDatabase database, EntraAuthority entra, bool waitsUntilReady)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next().ToString(CultureInfo.InvariantCulture)}");
        string[] command =
        [
            "dotnet", Path.Combine(AppContext.BaseDirectory, "Lis.Api.dll"), $"--contentRoot={Repository.PathOf("src/Lis.Api")}", $"--urls={address}",
            "--Logging:LogLevel:Default=Warning", .. database.Settings, .. HostSettings.Production(entra),
        ];
        var service = new ServiceProcess(ChildProcess.Start(command, AppContext.BaseDirectory), address);
        if (waitsUntilReady)
        {
            await service.ReadyAsync();
        }

        return service;
    }

    /// <summary>Waits until the port is open, which is before the service is ready and about when its jobs begin.</summary>
    public async Task ListeningAsync()
    {
        for (var i = 0; i < Looks; i++)
        {
            Assert.False(child.HasExited, child.Output);
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(address.Host, address.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(5);
            }
        }

        Assert.Fail($"not listening: {child.Output}");
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => child.KillAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await child.DisposeAsync();
    }

    async Task ReadyAsync()
    {
        for (var i = 0; i < Looks; i++)
        {
            Assert.False(child.HasExited, child.Output);
            try
            {
                using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(Pause);
        }

        Assert.Fail($"not ready: {child.Output}");
    }
}
