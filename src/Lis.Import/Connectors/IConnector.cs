namespace Lis.Import.Connectors;

/// <summary>Fetches from one source.</summary>
public interface IConnector
{
    /// <summary>Name, as plans give it.</summary>
    string Name { get; }

    /// <summary>Fetches what a plan asks for, if the source has news.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="known">The mark of the last fetch that was taken in; null = none.</param>
    /// <param name="target">Where the file goes. What was written before a null or an exception is void.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What was fetched; null when the source has no news.</returns>
    /// <exception cref="ConnectorException">The source refuses, cannot be reached, or answers what cannot be read.</exception>
    Task<Fetched?> FetchAsync(FetchPlan plan, string? known, Stream target, CancellationToken cancellation);
}

/// <summary>A file that was fetched, ready for the import road.</summary>
/// <param name="Mark">What tells this state of the source from others; opaque.</param>
/// <param name="FileName">Name for people, without a path.</param>
/// <param name="Profile">The import profile that reads the file.</param>
/// <param name="Parameters">The profile's parameters.</param>
public sealed record Fetched(string Mark, string FileName, string Profile, IReadOnlyDictionary<string, string> Parameters);
