using Lis.Api.Settings;
using Lis.Domain.Rules;
using Lis.Import.Connectors;

namespace Lis.Api.Fetches;

/// <summary>
/// Section Connectors: where each source is (<c>Connectors:Jobindsats:Address</c>, <c>:Key</c>), and what shall be fetched when
/// (<c>Connectors:Fetches:{name}:…</c>).
/// </summary>
/// <param name="Addresses">Address and key by connector.</param>
/// <param name="Fetches">What shall be fetched.</param>
public sealed record FetchSettings(IReadOnlyDictionary<string, ConnectorAddress> Addresses, IReadOnlyList<ScheduledFetch> Fetches)
{
    static readonly Dictionary<string, string> KnownAddresses = new(StringComparer.Ordinal)
    {
        ["Statbank"] = "https://api.statbank.dk/",
        ["Jobindsats"] = "https://api.jobindsats.dk/",
        ["Uddannelsesstatistik"] = "https://api.uddannelsesstatistik.dk/",
    };

    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    public static FetchSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Connectors");
        var findings = new List<string>();
        var addresses = KnownAddresses.ToDictionary(known => known.Key, known => AddressOf(section.GetSection(known.Key), known.Value, findings));
        var fetches = section.GetSection("Fetches").GetChildren().Select(fetch => FetchOf(fetch, findings)).OfType<ScheduledFetch>().ToList();
        return findings.Count == 0 ? new(addresses, fetches) : throw new SettingsException(findings);
    }

    static ConnectorAddress AddressOf(IConfigurationSection section, string known, List<string> findings)
    {
        var text = section["Address"] is { Length: > 0 } said ? said.TrimEnd('/') + "/" : known;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            findings.Add($"{section.Path}:Address is '{text}'; it is an https address.");
            address = new Uri(known);
        }

        return new(address, section["Key"] is { Length: > 0 } key ? key : null, new RetryRules());
    }

    static ScheduledFetch? FetchOf(IConfigurationSection section, List<string> findings)
    {
        var before = findings.Count;
        string Needed(string name)
        {
            if (section[name] is { Length: > 0 } value)
            {
                return value;
            }

            findings.Add($"{section.Path}:{name} is missing.");
            return "";
        }

        var (connector, source, table) = (Needed("Connector"), Needed("Source"), Needed("Table"));
        if (connector.Length > 0 && !KnownAddresses.ContainsKey(connector))
        {
            findings.Add($"{section.Path}:Connector is '{connector}'; it can be {string.Join(", ", KnownAddresses.Keys)}.");
        }

        if (!CodeRules.IsCode(section.Key))
        {
            findings.Add($"{section.Path}: the name of a fetch is a code of letters, digits, dots, underscores and hyphens.");
        }

        var times = FetchTimes.Read(section["At"], section["Weekdays"], section["MonthDays"]);
        if (times is null)
        {
            findings.Add($"{section.Path}: At holds times such as 06:15|18:00, Weekdays such as Monday|Thursday, MonthDays such as 1|10.");
        }

        var municipality = section["Municipality"] is { Length: > 0 } code ? code : "*";
        return findings.Count > before
            ? null
            : new(new FetchPlan { Name = section.Key, Table = table, Selection = Pairs(section, "Selection"), Parameters = Pairs(section, "Parameters") }, connector, source, municipality, times!);
    }

    static Dictionary<string, string> Pairs(IConfigurationSection section, string name) =>
        section.GetSection(name).GetChildren().ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.Ordinal);
}

/// <summary>A fetch with its time.</summary>
/// <param name="Plan">What to fetch.</param>
/// <param name="Connector">From where.</param>
/// <param name="SourceCode">The source that the import names.</param>
/// <param name="Municipality">For whom: a municipality's code, or <c>*</c>.</param>
/// <param name="Times">When.</param>
public sealed record ScheduledFetch(FetchPlan Plan, string Connector, string SourceCode, string Municipality, FetchTimes Times);
