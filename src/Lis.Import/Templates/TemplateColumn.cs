namespace Lis.Import.Templates;

/// <summary>A column of a template.</summary>
public sealed record TemplateColumn
{
    /// <summary>The property that it fills; a heading of this name is understood too.</summary>
    public required string Property { get; init; }

    /// <summary>What people read above it, in Danish.</summary>
    public required string Heading { get; init; }

    /// <summary>What it is for, for the sheet with the guide.</summary>
    public required string Explanation { get; init; }

    /// <summary>What its cells hold.</summary>
    public required TemplateKind Kind { get; init; }

    /// <summary>Whether it is the key of the row.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether a row cannot do without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether an empty cell says nothing; else it clears what is stored.</summary>
    public bool KeepsWhenEmpty { get; init; }

    /// <summary>What the drop-down offers; empty = none.</summary>
    public IReadOnlyList<TemplateChoice> Choices { get; init; } = [];

    /// <summary>The heading as it is printed: a star marks what must be filled in.</summary>
    public string Printed => IsRequired ? Heading + " *" : Heading;
}

/// <summary>Something that a drop-down offers.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Shown">What people choose.</param>
public sealed record TemplateChoice(string Value, string Shown);
