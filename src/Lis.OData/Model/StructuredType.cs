namespace Lis.OData.Model;

/// <summary>An entity type or a complex type: named properties, and for both navigation to entities.</summary>
public abstract class StructuredType(string ns, string name) : ODataType
{
    readonly Dictionary<string, StructuralProperty> properties = new(StringComparer.Ordinal);
    readonly Dictionary<string, NavigationProperty> navigations = new(StringComparer.Ordinal);

    /// <summary>The unqualified name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc />
    public override string FullName { get; } = $"{ns}.{name}";

    /// <summary>English and Danish text.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <summary>The structural properties in declaration order, hidden ones included.</summary>
    public IReadOnlyCollection<StructuralProperty> Properties => properties.Values;

    /// <summary>The navigation properties in declaration order, hidden ones included.</summary>
    public IReadOnlyCollection<NavigationProperty> Navigations => navigations.Values;

    /// <summary>Adds a structural property while the model is built.</summary>
    public void Add(StructuralProperty property) => properties.Add(property.Name, property);

    /// <summary>Adds a navigation property while the model is built.</summary>
    public void Add(NavigationProperty navigation) => navigations.Add(navigation.Name, navigation);

    /// <summary>The structural property of exactly that name, hidden ones included; null when there is none.</summary>
    public StructuralProperty? FindProperty(string name) => properties.GetValueOrDefault(name);

    /// <summary>The navigation property of exactly that name, hidden ones included; null when there is none.</summary>
    public NavigationProperty? FindNavigation(string name) => navigations.GetValueOrDefault(name);
}

/// <summary>A complex type: a value with parts and without identity (CSDL 4.01 section 9).</summary>
public sealed class ComplexType(string ns, string name) : StructuredType(ns, name);

/// <summary>An entity type with its key and the table that holds it (CSDL 4.01 section 6).</summary>
public sealed class EntityType(string ns, string name, TableSource table) : StructuredType(ns, name)
{
    /// <summary>Where the rows are.</summary>
    public TableSource Table { get; } = table;

    /// <summary>The key properties in declaration order; never empty once the model is built.</summary>
    public IReadOnlyList<StructuralProperty> Key { get; set; } = [];

    /// <summary>The number that grows with every change of the row and makes its ETag; null = the type has no ETag.</summary>
    public StructuralProperty? VersionProperty { get; set; }

    /// <summary>Where earlier revisions of the rows are; null = none are kept.</summary>
    public HistoryTable? History { get; set; }

    /// <summary>What the key tells of another column; null = nothing.</summary>
    public KeyRange? PartitionHint { get; set; }
}

/// <summary>
/// A whole-number key that carries the year of a day: key divided by <paramref name="Divisor"/> is the year of the day in
/// <paramref name="DayColumn"/>. Lets a read by key alone find its partition.
/// </summary>
/// <param name="Key">The key property, a whole number kept in a column of its own.</param>
/// <param name="DayColumn">The column of the day by which the table is partitioned, unquoted.</param>
/// <param name="Divisor">How many keys a year has.</param>
public sealed record KeyRange(StructuralProperty Key, string DayColumn, long Divisor);
