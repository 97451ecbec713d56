namespace Lis.Api.Security;

/// <summary>Who issues the tokens (section AzureAd, with the setting names of Microsoft.Identity.Web).</summary>
/// <param name="Instance">The authority with a final slash.</param>
/// <param name="TenantId">One tenant, or <c>organizations</c>.</param>
/// <param name="AllowedTenants">The tenants whose tokens are accepted; never empty.</param>
/// <param name="ClientId">The application registration of the service.</param>
/// <param name="Audience">A further audience; null = none.</param>
/// <param name="RequireHttpsMetadata">Whether keys are fetched over https only.</param>
public sealed record AzureAdSettings(
    Uri Instance, string TenantId, IReadOnlySet<string> AllowedTenants, string ClientId, string? Audience, bool RequireHttpsMetadata)
{
    public const string DefaultInstance = "https://login.microsoftonline.com/";

    public const string Organizations = "organizations";

    /// <summary>Null in Development when the section says nothing; elsewhere a missing part is a finding.</summary>
    public static AzureAdSettings? Read(IConfiguration configuration, IHostEnvironment environment, List<string> findings)
    {
        var section = configuration.GetSection("AzureAd");
        if (environment.IsDevelopment() && string.IsNullOrWhiteSpace(section["TenantId"]) && string.IsNullOrWhiteSpace(section["ClientId"]))
        {
            return null;
        }

        var instance = ReadInstance(Needed(section, "Instance", findings), findings);
        var tenant = section["TenantId"] ?? "";
        return new(
            instance,
            tenant,
            ReadTenants(section, tenant, findings),
            Needed(section, "ClientId", findings),
            string.IsNullOrWhiteSpace(section["Audience"]) ? null : section["Audience"],
            ReadRequireHttps(section["RequireHttpsMetadata"], instance, findings));
    }

    static string Needed(IConfigurationSection section, string name, List<string> findings)
    {
        if (string.IsNullOrWhiteSpace(section[name]))
        {
            findings.Add($"AzureAd:{name} is missing; outside Development the service starts only with a complete AzureAd section.");
        }

        return section[name] ?? "";
    }

    static Uri ReadInstance(string text, List<string> findings)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var instance)
            || (instance.Scheme != Uri.UriSchemeHttps && instance.Scheme != Uri.UriSchemeHttp))
        {
            if (text.Length > 0)
            {
                findings.Add($"AzureAd:Instance is '{text}'; it is an address such as {DefaultInstance}.");
            }

            return new Uri(DefaultInstance);
        }

        return instance.AbsoluteUri.EndsWith('/') ? instance : new Uri(instance.AbsoluteUri + "/");
    }

    static HashSet<string> ReadTenants(IConfigurationSection section, string tenant, List<string> findings)
    {
        var tenants = tenant.Equals(Organizations, StringComparison.OrdinalIgnoreCase)
            ? section.GetSection("AllowedTenants").GetChildren().Select(child => child.Value ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [Needed(section, "TenantId", findings)];
        if (tenants.Count == 0)
        {
            findings.Add("AzureAd:AllowedTenants is empty; with AzureAd:TenantId=organizations it names the tenants that are let in.");
        }

        findings.AddRange(tenants.Where(id => id.Length > 0 && !Guid.TryParseExact(id, "D", out _))
            .Select(id => $"'{id}' in AzureAd is no tenant id; a tenant id is a GUID."));
        return new HashSet<string>(tenants, StringComparer.OrdinalIgnoreCase);
    }

    static bool ReadRequireHttps(string? text, Uri instance, List<string> findings)
    {
        if (!bool.TryParse(text ?? "true", out var required))
        {
            findings.Add("AzureAd:RequireHttpsMetadata is neither true nor false.");
        }

        if (!required && !instance.IsLoopback)
        {
            findings.Add("AzureAd:RequireHttpsMetadata=false is accepted only when AzureAd:Instance is a loopback address.");
        }
        else if (required && instance.Scheme != Uri.UriSchemeHttps)
        {
            findings.Add("AzureAd:Instance must be an https address.");
        }

        return required;
    }
}
