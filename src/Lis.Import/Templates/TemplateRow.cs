namespace Lis.Import.Templates;

/// <summary>A line of a template that was filled in, readable in all its cells.</summary>
public sealed record TemplateRow : ImportItem
{
    /// <summary>
    /// What the line says, by property: text, decimal, bool, DateOnly, a list of texts, or null where an empty cell clears. A property that
    /// is absent is left as it is.
    /// </summary>
    public required IReadOnlyDictionary<string, object?> Values { get; init; }

    /// <summary>The cells as they stand, by property.</summary>
    public required IReadOnlyDictionary<string, string> Cells { get; init; }
}
