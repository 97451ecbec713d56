namespace Lis.Domain;

/// <summary>Where a source stands in relation to the municipality.</summary>
public enum SourceKind
{
    /// <summary>Published by somebody else.</summary>
    External,

    /// <summary>A system of the municipality.</summary>
    Internal,

    /// <summary>Typed in by hand.</summary>
    Manual,
}
