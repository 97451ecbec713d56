using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Planning;

/// <summary>Which stored rows a change concerns: a query that gives every column of their type.</summary>
/// <param name="Type">The type of the rows.</param>
/// <param name="Query">The query.</param>
/// <param name="Columns">What each column is, in its order.</param>
public sealed record StoredRowsPlan(EntityType Type, SelectBlock Query, ImmutableArray<StoredColumn> Columns);

/// <summary>A column of a stored row.</summary>
/// <param name="Property">The property.</param>
/// <param name="Part">The part of its complex value that the column keeps; null = the value itself.</param>
/// <param name="Source">The column.</param>
public sealed record StoredColumn(StructuralProperty Property, StructuralProperty? Part, ColumnSource Source)
{
    /// <summary>The type of what the column keeps.</summary>
    public ODataType Type => (Part ?? Property).Type;

    /// <summary>The columns that keep a type's own rows, hidden properties too; computed properties have none.</summary>
    public static IEnumerable<StoredColumn> Of(EntityType type) => type.Properties.SelectMany(Of);

    /// <summary>The columns of one property.</summary>
    public static IEnumerable<StoredColumn> Of(StructuralProperty property) => property.Source switch
    {
        ColumnSource column => [new StoredColumn(property, null, column)],
        FlattenedSource flat when property.Type is ComplexType complex =>
            from part in complex.Properties
            where flat.Parts.GetValueOrDefault(part.Name) is ColumnSource
            select new StoredColumn(property, part, (ColumnSource)flat.Parts[part.Name]),
        _ => [],
    };
}
