using Lis.Api.Security;
using Lis.Storage.Connections;

namespace Lis.Api.Settings;

/// <summary>All settings of the service, read and checked once (contract sections 5 and 7).</summary>
/// <param name="Database">The database.</param>
/// <param name="LoadsSampleData">Whether an empty database is filled with the facts of the committee papers.</param>
/// <param name="Limits">What a caller may ask for at once.</param>
/// <param name="AzureAd">Who issues tokens; null in Development without Entra ID.</param>
/// <param name="PublicHost">The host name by which the world knows the service, without scheme; null = that of the request.</param>
/// <param name="Municipalities">The municipality code, or <c>*</c>, of each tenant.</param>
public sealed record LisSettings(
    DatabaseSettings Database,
    bool LoadsSampleData,
    LimitSettings Limits,
    AzureAdSettings? AzureAd,
    string? PublicHost,
    IReadOnlyDictionary<string, string> Municipalities)
{
    /// <exception cref="SettingsException">A setting is missing or not one that the service can start with.</exception>
    public static LisSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var findings = new List<string>();
        var host = configuration["Lis:PublicHost"];
        var settings = new LisSettings(
            DatabaseSection.Read(configuration, environment, findings),
            DatabaseSection.ReadLoadsSampleData(configuration, environment, findings),
            LimitSettings.Read(configuration, findings),
            AzureAdSettings.Read(configuration, environment, findings),
            ReadHost(host),
            ReadMunicipalities(configuration, findings));
        if (settings.PublicHost is { } name && !IsHost(name))
        {
            findings.Add($"Lis:PublicHost is '{host}'; it is a host name without path, such as lis.kommune.dk.");
        }

        return findings.Count == 0 ? settings : throw new SettingsException(findings);
    }

    // Entra ID shows the same name with its scheme, as the App ID URI; copied from there it means the same.
    static string? ReadHost(string? text)
    {
        const string Scheme = "https://";
        var host = text?.Trim() ?? "";
        var name = (host.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? host[Scheme.Length..] : host).TrimEnd('/');
        return host.Length == 0 ? null : name;
    }

    static bool IsHost(string name) => Uri.TryCreate($"https://{name}/", UriKind.Absolute, out var address)
        && address.HostNameType != UriHostNameType.Unknown && address.AbsolutePath == "/"
        && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;

    static Dictionary<string, string> ReadMunicipalities(IConfiguration configuration, List<string> findings)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in configuration.GetSection("Lis:Municipalities").GetChildren())
        {
            var code = entry.Value ?? "";
            if (code == "*" || (code.Length == 3 && code.All(char.IsAsciiDigit)))
            {
                codes[entry.Key] = code;
            }
            else
            {
                findings.Add($"Lis:Municipalities:{entry.Key} is '{code}'; it is a municipality code of three digits, or *.");
            }
        }

        return codes;
    }
}
