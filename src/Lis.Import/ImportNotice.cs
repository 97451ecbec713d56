namespace Lis.Import;

/// <summary>
/// What a profile left out on purpose, or what the file says about itself. No fault: an atomic import goes through. It exists so that
/// nothing of a file disappears unseen.
/// </summary>
public sealed record ImportNotice : ImportItem
{
    /// <summary>What stood there; null = nothing in particular.</summary>
    public string? RawValue { get; init; }

    /// <summary>The notice in Danish words.</summary>
    public required string Message { get; init; }
}
