using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Reference;

/// <summary>Base of the suites over the reference model; one sealed class for each database.</summary>
public abstract class ReferenceSuite(ReferenceFixture host)
{
    /// <summary>A name that no other test uses.</summary>
    protected static string Unique(string start) => $"{start} {Guid.NewGuid():N}";

    protected Task<Answer> SendAsync(HttpMethod method, string url, params (string Name, string Value)[] headers) => SendAsync(method, url, null, headers);

    /// <summary>Sends JSON.</summary>
    protected Task<Answer> SendAsync(string method, string url, string body, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpMethod(method), url, new StringContent(body, new MediaTypeHeaderValue("application/json")), headers);

    protected async Task<Answer> SendAsync(HttpMethod method, string url, HttpContent? body, params (string Name, string Value)[] headers)
    {
        var client = await host.ClientAsync();
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var escaped = url.Replace(" ", "%20", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(method, new Uri($"{client.BaseAddress}{escaped}", options)) { Content = body };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    protected Task<Answer> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, url, headers);

    /// <summary>The body of a 200 as JSON with the address of the host taken out.</summary>
    protected async Task<JsonObject> JsonAsync(string url, params (string Name, string Value)[] headers)
    {
        var answer = (await GetAsync(url, headers)).Expect(HttpStatusCode.OK);
        var address = (await host.ClientAsync()).BaseAddress!.ToString();
        return JsonNode.Parse(answer.Text.Replace(address, "~/", StringComparison.Ordinal))!.AsObject();
    }

    /// <summary>The address of an entity relative to the root, as a header names it.</summary>
    protected async Task<string> RelativeAsync(string? address) =>
        address!.Replace((await host.ClientAsync()).BaseAddress!.ToString(), "", StringComparison.Ordinal);

    /// <summary>Makes a product and gives its address.</summary>
    protected async Task<string> MakeProductAsync(string more = "") => await RelativeAsync(
        (await SendAsync("POST", "Products", $$"""{"Name":"{{Unique("Lamp")}}","Price":100{{more}}}""")).Expect(HttpStatusCode.Created).Header("Location"));

    /// <summary>A property of every row.</summary>
    protected async Task<IEnumerable<string?>> NamesAsync(string url, string property = "Name") =>
        (await JsonAsync(url))["value"]!.AsArray().Select(row => row![property]?.ToString());

    /// <summary>The address of a product by its name.</summary>
    protected async Task<string> ProductAsync(string name) =>
        $"Products({(await JsonAsync($"Products?$filter=Name eq '{name}'&$select=ID"))["value"]![0]!["ID"]})";
}
