using Lis.OData.Model;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Apply;

/// <summary>The type of rows that may each have what one of several types has; properties of one name become one property.</summary>
static class ResultMerger
{
    /// <param name="ns">The namespace of what is made.</param>
    /// <param name="types">The types; hidden properties, streams and navigations are left out.</param>
    /// <param name="nested">What stands inside the rows; what a sequence made stays a navigation.</param>
    /// <param name="conflict">A name under which the types have values that do not go together; null = none.</param>
    public static EntityType Merge(
        string ns, IReadOnlyList<StructuredType> types, IEnumerable<ExpandItem> nested, out string? conflict)
    {
        var merged = new EntityType(ns, "$apply", new ResultRows());
        conflict = Fill(ns, merged, types);
        foreach (var navigation in nested.Select(item => item.Navigation))
        {
            conflict ??= merged.FindProperty(navigation.Name) is null ? null : navigation.Name;
            if (navigation is NestedNavigation)
            {
                merged.Add(navigation);
            }
        }

        return merged;
    }

    static string? Fill(string ns, StructuredType into, IReadOnlyList<StructuredType> types)
    {
        foreach (var same in types.SelectMany(type => type.Properties).Where(IsShown).GroupBy(property => property.Name))
        {
            var parts = same.Select(property => property.Type).OfType<ComplexType>().ToList<StructuredType>();
            if (parts.Count > 0)
            {
                var made = new ComplexType(ns, parts[0].Name);
                if (parts.Count < same.Count() || Fill(ns, made, parts) is not null)
                {
                    return same.Key;
                }

                into.Add(Property(same, made));
            }
            else if (same.Select(property => property.Type).Aggregate((ODataType?)null, Common) is { } type)
            {
                into.Add(Property(same, type));
            }
            else
            {
                return same.Key;
            }

            bool IsApart(ODataType? known, ODataType next) => known is not null && known.FullName != next.FullName && Promotion.Common(known, next) is null;
            ODataType? Common(ODataType? known, ODataType next) =>
                same.Any(property => IsApart(property.Type, next)) ? null
                : known is null || known.FullName == next.FullName ? next
                : Promotion.Common(known, next);
        }

        return null;
    }

    static bool IsShown(StructuralProperty property) => property is { IsHidden: false, Type: not PrimitiveType { Kind: PrimitiveKind.Stream } };

    static StructuralProperty Property(IGrouping<string, StructuralProperty> same, ODataType type) => new()
    {
        Name = same.Key,
        Type = type,
        IsNullable = true,
        Source = new ResultSource(same.All(property => property.Source is ResultSource { IsDynamic: true })),
        TextOrder = same.Any(property => property.TextOrder == TextOrder.Danish) ? TextOrder.Danish : default,
        IsSearchable = same.Any(property => property.IsSearchable),
    };
}
