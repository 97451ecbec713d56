using Lis.Import.Directories;

namespace Lis.Import;

/// <summary>What a profile is given: the file, the parameters and what exists.</summary>
public sealed record ImportRequest
{
    /// <summary>The file.</summary>
    public required ImportFile File { get; init; }

    /// <summary>The areas that exist for the caller.</summary>
    public required IAreaDirectory Areas { get; init; }

    /// <summary>The indicators that exist for the caller.</summary>
    public required IIndicatorDirectory Indicators { get; init; }

    /// <summary>The profile's parameters by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>How large things may become.</summary>
    public ImportLimits Limits { get; init; } = new();

    /// <summary>A parameter; null when it is absent or blank.</summary>
    public string? this[string parameter] =>
        Parameters.TryGetValue(parameter, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
