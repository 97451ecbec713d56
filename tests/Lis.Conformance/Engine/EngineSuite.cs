using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lis.Conformance.Engine;

/// <summary>Base of the suites over the warehouse; one sealed class for each database.</summary>
public abstract class EngineSuite(EngineHost host)
{
    protected EngineHost Host => host;

    /// <summary>JSON as it was sent, with letters beyond ASCII and quotes as they are.</summary>
    protected static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    protected async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        var client = await host.ClientAsync();
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var absolute = url.StartsWith("http", StringComparison.Ordinal) ? url : $"{client.BaseAddress}base/v1/{url}";
        using var request = new HttpRequestMessage(method, new Uri(absolute, options));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    protected Task<HttpResponseMessage> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, url, headers);

    /// <summary>The address of the host, with a slash at the end.</summary>
    protected async Task<Uri> AddressAsync() => (await host.ClientAsync()).BaseAddress!;

    /// <summary>The body of a 200 with the address of the host taken out.</summary>
    protected async Task<string> TextAsync(string url, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(url, headers);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{url} gives {(int)response.StatusCode}: {text}");
        var client = await host.ClientAsync();
        return text.Replace(client.BaseAddress!.ToString(), "~/", StringComparison.Ordinal);
    }

    protected async Task<JsonObject> JsonAsync(string url, params (string Name, string Value)[] headers) =>
        JsonNode.Parse(await TextAsync(url, headers))!.AsObject();

    protected static IEnumerable<T> Values<T>(JsonObject body, string property) => body["value"]!.AsArray().Select(row => row![property]!.GetValue<T>());

    protected static JsonObject Without(JsonObject body, string member)
    {
        body.Remove(member);
        return body;
    }
}
