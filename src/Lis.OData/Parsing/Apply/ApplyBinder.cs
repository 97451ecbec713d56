using System.Collections.Immutable;
using Lis.OData.Parsing.Binding;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Apply;

/// <summary>What <c>$apply</c> hands to the options after it.</summary>
/// <param name="Clause">The transformations.</param>
/// <param name="Scope">The names of an output row.</param>
/// <param name="Computed">Values that were added to the output rows.</param>
sealed record AppliedRows(ApplyClause Clause, Scope Scope, ImmutableArray<ComputeItem> Computed);

/// <summary>Binds <c>$apply</c>: each transformation sees the rows that the one before gives.</summary>
sealed class ApplyBinder
{
    readonly BindingContext context;
    readonly ExpressionBinder expressions;
    readonly ComputeBinder computes;
    readonly SearchBinder searches;
    readonly Func<IReadOnlyList<OrderBySyntax>, Scope, ImmutableArray<OrderByItem>> orders;
    readonly GroupBinder groups;
    readonly ConcatBinder concats;
    readonly RankBinder ranks;
    readonly JoinBinder joins;
    readonly NestBinder nests;
    readonly HierarchyBinder hierarchies;

    public ApplyBinder(
        BindingContext context,
        ExpressionBinder expressions,
        ComputeBinder computes,
        Func<IReadOnlyList<OrderBySyntax>, Scope, ImmutableArray<OrderByItem>> orders)
    {
        this.context = context;
        this.expressions = expressions;
        this.computes = computes;
        this.orders = orders;
        searches = new(context);
        concats = new(context, this);
        hierarchies = new(context, expressions, this, orders);
        groups = new(context, expressions, this, concats, hierarchies);
        ranks = new(context, expressions);
        joins = new(context, expressions, this);
        nests = new(context, expressions, this);
    }

    public AppliedRows Bind(IReadOnlyList<TransformationSyntax> syntax, Scope scope)
    {
        var (clause, rows) = Sequence(syntax, ApplyRowType.Start(scope));
        return new(clause, rows.Scope, rows.Computed);
    }

    /// <summary>Binds a sequence over rows that transformations before it may have made.</summary>
    public (ApplyClause Clause, ApplyRowType Rows) Sequence(IReadOnlyList<TransformationSyntax> syntax, ApplyRowType rows)
    {
        var steps = ImmutableArray.CreateBuilder<Transformation>(syntax.Count);
        foreach (var step in syntax)
        {
            context.Count(step.Position);
            var (bound, output) = Step(step, rows);
            steps.Add(bound);
            rows = output;
        }

        return (new(steps.ToImmutable(), rows.Result) { Nested = rows.Nested }, rows);
    }

    (Transformation Bound, ApplyRowType Output) Step(TransformationSyntax step, ApplyRowType rows) => step switch
    {
        FilterStep filter => (new FilterTransformation(expressions.Predicate(filter.Condition, rows.Scope)), rows),
        SearchStep search => (new SearchTransformation(searches.Bind(search.Search, rows.Scope.Row.ItemType)), rows),
        ComputeStep compute => Compute(compute, rows),
        OrderByStep order => (new OrderByTransformation(orders(order.Items, rows.Scope)), rows),
        LimitStep limit => (new LimitTransformation(limit.IsTop, Slot(limit.Number)), rows),
        RankStep rank => (ranks.Bind(rank, rows.Scope), rows),
        AggregateStep aggregate => groups.Aggregate(aggregate, rows),
        GroupStep group => groups.Bind(group, rows),
        ConcatStep concat => concats.Bind(concat, rows),
        JoinStep join => joins.Bind(join, rows),
        NestStep { Path: null } nest => nests.Nest(nest, rows),
        NestStep added => nests.Add(added, rows),
        ExpandStep expand => nests.Expand(expand, rows),
        RelativesStep relatives => hierarchies.Relatives(relatives, rows),
        TraverseStep traverse => hierarchies.Traverse(traverse, rows),
        _ => throw new InvalidOperationException($"{step} is no transformation."),
    };

    (Transformation, ApplyRowType) Compute(ComputeStep step, ApplyRowType rows)
    {
        var scope = rows.Scope;
        var items = computes.Bind(step.Items, ref scope);
        return (new ComputeTransformation(items), rows with { Scope = scope, Computed = rows.Computed.AddRange(items) });
    }

    int Slot(LiteralSyntax number) => context.Literals!.Add(new(number.Kind, number.Raw, context.Option, number.Position));
}
