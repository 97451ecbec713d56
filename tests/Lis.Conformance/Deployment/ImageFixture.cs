using System.Globalization;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Deployment;

/// <summary>The image, built once, and the service started from it.</summary>
public sealed class ImageFixture : IAsyncLifetime
{
    ImageByHand? _image;

    public ImageByHand Image => _image ?? throw new InvalidOperationException("only within a test");

    public EntraAuthority Entra { get; } = EntraAuthority.Start();

    public async ValueTask InitializeAsync() => _image = await ImageByHand.BuildAsync();

    /// <summary>The sign-in settings of one tenant, with the fake Entra ID in the place of the real one.</summary>
    public Dictionary<string, string> SignIn => new()
    {
        ["AzureAd__Instance"] = Entra.Instance,
        ["AzureAd__RequireHttpsMetadata"] = "false",
        ["AzureAd__TenantId"] = Tenants.Herning,
        ["AzureAd__ClientId"] = EntraAuthority.ClientId,
        [$"Lis__Municipalities__{Tenants.Herning}"] = "657",
    };

    /// <summary>Runs the image's entry point with the command `migrate` to its end.</summary>
    public async Task MigrateAsync(IEnumerable<KeyValuePair<string, string>> variables)
    {
        await using var process = Image.Start([.. Image.EntryPoint, "migrate"], variables);
        Assert.True(await process.EndAsync() == 0, process.Output);
    }

    /// <summary>Starts the image's entry point on a free port and waits until it answers.</summary>
    public async Task<(ChildProcess Process, HttpClient Client)> StartAsync(Dictionary<string, string> variables)
    {
        var port = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        var process = Image.Start(Image.EntryPoint, new Dictionary<string, string>(variables) { ["ASPNETCORE_HTTP_PORTS"] = port });
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        for (var attempt = 0; attempt < 600 && !process.HasExited; attempt++)
        {
            try
            {
                if ((await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode)
                {
                    return (process, client);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await process.DisposeAsync();
        throw new InvalidOperationException($"the service did not become ready: {process.Output}");
    }

    public async ValueTask DisposeAsync()
    {
        await Entra.DisposeAsync();
        if (_image is not null)
        {
            await _image.DisposeAsync();
        }
    }
}
