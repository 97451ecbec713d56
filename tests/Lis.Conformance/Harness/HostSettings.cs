namespace Lis.Conformance.Harness;

/// <summary>Settings of a host as command-line arguments; the last of several for one name wins.</summary>
public static class HostSettings
{
    /// <summary>What `dotnet run` gives: anonymous reading on loopback.</summary>
    public static IEnumerable<string> Development => ["--environment=Development"];

    /// <summary>An installation with Entra ID: several tenants allowed, each with its municipality.</summary>
    public static IEnumerable<string> Production(EntraAuthority entra) =>
    [
        "--environment=Production",
        $"--AzureAd:Instance={entra.Instance}",
        "--AzureAd:RequireHttpsMetadata=false",
        "--AzureAd:TenantId=organizations",
        .. Tenants.Allowed.Select((tenant, index) => $"--AzureAd:AllowedTenants:{index}={tenant}"),
        $"--AzureAd:ClientId={EntraAuthority.ClientId}",
        $"--AzureAd:Audience={EntraAuthority.Audience}",
        $"--Lis:PublicHost={EntraAuthority.PublicHost}",
        .. Tenants.Municipalities.Select(pair => $"--Lis:Municipalities:{pair.Key}={pair.Value}"),
    ];
}
