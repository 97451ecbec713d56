using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lis.Import.Connectors;

/// <summary>
/// The Uddannelsesstatistik API. The plan's table is area, subject and sub-subject (<c>GS/ELEV/ELEVEX</c>); of its selection, <c>nøgletal</c> and
/// <c>detaljering</c> are the measures and dimensions, every other name is a filter. The API gives pages and tells no time of update: all pages
/// are fetched, and what they hold is what news is known by.
/// </summary>
public sealed class UddannelsesstatistikApi(ConnectorAddress address, TimeProvider clock) : IConnector, IDisposable
{
    const string Path = "Api/v1/statistik";
    const string Measures = "nøgletal";
    const string Dimensions = "detaljering";

    readonly Lazy<SourceClient> client =
        new(() => new SourceClient(address.Address, address.RequiredKey("Uddannelsesstatistik"), address.Rules, clock));

    /// <inheritdoc />
    public string Name => "Uddannelsesstatistik";

    /// <summary>Rows for each page; the API gives no more than this.</summary>
    public int PageSize { get; init; } = 100_000;

    /// <inheritdoc />
    public async Task<Fetched?> FetchAsync(FetchPlan plan, string? known, Stream target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var writer = new Utf8JsonWriter(target, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
        byte[] before = [];
        for (var (page, rows) = (1, PageSize); rows == PageSize; page++)
        {
            using var answer = await client.Value.JsonAsync(Path, Body(plan, page), cancellation);
            var elements = Elements(answer.RootElement);
            var digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(elements));
            rows = elements.GetArrayLength();
            if (rows > 0 && digest.AsSpan().SequenceEqual(before))
            {
                throw new ConnectorException(ConnectorFault.Unreadable, $"Uddannelsesstatistik giver samme side to gange (side {page}).");
            }

            before = digest;
            hash.AppendData(digest);
            foreach (var row in elements.EnumerateArray())
            {
                row.WriteTo(writer);
            }

            await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellation);
        var mark = $"{plan.Fingerprint()}-{Convert.ToHexStringLower(hash.GetHashAndReset())}";
        return mark == known ? null : new Fetched(mark, $"{plan.Table.Replace('/', '-')}.json", "uddannelsesstatistik", plan.Parameters);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }

    /// <summary>An array, or an object around one.</summary>
    static JsonElement Elements(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("elementer", out var inside))
        {
            answer = inside;
        }

        return answer.ValueKind == JsonValueKind.Array
            ? answer
            : throw new ConnectorException(ConnectorFault.Unreadable, "Uddannelsesstatistik svarer ikke med en liste af rækker.");
    }

    byte[] Body(FetchPlan plan, int page)
    {
        if (plan.Table.Split('/') is not [var area, var subject, var sub])
        {
            throw new ConnectorException(ConnectorFault.Plan, $"Skriv tabellen som område/emne/underemne; '{plan.Table}' er det ikke.");
        }

        foreach (var needed in new[] { Measures, Dimensions }.Where(needed => plan.Chosen(needed).Count == 0))
        {
            throw new ConnectorException(ConnectorFault.Plan, $"Hentningen {plan.Name} vælger ingen {needed}.");
        }

        var filters = plan.Selection.Keys.Where(name => name is not (Measures or Dimensions)).Order(StringComparer.Ordinal);
        return JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>
            {
                ["område"] = area,
                ["emne"] = subject,
                ["underemne"] = sub,
                [Measures] = plan.Chosen(Measures),
                [Dimensions] = plan.Chosen(Dimensions),
                ["filtre"] = filters.ToDictionary(name => name, plan.Chosen),
                ["indlejret"] = false,
                ["tomme_rækker"] = false,
                ["formattering"] = "json",
                ["side"] = page,
                ["side_størrelse"] = PageSize,
            },
            new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
