namespace Lis.Import.Connectors;

/// <summary>Where a source is and what it asks for.</summary>
/// <param name="Address">Base address, with a slash at the end.</param>
/// <param name="Key">The key; null = none.</param>
/// <param name="Rules">How patient the connector is.</param>
public sealed record ConnectorAddress(Uri Address, string? Key, RetryRules Rules)
{
    /// <summary>The key, or a fault that says where to set it.</summary>
    /// <exception cref="ConnectorException">KeyMissing.</exception>
    internal string RequiredKey(string connector) => string.IsNullOrWhiteSpace(Key)
        ? throw new ConnectorException(ConnectorFault.KeyMissing, $"Nøglen til {connector} mangler; sæt Connectors:{connector}:Key.")
        : Key;
}
