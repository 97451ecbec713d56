using Lis.OData.Model;

namespace Lis.OData.Planning.Building;

/// <summary>The types of columns that are named without their property: those of joins.</summary>
static class ColumnTypes
{
    /// <summary>The type of a property's own column.</summary>
    public static ScalarType Of(StructuralProperty property, ColumnSource source) =>
        new(property.Type, source.Store, source.Scale, property.TextOrder, property.IsNullable);

    /// <summary>The type of a column of a type's table, found by the property that it keeps.</summary>
    /// <exception cref="InvalidOperationException">The model joins by a column that no property has, hidden ones included.</exception>
    public static ScalarType Of(EntityType type, string column) => Find(type, column)
        ?? throw new InvalidOperationException($"{type.Name} is joined by column {column}, which no property keeps; declare a hidden one.");

    /// <summary>As <see cref="Of(EntityType, string)"/>; null when no property keeps the column.</summary>
    public static ScalarType? Find(EntityType type, string column) => type.Properties
        .Where(property => property.Source is ColumnSource source && source.Column == column)
        .Select(property => Of(property, (ColumnSource)property.Source))
        .FirstOrDefault();
}
