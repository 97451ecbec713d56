namespace Lis.OData.Model;

/// <summary>How a text property sorts and compares (contract section 4).</summary>
public enum TextOrder
{
    /// <summary>By Unicode code point: codes, keys, periods, identifiers.</summary>
    CodePoint,

    /// <summary>As Danish sorts: names and running text; æ ø å last, aa as å, ties by code point.</summary>
    Danish,
}

/// <summary>A property with a value: primitive, enumeration, complex, or a collection of these (CSDL 4.01 section 7).</summary>
public sealed class StructuralProperty
{
    /// <summary>The name in payloads and URLs.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the value, or the collection type.</summary>
    public required ODataType Type { get; init; }

    /// <summary>Where the value comes from.</summary>
    public required PropertySource Source { get; init; }

    /// <summary>Whether the value can be null (for a collection: whether an item can).</summary>
    public bool IsNullable { get; init; }

    /// <summary>Longest text in characters, or longest binary in bytes; null = no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Digits of a decimal, or fractional second digits of an instant; null = not stated.</summary>
    public int? Precision { get; init; }

    /// <summary>Digits after the decimal point; null = not stated.</summary>
    public int? Scale { get; init; }

    /// <summary>How text sorts.</summary>
    public TextOrder TextOrder { get; init; }

    /// <summary>
    /// What a row holds when a body leaves the property out: bool, a number, long for an enumeration, text, or the JSON text of a collection.
    /// Null = nothing, so that a body must give what cannot be null.
    /// </summary>
    public object? Default { get; init; }

    /// <summary>Set by the service, never by a client (<c>Core.Computed</c>).</summary>
    public bool IsComputed { get; init; }

    /// <summary>Set on insert and unchanged later (<c>Core.Immutable</c>).</summary>
    public bool IsImmutable { get; init; }

    /// <summary>Present for rules and joins, absent from <c>$metadata</c>, URLs and payloads.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether <c>$search</c> looks in it.</summary>
    public bool IsSearchable { get; init; }

    /// <summary>The constant unit of the values (<c>Org.OData.Measures.V1.Unit</c>); null = none or it varies by row.</summary>
    public string? Unit { get; init; }

    /// <summary>The media type of what a binary value holds (<c>Core.MediaType</c>), for example <c>image/svg+xml</c>; null = any bytes.</summary>
    public string? MediaType { get; init; }

    /// <summary>What can be said of each value on request.</summary>
    public IReadOnlyList<ValueAnnotation> Annotations { get; init; } = [];

    /// <summary>English and Danish text.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A property that leads to one or to many entities (CSDL 4.01 section 8).</summary>
public class NavigationProperty
{
    /// <summary>The name in payloads and URLs.</summary>
    public required string Name { get; init; }

    /// <summary>The type that it leads to.</summary>
    public required EntityType Target { get; init; }

    /// <summary>Whether it leads to many.</summary>
    public required bool IsCollection { get; init; }

    /// <summary>How rows of the two tables find each other.</summary>
    public required JoinMap Join { get; init; }

    /// <summary>Whether a single-valued navigation can lead nowhere.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>The navigation that leads back; null = none.</summary>
    public string? Partner { get; init; }

    /// <summary>Present for computed properties and rules, absent from <c>$metadata</c>, URLs and payloads.</summary>
    public bool IsHidden { get; init; }

    /// <summary>English and Danish text.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <inheritdoc />
    public override string ToString() => Name;
}
