namespace Lis.Import;

/// <summary>A fault in a file, as data: where it stands, what stood there, which rule it broke.</summary>
public sealed record ImportReject : ImportItem
{
    /// <summary>What stood there; null = nothing, or nothing that may be repeated.</summary>
    public string? RawValue { get; init; }

    /// <summary>Stable code of the rule, one of <see cref="ImportRules"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether the file could not be read on from there, so that what was read of it is not all of it.</summary>
    public bool EndsReading { get; init; }

    /// <summary>The rule in Danish words and no others, for the person who sent the file (decision 0031).</summary>
    public required string Message { get; init; }
}
