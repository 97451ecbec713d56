using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Lis.OData.Planning;

/// <summary>Prints plans for tests and logs: dialect-free, one clause a line.</summary>
public static class PlanText
{
    /// <summary>A query, one clause a line.</summary>
    public static string Of(SelectBlock query) => string.Join('\n', Clauses(query));

    /// <summary>A query on one line.</summary>
    public static string OneLine(SelectBlock query) => string.Join(' ', Clauses(query));

    /// <summary>A whole plan: its statements, and how their rows are written.</summary>
    public static string Of(ReadPlan plan)
    {
        var text = new StringBuilder().Append(plan.Kind).Append(plan.Set is null ? "" : $" of {plan.Set}").Append('\n');
        Append(text, plan.Statement, "");
        Append(text, "count", plan.CountQuery);
        Append(text, "parent", plan.ParentQuery);
        Append(text, "change", plan.ChangeQuery);
        Append(text, plan.Page);
        return text.ToString().TrimEnd('\n');
    }

    static void Append(StringBuilder text, StatementPlan statement, string path)
    {
        text.Append(Of(statement.Query)).Append("\nwritten as ").Append(Of(statement.Shape)).Append('\n');
        foreach (var (index, child) in statement.Children.Index())
        {
            var name = $"{path}/{child.Navigation.Name}";
            text.Append(CultureInfo.InvariantCulture, $"child {index} {name} from {string.Join(", ", child.ParentKey.Select(Of))}\n");
            Append(text, child.Statement, name);
            Append(text, "count", child.CountQuery);
            Append(text, child.Page);
        }
    }

    static void Append(StringBuilder text, string name, SelectBlock? query) =>
        _ = query is null ? text : text.Append(name).Append(": ").Append(OneLine(query)).Append('\n');

    static void Append(StringBuilder text, PagePlan? page) => _ = page is null
        ? text
        : text.Append("page by ").AppendJoin(", ", page.Keys.Select(key => Of(key.Column)))
            .Append(page.TopSlot is { } top ? $" top ?{top}\n" : "\n");

    static IEnumerable<string> Clauses(SelectBlock query)
    {
        yield return $"select {string.Join(", ", query.Columns)}";
        yield return $"from {query.From}";
        foreach (var join in query.Joins)
        {
            yield return $"{(join.IsInner ? "join" : "left join")} {join.Source}{(join.On is null ? "" : $" on {join.On}")}";
        }

        if (query.Where is not null)
        {
            yield return $"where {query.Where}";
        }

        if (query.IsGrouped)
        {
            yield return $"group by {(query.GroupKeys == 0 ? "nothing" : string.Join(", ", query.Columns.Take(query.GroupKeys)))}";
        }

        if (!query.OrderBy.IsEmpty)
        {
            yield return $"order by {string.Join(", ", query.OrderBy.Select(key => key.IsDescending ? $"{key.Value} desc" : $"{key.Value}"))}";
        }

        if (query.Limit is not null)
        {
            yield return $"limit {query.Limit}";
        }

        if (query.Offset is not null)
        {
            yield return $"offset {query.Offset}";
        }
    }

    static string Of(RowShape shape) => $"{{{Items(shape.Items)}}}" +
        (shape.Key.IsEmpty ? "" : $" key {string.Join(", ", shape.Key.Select(Of))}") +
        (shape.Version is null ? "" : $" version {Of(shape.Version)}") + Of(shape.Variants);

    static string Of(ShapeVariants? variants) => variants is null
        ? ""
        : $" or by {Of(variants.Number)} {string.Join(" or ", variants.Items.Select(items => $"{{{Items(items)}}}"))}";

    static string Items(ImmutableArray<ShapeItem> items) => string.Join(", ", items.Select(Of));

    static string Of(ShapeItem item) => item switch
    {
        ColumnItem column => $"{item.Name}={Of(column.Column)}{(column.IsDynamic ? " dynamic" : "")}{(column.Count is { } count ? $" of {Of(count)}" : "")}",
        AnnotationItem annotation => $"{item.Name}={Of(annotation.Column)}",
        ComplexItem complex => $"{item.Name}={{{Items(complex.Parts)}}}{Presence(complex.Presence)}",
        EntityItem entity => $"{item.Name}={Of(entity.Shape)}{Presence(entity.Presence)}{(entity.IsReference ? " ref" : "")}",
        CollectionItem many => $"{item.Name}=child {many.Child}{(many.IsCountOnly ? " count" : many.IsReference ? " ref" : "")}",
        AddressItem address => $"{item.Name} at {Of(address.Entity)}",
        _ => $"{item.Name} link",
    };

    static string Presence(ColumnRead? column) => column is null ? "" : $" if {Of(column)}";

    static string Of(ColumnRead column) =>
        FormattableString.Invariant($"#{column.Ordinal}:{column.Store}{(column.Scale > 0 ? column.Scale : "")}{(column.IsNullable ? "?" : "")}");
}
