using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>Recursive hierarchies: the nodes above and below others, and rows by them, found by recursive queries.</summary>
sealed class HierarchyBuilder(PlanContext context, RowScopes scopes, ApplyBuilder sequences)
{
    /// <summary>Added to the numbers of nodes, so that all have the same number of digits.</summary>
    const int FirstNumber = 1_000_000_000;

    /// <summary><c>ancestors</c> and <c>descendants</c>.</summary>
    public ApplyRows Build(ApplyRows input, RelativesTransformation step)
    {
        if (!input.Partition.IsEmpty)
        {
            throw new FaultException(FaultCode.NotImplemented, "ancestors and descendants cannot stand inside groupby or join.", "$apply");
        }

        var rows = new HierarchyRows(context, scopes, step.Place);
        var shared = new CarriedRows(input);
        var starting = sequences.Steps(shared.Read(context), step.Starts);
        var starts = rows.Nodes(starting, starting.Translator.Value(step.Place.Path));
        var found = Relatives(rows, starts, step);
        var all = context.NextAlias();
        RowSource nodes = step.KeepsStart ? new StackedRows(all, [NodesOf(found, rows.Node), NodesOf(starts, rows.Node)]) : found;
        var once = new GroupedRows(context);
        var node = once.Key(HierarchyRows.Column(nodes.Alias, 0, rows.Node));
        var output = shared.Read(context);
        output.Row.Block.Join(true, () => once.Over(new BlockBuilder(nodes)), HierarchyRows.Same(output.Translator.Value(step.Place.Path), node));
        return output;
    }

    /// <summary><c>traverse</c>: a node's place is the path of the numbers of the nodes above it and of its own, in digits of one length.</summary>
    public ApplyRows Build(ApplyRows input, TraverseTransformation step)
    {
        var rows = new HierarchyRows(context, scopes, step.Place);
        var first = rows.Numbered(step.Order);
        var start = new BlockBuilder(first);
        var node = HierarchyRows.Column(first.Alias, 0, rows.Node);
        if (step.Starts is { } chosen)
        {
            var starting = sequences.Steps(rows.All(), chosen);
            var starts = rows.Nodes(starting, rows.OfNode(starting.Row));
            start.Join(new JoinSource(true, starts, HierarchyRows.Same(node, HierarchyRows.Column(starts.Alias, 0, rows.Node))));
        }
        else
        {
            start.Where(Logic.IsNull(HierarchyRows.Column(first.Alias, 1, rows.Node with { IsNullable = true })));
        }

        var (name, above, next) = (context.NextAlias(), context.NextAlias(), rows.Numbered(step.Order));
        var path = HierarchyRows.Column(above, 1, Text);
        var follow = new BlockBuilder(new TableRows(above, name));
        var below = HierarchyRows.Same(HierarchyRows.Column(next.Alias, 1, rows.Node), HierarchyRows.Column(above, 0, rows.Node));
        var isNew = Logic.Not(new FunctionScalar(CanonicalFunction.Contains, [path, Number(next.Alias)], ScalarType.Condition));
        follow.Join(new JoinSource(true, next, Logic.All([below, isNew])));
        var found = new RecursiveRows(
            context.NextAlias(),
            name,
            start.Build([node, Number(first.Alias)]),
            follow.Build([HierarchyRows.Column(next.Alias, 0, rows.Node), Joined(path, Number(next.Alias))]));
        var output = new CarriedRows(input).Read(context);
        var keys = output.Keys;
        output.Row.Block.Join(new JoinSource(
            true, found, HierarchyRows.Same(output.Translator.Value(step.Place.Path), HierarchyRows.Column(found.Alias, 0, rows.Node))));
        var place = HierarchyRows.Column(found.Alias, 1, Text);
        var row = output.Row with { Keys = [.. keys, place] };
        Scalar order = step.IsPostorder ? Joined(place, new ConstantScalar("~", Text)) : place;
        return output with
        {
            Row = row,
            Translator = output.Translator.Carried(row, value => value),
            Order = [new Ordering(order, false), .. output.Order],
        };
    }

