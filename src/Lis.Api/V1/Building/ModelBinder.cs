using Lis.OData.Model;
using Lis.Storage.Map;

namespace Lis.Api.V1.Building;

/// <summary>Binds a draft to EF's model: first the types, then their properties, then what leads from one to another.</summary>
sealed class ModelBinder(ModelDraft draft, EfMap map)
{
    readonly List<string> findings = [];
    readonly Dictionary<Type, ODataType> types = [];
    readonly Dictionary<SetDraft, EntityType> entities = [];

    public ServiceModel Bind()
    {
        foreach (var enumeration in draft.Enums)
        {
            types[enumeration.ClrType] = EnumBinder.Bind(draft.Namespace, enumeration, findings);
        }

        foreach (var complex in draft.Complexes)
        {
            types[complex.ClrType] = ComplexBinder.Bind(draft.Namespace, complex);
        }

        Each(draft.Sets, Declare);
        var properties = new PropertyBinder(map, types);
        Each(entities.Keys, set => BindProperties(set, properties));
        Each(entities.Keys, BindNavigations);
        LabelCheck.Find(draft, findings);
        CoverageCheck.Find(draft, map, findings);
        return findings.Count == 0
            ? Model()
            : throw new MapException($"{draft.Namespace} does not fit the database:{Environment.NewLine}{string.Join(Environment.NewLine, findings)}");
    }

    ServiceModel Model()
    {
        var operations = new OperationDrafts(draft.Namespace, [.. DeclaredTypes()]);
        draft.Operations.ForEach(declare => declare(operations));
        return new ServiceModel(
            draft.Namespace, draft.Container, [.. entities.Select(pair => Set(pair.Key, pair.Value))], [.. DeclaredTypes(), .. operations.Added])
        {
            Operations = operations.Operations,
            ChangeLog = ChangeLogBinder.Bind(map),
        };
    }

    static EntitySet Set(SetDraft set, EntityType type) => new(set.Name, type)
    {
        IsReadOnly = set.IsReadOnly,
        IsTracked = !set.IsUntracked && !set.IsView && set.Union is null && type.VersionProperty is not null,
        Labels = set.Labels,
    };

    IEnumerable<ODataType> DeclaredTypes() => entities.Values.Concat(types.Values);

    void Declare(SetDraft set) => entities.Add(set, new EntityType(draft.Namespace, set.TypeName, UnionBinder.TableOf(set, map)) { Labels = set.TypeLabels });

    void BindProperties(SetDraft set, PropertyBinder binder)
    {
        var type = entities[set];
        Each(set.Properties, property => type.Add(binder.Bind(set, property)));
        type.Key = [.. set.Properties.Where(property => property.IsKey).Select(property => type.FindProperty(property.Name)).OfType<StructuralProperty>()];
        type.VersionProperty = set.VersionMember is { } version ? type.FindProperty(version) : null;
        type.History = UnionBinder.HistoryOf(set, map);
        type.PartitionHint = set.KeyYears is { } years
            ? new KeyRange(type.Key[0], map.Table(set.ClrType).Column(years.Day).Name, years.Divisor)
            : null;
        if (!set.IsView && set.Union is null && !KeyMembers(set).SequenceEqual(map.Table(set.ClrType).Key, StringComparer.Ordinal))
        {
            findings.Add($"{set.Name}: the key is not that of the table.");
        }
    }

    static IEnumerable<string> KeyMembers(SetDraft set) => set.Properties.Where(property => property.IsKey).Select(property => property.Facets.Member);

    void BindNavigations(SetDraft set)
    {
        var type = entities[set];
        Each(set.Navigations, navigation => type.Add(navigation.Join is { } join ? OfJoin(type, navigation, join) : OfRelation(set, navigation)));
        type.Hierarchies = set.Hierarchies.ToDictionary(
            hierarchy => hierarchy.Name,
            hierarchy => new RecursiveHierarchy(type.FindProperty(hierarchy.Node)!, type.FindNavigation(hierarchy.Parent)!),
            StringComparer.Ordinal);
    }

    NavigationProperty OfRelation(SetDraft set, NavigationDraft navigation)
    {
        var relation = map.Table(set.ClrType).Relation(navigation.Name);
        var target = entities.Keys.FirstOrDefault(other => other.ClrType == relation.Target && !other.IsView)
            ?? throw new MapException($"{set.Name}.{navigation.Name} leads to a type without entity set.");
        return new()
        {
            Name = navigation.Name,
            Target = entities[target],
            IsCollection = relation.IsCollection,
            Join = relation.Join,
            // A row of another municipality, or a confidential one, is null to who may not see it.
            IsNullable = !relation.IsRequired || target.Properties.Any(property => property.Name == "MunicipalityCode"),
            Partner = navigation.IsHidden ? null : relation.Inverse,
            IsHidden = navigation.IsHidden,
            Labels = navigation.Labels,
        };
    }

    NavigationProperty OfJoin(EntityType type, NavigationDraft navigation, JoinDraft join)
    {
        var target = entities.Single(pair => pair.Key.Name == join.TargetSet).Value;
        return new()
        {
            Name = navigation.Name,
            Target = target,
            IsCollection = join.IsCollection,
            Join = new JoinMap([new ColumnPair(ColumnOf(type, join.Near), ColumnOf(target, join.Far))]),
            Partner = join.Partner,
            IsHidden = navigation.IsHidden,
            Labels = navigation.Labels,
        };
    }

    static string ColumnOf(EntityType type, string property) => type.FindProperty(property)?.Source is ColumnSource source
        ? source.Column
        : throw new MapException($"{type.Name}.{property} has no column to join by.");

    void Each<T>(IEnumerable<T> items, Action<T> bind)
    {
        foreach (var item in items)
        {
            try
            {
                bind(item);
            }
            catch (MapException exception)
            {
                findings.Add(exception.Message);
            }
        }
    }
}
