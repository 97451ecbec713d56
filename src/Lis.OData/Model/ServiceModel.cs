using System.Collections.Frozen;

namespace Lis.OData.Model;

/// <summary>A set of entities of one type under the service root.</summary>
/// <param name="name">The name in URLs and in the service document.</param>
/// <param name="type">The type of the entities.</param>
public sealed class EntitySet(string name, EntityType type)
{
    /// <summary>The name in URLs and in the service document.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the entities.</summary>
    public EntityType Type { get; } = type;

    /// <summary>Whether it is a singleton: one entity, named without key (CSDL 4.01 section 13.3).</summary>
    public bool IsSingleton { get; init; }

    /// <summary>Whether its changes can be followed by delta links; needs <see cref="ServiceModel.ChangeLog"/>.</summary>
    public bool IsTracked { get; init; }

    /// <summary>Whether clients can only read it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>English and Danish text.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Everything that the engine knows of the service: types, sets, and where they are stored. Immutable once built.</summary>
public sealed class ServiceModel
{
    readonly FrozenDictionary<string, EntitySet> sets;
    readonly FrozenDictionary<string, EntitySet> setsInAnyCase;
    readonly FrozenDictionary<EntityType, EntitySet> setOfType;
    readonly FrozenDictionary<string, ODataType> types;

    /// <summary>Builds the model from its parts.</summary>
    /// <exception cref="ArgumentException">Two sets or types share a name, two sets share a type, or a type has no key.</exception>
    public ServiceModel(string ns, string container, IReadOnlyList<EntitySet> entitySets, IReadOnlyList<ODataType> declaredTypes)
    {
        Namespace = ns;
        Container = container;
        EntitySets = entitySets;
        Types = declaredTypes;
        sets = entitySets.ToFrozenDictionary(set => set.Name, StringComparer.Ordinal);
        setsInAnyCase = entitySets.GroupBy(set => set.Name, StringComparer.OrdinalIgnoreCase).Where(alike => alike.Count() == 1)
            .ToFrozenDictionary(alike => alike.Key, alike => alike.Single(), StringComparer.OrdinalIgnoreCase);
        setOfType = entitySets.ToFrozenDictionary(set => set.Type);
        types = declaredTypes.ToFrozenDictionary(type => type.FullName, StringComparer.Ordinal);
        ValueAnnotations =
        [
            .. declaredTypes.OfType<StructuredType>().SelectMany(type => type.OwnProperties).SelectMany(property => property.Annotations)
                .DistinctBy(annotation => annotation.Name),
        ];
        KeepsHistory = entitySets.Any(set => set.Type.History is not null);
        if (entitySets.FirstOrDefault(set => set.Type.Key.Count == 0 && !set.IsSingleton) is { } keyless)
        {
            throw new ArgumentException($"The type of {keyless.Name} has no key.", nameof(entitySets));
        }
    }

    /// <summary>The schema namespace, for example <c>Lis.V1</c>.</summary>
    public string Namespace { get; }

    /// <summary>The unqualified name of the entity container.</summary>
    public string Container { get; }

    /// <summary>The entity sets in the order of the service document.</summary>
    public IReadOnlyList<EntitySet> EntitySets { get; }

    /// <summary>The declared entity, complex and enumeration types in the order of <c>$metadata</c>.</summary>
    public IReadOnlyList<ODataType> Types { get; }

    /// <summary>The annotations that values can have, one of each name.</summary>
    public IReadOnlyList<ValueAnnotation> ValueAnnotations { get; }

    /// <summary>How the database numbers its commits; null = not at all, so that no set is tracked.</summary>
    public ChangeLog? ChangeLog { get; init; }

    /// <summary>Whether earlier revisions of any rows are kept.</summary>
    public bool KeepsHistory { get; }

    /// <summary>The functions and actions.</summary>
    public OperationSet Operations { get; init; } = OperationSet.None;

    /// <summary>The set of that name, or the only one whose name differs in the case of letters; null when there is none.</summary>
    public EntitySet? FindSet(string name) => sets.GetValueOrDefault(name) ?? setsInAnyCase.GetValueOrDefault(name);

    /// <summary>The set that holds the entities of a type.</summary>
    public EntitySet SetOf(EntityType type) => FindSetOf(type) ?? throw new KeyNotFoundException($"No set holds {type}.");

    /// <summary>As <see cref="SetOf"/>; null when no set does, as for rows that a request makes.</summary>
    public EntitySet? FindSetOf(EntityType type) =>
        setOfType.GetValueOrDefault(type) ?? (type.Parent is EntityType parent ? FindSetOf(parent) : null);

    /// <summary>The types that derive from a type, those nearest to it first.</summary>
    public IEnumerable<EntityType> DerivedFrom(EntityType type) =>
        Types.OfType<EntityType>().Where(other => other.Parent is not null && !ReferenceEquals(other, type) && other.Is(type));

    /// <summary>The declared type of a qualified name; null when there is none.</summary>
    public ODataType? FindType(string fullName) => types.GetValueOrDefault(fullName) ?? PrimitiveType.Find(fullName);
}
