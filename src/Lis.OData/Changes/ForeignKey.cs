using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>On which side of a relation the reference is kept, and in which properties.</summary>
static class ForeignKey
{
    /// <summary>Whether a row refers to the one that the navigation leads to by its own properties.</summary>
    public static bool IsHere(NavigationProperty navigation) =>
        !navigation.IsCollection && navigation.Join.Link is null && IsKey(navigation.Target, navigation.Join.Columns.Select(pair => pair.Far));

    /// <summary>Whether the rows that a navigation leads to refer to this one by properties of theirs.</summary>
    public static bool IsThere(EntityType type, NavigationProperty navigation) =>
        navigation.Join.Link is null && !IsHere(navigation) && IsKey(type, navigation.Join.Columns.Select(pair => pair.Near));

    /// <summary>The properties of the two sides that hold the same values.</summary>
    public static List<(StructuralProperty Here, StructuralProperty There)> Pairs(EntityType type, NavigationProperty navigation) =>
        [.. navigation.Join.Columns.Select(pair => (OfColumn(type, pair.Near), OfColumn(navigation.Target, pair.Far)))];

    /// <summary>The property that keeps a column.</summary>
    public static StructuralProperty OfColumn(EntityType type, string column) =>
        type.Properties.First(property => property.Source is ColumnSource source && source.Column == column);

    static bool IsKey(EntityType type, IEnumerable<string> columns) =>
        columns.ToHashSet().SetEquals(type.Key.Select(property => (property.Source as ColumnSource)?.Column ?? ""));
}
