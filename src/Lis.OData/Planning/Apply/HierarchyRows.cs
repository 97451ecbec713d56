using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// The tables over which a hierarchy is walked. They hold the nodes that the caller sees and no others: where a node is hidden the way over it
/// ends, so that nobody learns what lies above or below it.
/// </summary>
sealed class HierarchyRows(PlanContext context, RowScopes scopes, HierarchyPlace place)
{
    readonly EntityType type = place.Set.Type;

    /// <summary>What tells nodes apart.</summary>
    public ScalarType Node => OfNode(scopes.Root(type)).Type with { IsNullable = false };

    /// <summary>All nodes, as rows.</summary>
    public ApplyRows All()
    {
        var row = scopes.Root(type);
        return new(row, ExpressionTranslator.OfRow(context, scopes, row));
    }

    /// <summary>The nodes of rows, each once: c0.</summary>
    public DerivedRows Nodes(ApplyRows rows, Scalar node)
    {
        var known = scopes.Root(type);
        var alias = context.NextAlias();
        rows.Row.Block.Join(true, () => new DerivedRows(alias, known.Block.Build([OfNode(known)])), Same(node, Column(alias, 0, Node)));
        var grouped = new GroupedRows(context);
        grouped.Key(node);
        return grouped.Over(rows.Row.Block);
    }

    /// <summary>Each node with the node right above it: c0 and c1.</summary>
    public DerivedRows Edges()
    {
        var child = scopes.Root(type);
        var parent = scopes.Stepped(child, place.Hierarchy.Parent);
        return new(context.NextAlias(), child.Block.Build([OfNode(child), OfNode(parent)]));
    }

    /// <summary>Every node with the node above it or null, and its number in an order: c0, c1 and c2.</summary>
    public DerivedRows Numbered(ImmutableArray<OrderByItem> order)
    {
        var all = All();
        var above = scopes.Joined(all.Row, place.Hierarchy.Parent, isTrusted: false);
        ImmutableArray<Ordering> total =
            [.. order.Select(item => new Ordering(all.Translator.Value(item.Expression), item.IsDescending)), new Ordering(OfNode(all.Row), false)];
        var number = new WindowScalar(WindowKind.RowNumber, null, [], total, ScalarType.Number);
        return new(context.NextAlias(), all.Row.Block.Build([OfNode(all.Row), OfNode(above), number]));
    }

    /// <summary>A column of a table.</summary>
    public static ColumnScalar Column(string alias, int index, ScalarType type) => new(alias, DerivedRows.ColumnName(index), type);

    public static CompareScalar Same(Scalar left, Scalar right) => new(Comparison.Equal, left, right, false, ScalarType.Condition);

    /// <summary>The value that tells a node.</summary>
    public Scalar OfNode(RowScope row) => ExpressionTranslator.OfRow(context, scopes, row).Member(row, place.Hierarchy.Node);
}
