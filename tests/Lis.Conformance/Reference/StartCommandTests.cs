using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Lis.Conformance.Deployment;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Reference;

/// <summary>The reference service starts by its one command, as the README has it, and answers all of its model. Here what is built is not built again.</summary>
public class StartCommandTests
{
    static readonly string[] Reads =
    [
        "Products/Reference.SpecialProduct", "Products/$count", "Products?$expand=*&$orderby=Name&$search=laptop", "Categories?$expand=Products($select=Name)",
        "Products/GetTopProducts()", "Products/GetTopProducts(count=2)", "Products/GetTopProducts(count=2,category='Electronics')",
        "Products/GetProductStats()", "Products/GetAveragePrice()", "CountProducts", "FindProducts(name='Mouse',maxPrice=200)", "Calculate(value=1)",
        "Calculate(a=1,b=2)", "Convert(input='x')", "Convert(number=1)", "$metadata", "$metadata?$format=json",
    ];

    static readonly string[] ReadsOfProduct =
    [
        "", "/Category", "/Descriptions", "/RelatedProducts", "/Photo", "/ShippingAddress/City", "/Dimensions", "/GetTotalPrice(taxRate=0.25)", "/GetRelatedProducts()",
        "/CalculatePrice(discount=10)", "/CalculatePrice(discount=10,tax=25)", "/GetInfo(format='short')",
    ];

    static readonly (string Action, string Body)[] Actions =
    [
        ("~/ApplyDiscount", """{"percentage":10}"""), ("~/IncreasePrice", """{"amount":10}"""), ("~/Activate", "{}"), ("~/CalculateDiscount", """{"percentage":10}"""),
        ("Products/MarkAllAsReviewed", "{}"), ("ResetAllPrices", "{}"), ("ResetProducts", "{}"), ("Process", """{"percentage":10}"""),
        ("Process", """{"percentage":10,"minPrice":100}"""), ("Reseed", "{}"),
    ];

    static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_command_starts_it_and_it_answers_all_of_its_model()
    {
#if DEBUG
        const string Configuration = "Debug";
#else
        const string Configuration = "Release";
#endif
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var folder = Path.GetDirectoryName(Repository.PathOf("README.md"))!;
        await using var process = ChildProcess.Start(
            ["dotnet", "run", "--no-build", "--project", "tests/Lis.ReferenceService", "-c", Configuration, "--", "--urls", address], folder);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
        await StartedAsync(client, process);
        var root = await client.GetFromJsonAsync<JsonElement>("/", TestEnd);
        var named = root.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("url").GetString()!).ToList();
        Assert.Superset(new HashSet<string> { "Products", "Categories", "ProductDescriptions", "MediaItems", "ReadOnlyItems", "DecimalSamples", "Company" }, named.ToHashSet());
        var laptop = $"Products({await IdAsync(client, "Products?$filter=Name eq 'Laptop'")})";
        var media = $"MediaItems({await IdAsync(client, "MediaItems")})/$value";
        string[] reads = [.. named, .. Reads, .. ReadsOfProduct.Select(path => laptop + path), media];
        foreach (var url in reads)
        {
            await ExpectAsync(client, HttpMethod.Get, url, null);
        }

        await ExpectAsync(client, HttpMethod.Patch, laptop, """{"Name":"Laptop 2"}""");
        foreach (var (action, body) in Actions)
        {
            await ExpectAsync(client, HttpMethod.Post, action.Replace("~", laptop, StringComparison.Ordinal), body);
        }

        await ExpectAsync(client, HttpMethod.Post, "$batch", $$"""{"requests":[{"id":"1","method":"get","url":"{{laptop}}"}]}""");
    }

    static async Task StartedAsync(HttpClient client, ChildProcess process)
    {
        for (var patience = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(200, TestEnd))
        {
            Assert.False(process.HasExited, process.Output);
            try
            {
                using var response = await client.GetAsync("/", TestEnd);
                return;
            }
            catch (HttpRequestException) when (DateTime.UtcNow < patience)
            {
                // It listens soon.
            }
        }
    }

    static async Task<string> IdAsync(HttpClient client, string url) =>
        (await client.GetFromJsonAsync<JsonElement>(url, TestEnd)).GetProperty("value")[0].GetProperty("ID").GetString()!;

    static async Task ExpectAsync(HttpClient client, HttpMethod method, string url, string? body)
    {
        using var request = new HttpRequestMessage(method, url) { Content = body is null ? null : JsonContent.Create(JsonDocument.Parse(body).RootElement) };
        using var response = await client.SendAsync(request, TestEnd);
        var isGood = response.StatusCode is HttpStatusCode.OK || (method != HttpMethod.Get && response.StatusCode == HttpStatusCode.NoContent);
        Assert.True(isGood, $"{method} {url}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestEnd)}");
    }
}
