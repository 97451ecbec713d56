using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Oracle.Evaluation;

namespace Lis.Conformance.Oracle;

/// <summary>One of the two services: asks it, follows its pages, and holds the answer against the oracle's.</summary>
public sealed class OracleService(string name, LisHost host)
{
    const int MostPages = 500;

    public string Name => name;

    /// <summary>How the service's answer differs from the expected one; null when it does not.</summary>
    public async Task<string?> DifferenceAsync(string url, OracleAnswer expected, int? pageSize)
    {
        try
        {
            return await CompareAsync(url, expected, pageSize);
        }
        catch (HttpRequestException cut)
        {
            return $"the answer was cut off: {cut.Message}";
        }
    }

    /// <summary>The whole answer, for the message of a failure.</summary>
    public async Task<string> ShowAsync(string url)
    {
        try
        {
            return (await GetAsync(url, null)).ToString();
        }
        catch (HttpRequestException cut)
        {
            return $"cut off: {cut.Message}";
        }
    }

    async Task<string?> CompareAsync(string url, OracleAnswer expected, int? pageSize)
    {
        var first = await GetAsync(url, pageSize);
        if (!first.Text.StartsWith('{') && first.Status == HttpStatusCode.OK)
        {
            return expected.Status == 200 && first.Text == OracleObject.Show(expected.Value).Trim('"') ? null : $"got {first}";
        }

        if ((int)first.Status != expected.Status || expected.Status != 200)
        {
            return (int)first.Status == expected.Status ? null : $"expected {expected.Status}, got {first}";
        }

        return expected.Value is IReadOnlyList<object?> || first.Json.TryGetProperty("@odata.count", out _)
            ? await CollectionAsync(first, expected, pageSize)
            : JsonComparison.Difference(
                expected.Value, expected.Value is OracleObject or OracleReference ? first.Json : first.Json.GetProperty("value"));
    }

    async Task<string?> CollectionAsync(Answer page, OracleAnswer expected, int? pageSize)
    {
        var rows = new List<JsonElement>();
        for (var pages = 1; ; pages++)
        {
            if (page.Status != HttpStatusCode.OK)
            {
                return $"page {pages}: {page}";
            }

            var json = page.Json;
            if (expected.Count is { } count && (!json.TryGetProperty("@odata.count", out var given) || given.GetInt64() != count))
            {
                return $"page {pages}: expected count {count}";
            }

            rows.AddRange(json.GetProperty("value").EnumerateArray());
            if (!json.TryGetProperty("@odata.nextLink", out var next))
            {
                break;
            }

            if (pages == MostPages)
            {
                return "the pages do not end";
            }

            page = await host.GetAsync(next.GetString()![(host.Address.AbsoluteUri.Length - 1)..], Prefer(pageSize));
        }

        return JsonComparison.Difference(expected.Value, JsonSerializer.SerializeToElement(rows));
    }

    Task<Answer> GetAsync(string url, int? pageSize) => host.GetAsync($"/odata/v1/{url}", Prefer(pageSize));

    static (string, string)[] Prefer(int? pageSize) => pageSize is { } size ? [("Prefer", $"maxpagesize={size}")] : [];
}
