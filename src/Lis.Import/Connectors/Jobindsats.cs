using System.Security.Cryptography;
using System.Text.Json;

namespace Lis.Import.Connectors;

/// <summary>
/// Version 3 of the Jobindsats API. The plan's selection is the query as the API has it (<c>period.M</c> = <c>latest:14</c>,
/// <c>hierarchy._nykom</c> = <c>*</c>, <c>mgroup.*</c> = <c>*</c>). The API tells no time of update, so the description of the table, which lists
/// its periods, is what news is known by.
/// </summary>
public sealed class Jobindsats(ConnectorAddress address, TimeProvider clock) : IConnector, IDisposable
{
    readonly Lazy<SourceClient> client = new(() => new SourceClient(address.Address, address.RequiredKey("Jobindsats"), address.Rules, clock));

    /// <inheritdoc />
    public string Name => "Jobindsats";

    /// <inheritdoc />
    public async Task<Fetched?> FetchAsync(FetchPlan plan, string? known, Stream target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var table = Uri.EscapeDataString(plan.Table);
        using var description = await client.Value.JsonAsync($"v3/table/{table}?format=json", cancellation);
        Check(plan, description.RootElement);
        var mark = $"{plan.Fingerprint()}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(description.RootElement)))}";
        if (mark == known)
        {
            return null;
        }

        var query = string.Join('&', plan.Selection
            .OrderBy(choice => choice.Key, StringComparer.Ordinal)
            .Select(choice => $"{Escaped(choice.Key)}={Escaped(string.Join(',', FetchPlan.Parts(choice.Value)))}"));
        await client.Value.CopyAsync(new HttpRequestMessage(HttpMethod.Get, $"v3/data/{table}?{query}&format=json"), target, cancellation);
        return new Fetched(mark, $"{plan.Table}.json", "jobindsats-v3-json", plan.Parameters);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }

    /// <summary>A period type or hierarchy that the table does not have would be answered by something else, or by nothing.</summary>
    static void Check(FetchPlan plan, JsonElement description)
    {
        if (description.ValueKind != JsonValueKind.Object || !description.TryGetProperty("periods", out var periods) || periods.ValueKind != JsonValueKind.Array)
        {
            throw new ConnectorException(ConnectorFault.Unreadable, $"Jobindsats beskriver tabellen {plan.Table} på en ukendt måde.");
        }

        var types = periods.EnumerateArray().Select(type => Text(type, "periodtype_id")).ToList();
        foreach (var chosen in plan.Selection.Keys.Where(key => key.StartsWith("period.", StringComparison.Ordinal)).Select(key => key[7..]))
        {
            if (!types.Contains(chosen))
            {
                throw new ConnectorException(
                    ConnectorFault.Plan, $"Tabellen {plan.Table} har ingen perioder af typen {chosen}; den har {string.Join(", ", types)}.");
            }
        }
    }

    static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member.GetString() : null;

    /// <summary>Escaped, but for what the API's own selectors are written with.</summary>
    static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%2A", "*", StringComparison.Ordinal)
        .Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);
}
