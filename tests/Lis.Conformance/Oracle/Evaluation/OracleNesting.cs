using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>nest, addnested, expand and joins of items in memory (Data Aggregation 4.0 sections 3.4.3 and 3.5).</summary>
public sealed class OracleNesting(OracleApply apply, OracleEvaluator evaluator)
{
    /// <summary>Under this name a row of nest has the rows that it was made of.</summary>
    const string Input = "$nest";

    readonly Dictionary<EntityType, EntityType> _types = [];

    /// <summary>One row with the result of each sequence.</summary>
    public OracleRow Nest(IReadOnlyList<OracleRow> rows, EntityType type, NestTransformation nest)
    {
        _types[nest.Result] = type;
        var related = new Dictionary<string, IReadOnlyList<OracleRow>>(StringComparer.Ordinal) { [Input] = rows };
        foreach (var nested in nest.Items.Select(item => (NestedNavigation)item.Navigation))
        {
            related[nested.Name] = apply.Apply(rows, type, nested.Steps);
        }

        return new OracleRow("") { Related = related, Keys = [], IsResult = true, Nested = [.. nest.Items.Select(item => item.Navigation.Name)] };
    }

    /// <summary>The row with what is nested in it.</summary>
    public OracleRow Add(OracleRow row, AddNestedTransformation step)
    {
        var related = new Dictionary<string, IReadOnlyList<OracleRow>>(row.Related, StringComparer.Ordinal);
        foreach (var nested in step.Items.Select(item => item.Navigation).OfType<NestedNavigation>())
        {
            related[nested.Name] = Rows(row, nested);
        }

        return row.Copy(related: related, nested: step.Items.Select(item => item.Navigation.Name));
    }

    /// <summary>The rows to which a navigation or a nested collection leads.</summary>
    public IReadOnlyList<OracleRow> Rows(OracleRow row, NavigationProperty navigation)
    {
        if (navigation is not NestedNavigation nested || row.Related.ContainsKey(nested.Name))
        {
            return row.Related[navigation.Name];
        }

        return apply.Apply(row.Related[nested.Of?.Name ?? Input], nested.Of?.Target ?? _types[nested.Nest!], nested.Steps);
    }

    /// <summary>A row for each item of a collection of values.</summary>
    public IEnumerable<OracleRow> Items(OracleRow row, ImmutableArray<SortKey> keys, ItemJoinTransformation join)
    {
        var scope = OracleScope.Of(row, []);
        var items = ((IReadOnlyList<object?>?)evaluator.Evaluate(join.Collection, scope) ?? []).Index()
            .Where(item => join.Filters.All(filter => evaluator.Holds(filter, scope.With(join.Item, item.Item)))).ToList();
        OracleRow With(object? item, long? number) => row.Copy(keys: [.. keys, new SortKey(number, default)], given: row.Given.Add(join.Alias, item));
        return items.Count == 0 && join.IsOuter ? [With(null, null)] : items.Select(item => With(item.Item, item.Index));
    }
}
