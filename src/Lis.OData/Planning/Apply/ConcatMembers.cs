using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>Where the members of rows that were put together stand, and which rows have which.</summary>
sealed class ConcatMembers(ConcatRows stacked)
{
    readonly HashSet<string>[] present = [.. stacked.Sequences.Select(_ => new HashSet<string>(StringComparer.Ordinal))];

    /// <summary>For each kind of rows the paths of their members.</summary>
    public ImmutableArray<ImmutableHashSet<string>> Variants => [.. stacked.Sequences.Zip(present).SelectMany(pair => Kinds(pair.First, pair.Second))];

    /// <summary>Rows of a sequence have further members.</summary>
    public void Has(int sequence, IEnumerable<string> names) => present[sequence].UnionWith(names);

    /// <summary>The members of the whole.</summary>
    public Dictionary<StructuralProperty, Place> Of(EntityType type) =>
        Of(type, "", [.. stacked.Sequences.Select(rows => new Owner(rows.Row.Made ?? rows.Row.Type, new EntityPlace(rows.Row)))]);

    Dictionary<StructuralProperty, Place> Of(StructuredType type, string path, ImmutableArray<Owner?> owners) =>
        type.Properties.ToDictionary(property => property, property => Of(property, path + property.Name, owners));

    Place Of(StructuralProperty property, string path, ImmutableArray<Owner?> owners)
    {
        ImmutableArray<Scalar?> values = [.. owners.Select((owner, index) => Value(owner, index, property.Name, path))];
        if (property.Type is not ComplexType complex)
        {
            return new ValuePlace(stacked.Add(property.Type, values));
        }

        ImmutableArray<Owner?> inner = [.. owners.Select((owner, index) => Part(owner, index, property.Name))];
        return new ResultPlace(Of(complex, $"{path}/", inner), stacked.Add(ScalarType.Number, [.. values.Select(IsThere)]));
    }

    Scalar? Value(Owner? owner, int index, string name, string path)
    {
        var rows = stacked.Sequences[index];
        var value = Own(owner, name) is { } property ? rows.Translator.Member(owner!.Place, property)
            : name == path && rows.Translator.Computed.Contains(name) ? rows.Translator.ComputedValue(name)
            : null;
        if (value is not null)
        {
            present[index].Add(path);
        }

        return value;
    }

    Owner? Part(Owner? owner, int index, string name) => Own(owner, name) is { } property
        ? new Owner((ComplexType)property.Type, stacked.Sequences[index].Translator.Part(owner!.Place, property))
        : null;

    static StructuralProperty? Own(Owner? owner, string name) => owner?.Type.FindProperty(name) is { IsHidden: false } property ? property : null;

    static Scalar? IsThere(Scalar? value) => value switch
    {
        null => null,
        { Type.IsNullable: false } => new NumberScalar(1, ScalarType.Number),
        _ => new CaseScalar([(Logic.Not(Logic.IsNull(value)), new NumberScalar(1, ScalarType.Number))], ScalarType.Number with { IsNullable = true }),
    };

    /// <summary>Of a sequence that is itself put together, each kind of rows has those of its members that the whole knows.</summary>
    static IEnumerable<ImmutableHashSet<string>> Kinds(ApplyRows rows, HashSet<string> paths) => rows.Row.Variants is not { } variants
        ? [[.. paths]]
        : variants.Members.Select(members => paths.Where(path => members.Contains(path) || IsOfAll(rows.Row, path)).ToImmutableHashSet());

    /// <summary>What an entity has by its type, all entities have.</summary>
    static bool IsOfAll(RowScope row, string path) => row.Result is null && !row.Variants!.Members.Any(members => members.Contains(path));

    sealed record Owner(StructuredType Type, Place Place);
}
