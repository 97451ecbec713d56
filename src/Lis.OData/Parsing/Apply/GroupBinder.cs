using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>Binds <c>groupby</c> and <c>aggregate</c>, and makes the type of their output.</summary>
sealed class GroupBinder
{
    /// <summary>Combinations of levels that one groupby may ask for.</summary>
    const int MostGroupings = 64;

    readonly BindingContext context;
    readonly ApplyBinder sequences;
    readonly ConcatBinder concats;
    readonly GroupKeyBinder keys;
    readonly AggregateBinder aggregates;
    readonly HierarchyBinder hierarchies;

    public GroupBinder(
        BindingContext context, ExpressionBinder expressions, ApplyBinder sequences, ConcatBinder concats, HierarchyBinder hierarchies)
    {
        this.hierarchies = hierarchies;
        this.context = context;
        this.sequences = sequences;
        this.concats = concats;
        keys = new(context, expressions);
        aggregates = new(context, expressions, keys);
    }

    /// <summary><c>aggregate</c> alone: everything is one group.</summary>
    public (Transformation, ApplyRowType) Aggregate(AggregateStep step, ApplyRowType rows) => Group([], step.Items, rows);

    /// <summary><c>groupby</c>; with <c>rollup</c> the concatenation of what it is for each level (section 3.2.3.2).</summary>
    public (Transformation, ApplyRowType) Bind(GroupStep step, ApplyRowType rows)
    {
        var rolled = step.Keys.Where(key => key.Hierarchy is not null)
            .Select((key, index) => (Node: key.Levels[0], Bound: hierarchies.Rollup(key, rows, index))).ToList();
        if (rolled.Count == 0)
        {
            return Bound(step, rows);
        }

        var known = keys.Known;
        keys.Known = rolled.ToDictionary(key => key.Node, key => key.Bound.Key);
        var (group, output) = Bound(step, rows);
        keys.Known = known;
        return (new PartitionTransformation([], new ApplyClause([.. rolled.Select(key => key.Bound.Roll), group], output.Result), output.Result), output);
    }

    (Transformation, ApplyRowType) Bound(GroupStep step, ApplyRowType rows)
    {
        if (!step.Keys.Any(key => key.IsRollup))
        {
            return Simple(step.Keys.SelectMany(key => key.Levels), step.Inner, rows);
        }

        var groupings = Groupings(step.Keys).Take(MostGroupings + 1).ToList();
        return groupings.Count > MostGroupings
            ? throw context.Fault(FaultCode.TooManyNodes, step.Position, "The levels of rollup make more than 64 groupings; ask for them one by one.")
            : concats.Concat(step.Position, groupings.Select(nodes => Branch(nodes, step.Inner, rows)));
    }

    (ApplyClause, ApplyRowType) Branch(IReadOnlyList<SyntaxNode> nodes, IReadOnlyList<TransformationSyntax>? inner, ApplyRowType rows)
    {
        // The level above all others is the whole input; without a sequence it is one row that has nothing.
        return nodes.Count > 0 ? Of(Simple(nodes, inner, rows)) : inner is null ? Of(Group([], [], rows)) : sequences.Sequence(inner, rows);

        static (ApplyClause, ApplyRowType) Of((Transformation Step, ApplyRowType Output) bound) => (new([bound.Step], bound.Output.Result), bound.Output);
    }

    /// <summary>Every combination of levels, the finest first.</summary>
    static IEnumerable<IReadOnlyList<SyntaxNode>> Groupings(IEnumerable<GroupingSyntax> elements)
    {
        IEnumerable<IReadOnlyList<SyntaxNode>> groupings = [[]];
        foreach (var element in elements)
        {
            var least = !element.IsRollup ? element.Levels.Count : element.HasAll ? 0 : 1;
            var before = groupings;
            groupings = before.SelectMany(
                _ => Enumerable.Range(least, element.Levels.Count - least + 1).Reverse(),
                (nodes, count) => (IReadOnlyList<SyntaxNode>)[.. nodes, .. element.Levels.Take(count)]);
        }

        return groupings;
    }

    (Transformation, ApplyRowType) Simple(IEnumerable<SyntaxNode> nodes, IReadOnlyList<TransformationSyntax>? inner, ApplyRowType rows)
    {
        var bound = keys.Bind(nodes, rows.Scope);
        if (inner is null or [AggregateStep])
        {
            return Group(bound, (inner?[0] as AggregateStep)?.Items ?? [], rows);
        }

        var (clause, output) = sequences.Sequence(inner, rows);
        if (output.Result is null || ReferenceEquals(output.Result, rows.Result))
        {
            return (new PartitionTransformation(bound, clause, output.Result), output);
        }

        var result = new ResultType(context.Model.Namespace);
        foreach (var key in bound)
        {
            result.AddKey(key.Place);
        }

        var merged = ResultMerger.Merge(context.Model.Namespace, [result.Type, output.Result], output.Nested, out var conflict);
        if (conflict is not null || output.Computed.Any(item => merged.FindProperty(item.Alias) is not null))
        {
            throw Taken(conflict ?? output.Computed.First(item => merged.FindProperty(item.Alias) is not null).Alias, context, inner[0].Position);
        }

        var computed = output.Computed;
        var type = ApplyRowType.Of(merged, rows.Scope);
        return (
            new PartitionTransformation(bound, clause, merged),
            type with
            {
                Scope = type.Scope.With(computed.ToDictionary(item => item.Alias, item => item.Expression.Type)),
                Computed = computed,
                Nested = output.Nested,
            });
    }

    (Transformation, ApplyRowType) Group(ImmutableArray<GroupingPath> bound, IReadOnlyList<AggregateSyntax> items, ApplyRowType rows)
    {
        var result = new ResultType(context.Model.Namespace);
        foreach (var key in bound)
        {
            result.AddKey(key.Place);
        }

        var values = ImmutableArray.CreateBuilder<AggregateItem>(items.Count);
        foreach (var item in items)
        {
            context.Count(item.Position);
            var aggregate = aggregates.Bind(item, rows.Scope);
            values.Add(aggregate);
            if (!result.AddAggregate(aggregate))
            {
                throw Taken(item.Alias, context, item.AliasPosition);
            }
        }

        return (new GroupTransformation(bound, values.MoveToImmutable(), result.Type), ApplyRowType.Of(result.Type, rows.Scope));
    }

    static FaultException Taken(string name, BindingContext context, int position) => context.Fault(
        FaultCode.InvalidOptionValue, position, $"The name '{name}' is taken in the result; give the value another.");
}
