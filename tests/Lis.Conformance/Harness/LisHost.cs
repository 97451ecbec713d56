using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lis.Api;
using Lis.Conformance.Standard;
using Microsoft.AspNetCore.Builder;

namespace Lis.Conformance.Harness;

/// <summary>The real service on real Kestrel, on a free port of this machine, in this process.</summary>
public sealed class LisHost : IAsyncDisposable
{
    readonly WebApplication _application;

    LisHost(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Urls.Single());
        Client = new HttpClient(new LackingService(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }))
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(100),
        };
    }

    public Uri Address { get; }

    /// <summary>No redirects, no cookies, no proxy; nothing is decompressed.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _application.Services;

    /// <summary>Starts the service on a database and waits until it says that it is ready. It does not own the database.</summary>
    public static async Task<LisHost> StartAsync(TestDatabase database, IEnumerable<string> settings, params string[] more)
    {
        var host = await LaunchAsync(database, settings, more);
        try
        {
            await host.WaitUntilReadyAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the service and waits for nothing but its port.</summary>
    public static async Task<LisHost> LaunchAsync(TestDatabase database, IEnumerable<string> settings, params string[] more)
    {
        var application = LisApplication.Build(
        [
            "--applicationName=Lis.Api",
            $"--contentRoot={Repository.PathOf("src/Lis.Api")}",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            // Waiting for readiness is not worth a line for each look.
            "--Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks=None",
            "--Limits:RequestsPerMinute=1000000",
            .. database.Settings,
            .. settings,
            .. more,
        ]);
        try
        {
            await application.StartAsync();
            return new LisHost(application);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async Task WaitUntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var answer = await GetAsync("/health/ready");
            if (answer.Status == HttpStatusCode.OK)
            {
                return;
            }

            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"the service is not ready: {answer}");
            }

            await Task.Delay(50);
        }
    }

    public Task<Answer> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync("GET", url, null, headers);

    /// <summary>
    /// Sends a request. The URL goes out as it is written, only what a request line cannot hold (blanks, quotes, letters beyond
    /// ASCII) is escaped. A body is sent as JSON unless a Content-Type is among the headers.
    /// </summary>
    public async Task<Answer> SendAsync(string method, string url, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), RequestUri(url));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var (name, value) in headers)
        {
            Add(request, name, value);
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    static void Add(HttpRequestMessage request, string name, string value)
    {
        if (!name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            request.Headers.TryAddWithoutValidation(name, value);
            return;
        }

        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.Remove(name);
        request.Content.Headers.TryAddWithoutValidation(name, value);
    }

    Uri RequestUri(string url)
    {
        var escaped = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(url))
        {
            _ = octet is > 0x20 and < 0x7F and not ((byte)'"' or (byte)'<' or (byte)'>')
                ? escaped.Append((char)octet)
                : escaped.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        return new Uri($"http://{Address.Authority}{escaped}", asWritten);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
