namespace Lis.OData.Model;

/// <summary>An entity type or a complex type: named properties, and for both navigation to entities.</summary>
public abstract class StructuredType(string ns, string name) : ODataType
{
    readonly Dictionary<string, StructuralProperty> properties = new(StringComparer.Ordinal);
    readonly Dictionary<string, NavigationProperty> navigations = new(StringComparer.Ordinal);

    /// <summary>The type from which this one inherits everything; null = none.</summary>
    public StructuredType? Parent { get; init; }

    /// <summary>The unqualified name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc />
    public override string FullName { get; } = $"{ns}.{name}";

    /// <summary>English and Danish text.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <summary>The structural properties in declaration order, inherited ones first, hidden ones included.</summary>
    public IReadOnlyCollection<StructuralProperty> Properties => Parent is null ? properties.Values : [.. Parent.Properties, .. properties.Values];

    /// <summary>The navigation properties in declaration order, inherited ones first, hidden ones included.</summary>
    public IReadOnlyCollection<NavigationProperty> Navigations => Parent is null ? navigations.Values : [.. Parent.Navigations, .. navigations.Values];

    /// <summary>The structural properties that the type declares itself.</summary>
    public IReadOnlyCollection<StructuralProperty> OwnProperties => properties.Values;

    /// <summary>The navigation properties that the type declares itself.</summary>
    public IReadOnlyCollection<NavigationProperty> OwnNavigations => navigations.Values;

    /// <summary>Adds a structural property while the model is built.</summary>
    public void Add(StructuralProperty property) => properties.Add(property.Name, property);

    /// <summary>Adds a navigation property while the model is built.</summary>
    public void Add(NavigationProperty navigation) => navigations.Add(navigation.Name, navigation);

    /// <summary>The structural property of exactly that name, hidden ones included; null when there is none.</summary>
    public StructuralProperty? FindProperty(string name) => properties.GetValueOrDefault(name) ?? Parent?.FindProperty(name);

    /// <summary>The navigation property of exactly that name, hidden ones included; null when there is none.</summary>
    public NavigationProperty? FindNavigation(string name) => navigations.GetValueOrDefault(name) ?? Parent?.FindNavigation(name);

    /// <summary>Whether the type is another one or derives from it.</summary>
    public bool Is(StructuredType other) => ReferenceEquals(this, other) || (Parent?.Is(other) ?? false);
}

/// <summary>A complex type: a value with parts and without identity (CSDL 4.01 section 9).</summary>
public sealed class ComplexType(string ns, string name) : StructuredType(ns, name);

/// <summary>An entity type with its key and the table that holds it (CSDL 4.01 section 6).</summary>
public sealed class EntityType(string ns, string name, TableSource table) : StructuredType(ns, name)
{
    /// <summary>The type from which this one and those around it derive; itself when it derives from none.</summary>
    public EntityType Base => Parent is EntityType parent ? parent.Base : this;

    /// <summary>Where the rows are.</summary>
    public TableSource Table { get; } = table;

    /// <summary>
    /// For a type that derives from another and lives in its table: what tells its rows apart, an OData condition over the type that it
    /// derives from.
    /// </summary>
    public string? Discriminator { get; init; }

    /// <summary>The bytes that an entity of the type is about (CSDL 4.01 section 6.4); null = it is no media entity.</summary>
    public StreamSource? Media { get; set; }

    /// <summary>The key properties in declaration order; empty only for singletons once the model is built.</summary>
    public IReadOnlyList<StructuralProperty> Key { get; set; } = [];

    /// <summary>The number that grows with every change of the row and makes its ETag; null = the type has no ETag.</summary>
    public StructuralProperty? VersionProperty { get; set; }

    /// <summary>Where earlier revisions of the rows are; null = none are kept.</summary>
    public HistoryTable? History { get; set; }

    /// <summary>What the key tells of another column; null = nothing.</summary>
    public KeyRange? PartitionHint { get; set; }

    /// <summary>The hierarchies that its entities form, by qualifier (<c>Aggregation.RecursiveHierarchy</c>).</summary>
    public IReadOnlyDictionary<string, RecursiveHierarchy> Hierarchies { get; set; } = new Dictionary<string, RecursiveHierarchy>();
}

/// <summary>A hierarchy of entities of one type (Data Aggregation 4.0 section 5.5.2).</summary>
/// <param name="Node">Tells one node from another.</param>
/// <param name="Parent">Leads to the node above; null at the top.</param>
public sealed record RecursiveHierarchy(StructuralProperty Node, NavigationProperty Parent);

/// <summary>
/// A whole-number key that carries the year of a day: key divided by <paramref name="Divisor"/> is the year of the day in
/// <paramref name="DayColumn"/>. Lets a read by key alone find its partition.
/// </summary>
/// <param name="Key">The key property, a whole number kept in a column of its own.</param>
/// <param name="DayColumn">The column of the day by which the table is partitioned, unquoted.</param>
/// <param name="Divisor">How many keys a year has.</param>
public sealed record KeyRange(StructuralProperty Key, string DayColumn, long Divisor);
