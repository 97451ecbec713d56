using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Delta;

/// <summary>A client's copy of a set, kept right by following delta links; it does what the answers say and nothing else.</summary>
sealed class DeltaCopy(LisHost service, string request, string key)
{
    readonly HashSet<string> _told = new(StringComparer.Ordinal);
    string? _next;

    /// <summary>The rows by key, as JSON text.</summary>
    public Dictionary<string, string> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>How often everything had to be read anew.</summary>
    public int Restarts { get; private set; }

    /// <summary>Entries of deltas so far.</summary>
    public int Entries { get; private set; }

    /// <summary>Reads everything, page by page.</summary>
    public async Task LoadAsync((string, string) caller, int pageSize)
    {
        Rows.Clear();
        var preference = $"odata.track-changes,odata.maxpagesize={pageSize}";
        for (_next = $"/odata/v1/{request}"; !_next.Contains("$deltatoken", StringComparison.Ordinal);)
        {
            var page = await PageAsync(caller, preference);
            foreach (var row in page.Rows)
            {
                Rows[Key(row)] = row.GetRawText();
            }

            preference = $"odata.maxpagesize={pageSize}";
        }
    }

    /// <summary>Follows the delta link to the next one; begins anew when the service says that the link is too old.</summary>
    public async Task PollAsync((string, string) caller, int pageSize)
    {
        for (var isLast = false; !isLast;)
        {
            var page = await service.GetAsync(_next!, caller, ("Prefer", $"odata.maxpagesize={pageSize}"));
            if (page.Status == HttpStatusCode.Gone)
            {
                Restarts++;
                Assert.Equal($"/odata/v1/{request}", Uri.UnescapeDataString(new Uri(page.Header("Location")!).PathAndQuery));
                await LoadAsync(caller, pageSize);
                return;
            }

            Apply(page.Expect(HttpStatusCode.OK));
            isLast = Follow(page) == "@odata.deltaLink";
        }
    }

    void Apply(Answer page)
    {
        foreach (var entry in page.Rows)
        {
            Entries++;
            if (entry.TryGetProperty("reason", out _))
            {
                var id = Uri.UnescapeDataString(entry.GetProperty("id").GetString()!);
                Rows.Remove(id[(id.LastIndexOf('(') + 1)..^1].Trim('\''));
            }
            else
            {
                Rows[Key(entry)] = entry.GetRawText();
                Assert.True(_told.Add($"{Key(entry)} {entry.GetProperty("@odata.etag")}"), $"told twice: {entry}");
            }
        }
    }

    async Task<Answer> PageAsync((string, string) caller, string preference)
    {
        var page = (await service.GetAsync(_next!, caller, ("Prefer", preference))).Expect(HttpStatusCode.OK);
        Assert.Equal(preference.Contains("track", StringComparison.Ordinal), page.Header("Preference-Applied")!.Contains("odata.track-changes", StringComparison.Ordinal));
        Follow(page);
        return page;
    }

    string Follow(Answer page)
    {
        var link = page.Json.EnumerateObject().Single(member => member.Name is "@odata.nextLink" or "@odata.deltaLink");
        _next = new Uri(link.Value.GetString()!).PathAndQuery;
        return link.Name;
    }

    string Key(JsonElement row) => row.GetProperty(key).ToString();
}