    /// <summary>For <c>rolluprecursive</c>: the rows beside each node above their own, and that one.</summary>
    public ApplyRows Build(ApplyRows input, RollTransformation step)
    {
        var rows = new HierarchyRows(context, scopes, step.Place);
        var starting = step.Starts is { } chosen ? sequences.Steps(rows.All(), chosen) : rows.All();
        var starts = rows.Nodes(starting, rows.OfNode(starting.Row));
        var self = HierarchyRows.Column(starts.Alias, 0, rows.Node);
        var (name, above, edges) = (context.NextAlias(), context.NextAlias(), rows.Edges());
        var follow = new BlockBuilder(new TableRows(above, name));
        follow.Join(new JoinSource(
            true, edges, HierarchyRows.Same(HierarchyRows.Column(edges.Alias, 1, rows.Node), HierarchyRows.Column(above, 1, rows.Node))));
        var found = new RecursiveRows(
            context.NextAlias(),
            name,
            new BlockBuilder(starts).Build([self, self]),
            follow.Build([HierarchyRows.Column(above, 0, rows.Node), HierarchyRows.Column(edges.Alias, 0, rows.Node)]));
        var output = new CarriedRows(input).Read(context);
        var keys = output.Keys;
        output.Row.Block.Join(new JoinSource(
            true, found, HierarchyRows.Same(output.Translator.Value(step.Place.Path), HierarchyRows.Column(found.Alias, 1, rows.Node))));
        var node = HierarchyRows.Column(found.Alias, 0, rows.Node);
        var row = output.Row with { Keys = [.. keys, node] };
        return output with { Row = row, Translator = output.Translator.Carried(row, value => value).Knowing(step.Name, node) };
    }

    ScalarType Text => context.Natural(PrimitiveType.String, false);

    RecursiveRows Relatives(HierarchyRows rows, DerivedRows starts, RelativesTransformation step)
    {
        var (near, far) = step.IsUp ? (0, 1) : (1, 0);
        var (name, known, first, next) = (context.NextAlias(), context.NextAlias(), rows.Edges(), rows.Edges());
        var start = new BlockBuilder(first);
        start.Join(new JoinSource(
            true, starts, HierarchyRows.Same(HierarchyRows.Column(first.Alias, near, rows.Node), HierarchyRows.Column(starts.Alias, 0, rows.Node))));
        var depth = HierarchyRows.Column(known, 1, ScalarType.Number);
        Scalar adjoins = HierarchyRows.Same(HierarchyRows.Column(next.Alias, near, rows.Node), HierarchyRows.Column(known, 0, rows.Node));
        ImmutableArray<Scalar> ends = [HierarchyRows.Column(first.Alias, far, rows.Node)];
        ImmutableArray<Scalar> steps = [HierarchyRows.Column(next.Alias, far, rows.Node)];
        if (step.Distance is { } distance)
        {
            // Ways of different lengths may lead to one node, so its distance is told with it.
            adjoins = Logic.All([adjoins, Logic.Plain(Comparison.Less, depth, new SlotScalar(distance, ScalarType.Number))]);
            ends = [.. ends, Sum(new NumberScalar(0, ScalarType.Number), 1)];
            steps = [.. steps, Sum(depth, 1)];
            start.Where(Logic.Plain(Comparison.GreaterOrEqual, new SlotScalar(distance, ScalarType.Number), new NumberScalar(1, ScalarType.Number)));
        }

        var follow = new BlockBuilder(new TableRows(known, name));
        follow.Join(new JoinSource(true, next, adjoins));
        return new(context.NextAlias(), name, start.Build(ends), follow.Build(steps));
    }

    /// <summary>The number of a node as a piece of a path.</summary>
    FunctionScalar Number(string alias) =>
        Joined(new CastScalar(Sum(HierarchyRows.Column(alias, 2, ScalarType.Number), FirstNumber), Text), new ConstantScalar(".", Text));

    /// <summary>Arithmetic on either side of a recursion, so that both have the same type.</summary>
    static ArithmeticScalar Sum(Scalar number, int other) =>
        new(BinaryOperator.Add, number, new NumberScalar(other, ScalarType.Number), ScalarType.Number);

    FunctionScalar Joined(Scalar left, Scalar right) => new(CanonicalFunction.Concat, [left, right], Text);

    static SelectBlock NodesOf(RowSource rows, ScalarType node) => new BlockBuilder(rows).Build([HierarchyRows.Column(rows.Alias, 0, node)]);
}
