using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Recursive hierarchies in memory (Data Aggregation 4.0 section 6): node by node, parent by parent.</summary>
public sealed class OracleHierarchies(
    OracleApply apply, OracleEvaluator evaluator, LiteralTable literals, IReadOnlyDictionary<string, IReadOnlyList<OracleRow>> sets)
{
    public IReadOnlyList<OracleRow> Relatives(IReadOnlyList<OracleRow> rows, EntityType type, RelativesTransformation step)
    {
        var nodes = Nodes(step.Place);
        var starts = apply.Apply(rows, type, step.Starts).Select(row => Node(row, step.Place)).OfType<object>().Where(nodes.ContainsKey).ToHashSet();
        var most = step.Distance is { } slot ? (long)OracleLiterals.Read(literals[slot], PrimitiveType.Int64)! : long.MaxValue;
        var found = step.KeepsStart ? new HashSet<object>(starts) : [];
        foreach (var node in nodes.Keys)
        {
            var above = Above(node, nodes, step.Place).Skip(1).Index().Where(ancestor => ancestor.Index < most).Select(ancestor => ancestor.Item).ToList();
            if (step.IsUp && starts.Contains(node))
            {
                found.UnionWith(above);
            }
            else if (!step.IsUp && above.Any(starts.Contains))
            {
                found.Add(node);
            }
        }

        return [.. rows.Where(row => Node(row, step.Place) is { } node && found.Contains(node))];
    }

    public IReadOnlyList<OracleRow> Traverse(IReadOnlyList<OracleRow> rows, EntityType type, TraverseTransformation step)
    {
        var nodes = Nodes(step.Place);
        var starts = step.Starts is { } chosen
            ? apply.Apply([.. nodes.Values], step.Place.Set.Type, chosen)
            : [.. nodes.Values.Where(node => Parent(node, step.Place) is null)];
        var order = new List<object>();
        foreach (var start in Sorted(starts, step))
        {
            Visit(start);
        }

        return [.. order.Index().SelectMany(node => rows.Where(row => node.Item.Equals(Node(row, step.Place))).Select(row => row.Copy(
            keys: [.. OracleApply.KeysOf(row, type), new SortKey((long)node.Index, default)],
            order: [new SortKey((long)node.Index, default), .. row.Order])))];

        void Visit(OracleRow node)
        {
            var key = node.Values[step.Place.Hierarchy.Node.Name]!;
            if (!step.IsPostorder)
            {
                order.Add(key);
            }

            foreach (var child in Sorted(nodes.Values.Where(other => key.Equals(Parent(other, step.Place))), step))
            {
                Visit(child);
            }

            if (step.IsPostorder)
            {
                order.Add(key);
            }
        }
    }

    /// <summary>Each row for its node and for each above it.</summary>
    public IReadOnlyList<OracleRow> Roll(IReadOnlyList<OracleRow> rows, EntityType type, RollTransformation step)
    {
        var nodes = Nodes(step.Place);
        var counted = step.Starts is { } chosen
            ? apply.Apply([.. nodes.Values], step.Place.Set.Type, chosen).Select(node => node.Values[step.Place.Hierarchy.Node.Name]!).ToHashSet()
            : [.. nodes.Keys];
        return
        [
            .. from row in rows
               where Node(row, step.Place) is { } node && nodes.ContainsKey(node)
               from above in Above(Node(row, step.Place)!, nodes, step.Place)
               where counted.Contains(above)
               select row.Copy(
                   keys: [.. OracleApply.KeysOf(row, type), new SortKey(above, default)], given: row.Given.SetItem(step.Name, above)),
        ];
    }

    Dictionary<object, OracleRow> Nodes(HierarchyPlace place) =>
        sets[place.Set.Name].ToDictionary(row => row.Values[place.Hierarchy.Node.Name]!, row => row);

    object? Node(OracleRow row, HierarchyPlace place) => evaluator.Evaluate(place.Path, OracleScope.Of(row, []));

    static object? Parent(OracleRow node, HierarchyPlace place) =>
        node.Related[place.Hierarchy.Parent.Name].SingleOrDefault()?.Values[place.Hierarchy.Node.Name];

    /// <summary>A node and those above it, nearest first; a node that lies above itself ends the way.</summary>
    static IEnumerable<object> Above(object node, Dictionary<object, OracleRow> nodes, HierarchyPlace place)
    {
        var seen = new HashSet<object>();
        for (object? next = node; next is not null; next = nodes.TryGetValue(next, out var row) ? Parent(row, place) : null)
        {
            yield return next;
            if (!seen.Add(next))
            {
                yield break;
            }
        }
    }

    List<OracleRow> Sorted(IEnumerable<OracleRow> nodes, TraverseTransformation step)
    {
        var keyed = nodes.Select(node => (Node: node, Keys: Keys(node, step))).ToList();
        keyed.Sort((left, right) => SortKey.Compare(left.Keys, right.Keys));
        return keyed.ConvertAll(pair => pair.Node);
    }

    ImmutableArray<SortKey> Keys(OracleRow node, TraverseTransformation step)
    {
        var scope = OracleScope.Of(node, []);
        return
        [
            .. step.Order.Select(item => new SortKey(evaluator.Evaluate(item.Expression, scope), OracleOrder.Of(scope, item.Expression), item.IsDescending)),
            new SortKey(node.Values[step.Place.Hierarchy.Node.Name], default),
        ];
    }
}
