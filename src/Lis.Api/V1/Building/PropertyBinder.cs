using Lis.OData.Model;
using Lis.Storage.Map;

namespace Lis.Api.V1.Building;

/// <summary>Gives a property its type, facets and source from the column behind it.</summary>
sealed class PropertyBinder(EfMap map, IReadOnlyDictionary<Type, ODataType> declared)
{
    static readonly Dictionary<Type, PrimitiveType> Primitives = new()
    {
        [typeof(string)] = PrimitiveType.String,
        [typeof(bool)] = PrimitiveType.Boolean,
        [typeof(int)] = PrimitiveType.Int32,
        [typeof(long)] = PrimitiveType.Int64,
        [typeof(decimal)] = PrimitiveType.Decimal,
        [typeof(DateOnly)] = PrimitiveType.Date,
        [typeof(DateTimeOffset)] = PrimitiveType.DateTimeOffset,
    };

    public StructuralProperty Bind(SetDraft set, PropertyDraft property)
    {
        var column = map.Table(property.Facets.Type).Column(property.Facets.Member);
        var type = TypeOf(column.ClrType);
        return new()
        {
            Name = property.Name,
            Type = type,
            Source = property.Expression is { } expression ? new ExpressionSource(expression) : column.Source,
            IsNullable = type is not CollectionType && (column.IsNullable || property.IsOptional || IsAbsentInUnion(set, property)),
            MaxLength = column.MaxLength,
            Precision = column.Precision,
            Scale = column.Scale,
            TextOrder = column.Order,
            Default = column.Default,
            IsComputed = property.IsComputed || (property.FollowsParent && map.Table(set.ClrType).FollowsParent),
            IsImmutable = property.IsImmutable,
            IsHidden = property.IsHidden,
            IsSearchable = property.IsSearched,
            Unit = property.Unit,
            Annotations = [.. ValueAnnotations.Of(property, type)],
            Labels = property.Labels,
        };
    }

    static bool IsAbsentInUnion(SetDraft set, PropertyDraft property) =>
        set.Union is { } union && union.Instead.TryGetValue(property.Facets.Member, out var instead) && instead is null;

    ODataType TypeOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)
        ? new CollectionType(TypeOf(type.GetGenericArguments()[0]))
        : Primitives.GetValueOrDefault(type) ?? declared.GetValueOrDefault(type)
            ?? throw new MapException($"{type.Name} is no type of the published model.");
}
