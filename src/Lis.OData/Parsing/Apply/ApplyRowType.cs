using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Apply;

/// <summary>What a row is between two transformations.</summary>
/// <param name="Scope">The names of the row.</param>
/// <param name="Result">What a row of the output is; null = still an entity of the path.</param>
/// <param name="Computed">Values that were added to the rows.</param>
sealed record ApplyRowType(Scope Scope, EntityType? Result, ImmutableArray<ComputeItem> Computed)
{
    /// <summary>What stands inside the rows: related entities, and results of sequences.</summary>
    public ImmutableArray<ExpandItem> Nested { get; init; } = [];

    public EntityType Type => (EntityType)Scope.Row.ItemType;

    /// <summary>Rows that no transformation has seen.</summary>
    public static ApplyRowType Start(Scope scope) => scope.Row.ItemType is EntityType { Table: ResultRows } made
        ? new(scope, made, [])
        : new(scope, null, []);

    /// <summary>Rows of a type that <c>$apply</c> made.</summary>
    public static ApplyRowType Of(EntityType result, Scope input) => new(Scope.Of(result, input.Resource), result, []);

    /// <summary>The rows with further properties, navigations, and what stands in them.</summary>
    public ApplyRowType With(
        string ns, IEnumerable<StructuralProperty> properties, IEnumerable<NavigationProperty> navigations, IEnumerable<ExpandItem> nested)
    {
        var type = Extended(ns, Type, properties, navigations);
        var scope = Scope.Of(type, Scope.Resource);
        return this with
        {
            Scope = Scope.Dynamic is { } dynamic ? scope.With(dynamic) : scope,
            Result = Result is null ? null : type,
            Nested = [.. Nested, .. nested],
        };
    }

    /// <summary>The type of a row to which the values that were added belong like properties of its own.</summary>
    public EntityType Whole(string ns) => Computed.IsEmpty ? Type : Extended(ns, Type, Computed.Select(Property), []);

    static EntityType Extended(
        string ns, EntityType type, IEnumerable<StructuralProperty> properties, IEnumerable<NavigationProperty> navigations)
    {
        var extended = new EntityType(ns, type.Name, type.Table) { Key = type.Key, VersionProperty = type.VersionProperty };
        foreach (var property in type.Properties.Concat(properties))
        {
            extended.Add(property);
        }

        foreach (var navigation in type.Navigations.Concat(navigations))
        {
            extended.Add(navigation);
        }

        return extended;
    }

    static StructuralProperty Property(ComputeItem item) => new()
    {
        Name = item.Alias,
        Type = item.Expression.Type ?? PrimitiveType.String,
        IsNullable = true,
        Source = new ResultSource(IsDynamic: true),
    };
}
