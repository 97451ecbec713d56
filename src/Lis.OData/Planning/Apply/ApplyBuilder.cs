using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// <c>$apply</c>: conditions and computed values join the block that they find; what groups, cuts, ranks or puts together makes a block
/// around it.
/// </summary>
sealed class ApplyBuilder(PlanContext context, RowScopes scopes)
{
    /// <summary>The output rows, and the translator for expressions over them.</summary>
    /// <param name="context">The context of the statement.</param>
    /// <param name="scopes">Its tables.</param>
    /// <param name="rows">The rows that the first transformation finds.</param>
    /// <param name="apply">The transformations; null = none.</param>
    public static (RowScope Row, ExpressionTranslator Translator) Apply(PlanContext context, RowScopes scopes, ApplyRows rows, ApplyClause? apply)
    {
        if (apply is null)
        {
            return (rows.Row, rows.Translator);
        }

        rows = new ApplyBuilder(context, scopes).Steps(rows, apply);
        rows.Row.Order = rows.Order;
        return (rows.Row, rows.Translator);
    }

    /// <summary>The rows that a sequence gives.</summary>
    public ApplyRows Steps(ApplyRows rows, ApplyClause apply) => apply.Steps.Aggregate(rows, Step);

    ApplyRows Step(ApplyRows rows, Transformation step) => Transformed(rows, step) with
    {
        Outer = rows.Outer,
        Again = rows.Again is { } again ? other => new ApplyBuilder(other, new RowScopes(other)).Step(again(other), step) : null,
    };

    ApplyRows Transformed(ApplyRows rows, Transformation step)
    {
        switch (step)
        {
            case FilterTransformation filter:
                rows.Row.Block.Where(rows.Translator.Condition(filter.Condition), Fallible.Is(filter.Condition));
                return rows;
            case SearchTransformation search:
                rows.Row.Block.Where(SearchBuilder.Condition(context, rows.Row, rows.Translator, search.Search));
                return rows;
            case ComputeTransformation compute:
                rows.Translator.Define(compute.Items);
                return rows;
            case OrderByTransformation order:
                return rows with { Order = [.. order.Items.Select(item => Ordering(rows, item)), .. rows.Order] };
            case LimitTransformation limit:
                return new LimitBuilder(context).Build(rows, limit);
            case RankTransformation rank:
                return new RankBuilder(context).Build(rows, rank);
            case GroupTransformation group:
                return new GroupBuilder(context, scopes).Build(rows, group);
            case PartitionTransformation partition:
                return new PartitionBuilder(context, this).Build(rows, partition);
            case ConcatTransformation concat:
                return new ConcatBuilder(context, scopes, this).Build(rows, concat);
            case AddNestedTransformation nested:
                rows.Row.Nested = rows.Row.Nested.AddRange(nested.Items);
                return rows;
            case RelativesTransformation relatives:
                return new HierarchyBuilder(context, scopes, this).Build(rows, relatives);
            case TraverseTransformation traverse:
                return new HierarchyBuilder(context, scopes, this).Build(rows, traverse);
            case RollTransformation roll:
                return new HierarchyBuilder(context, scopes, this).Build(rows, roll);
            case NestTransformation nest:
                return new NestBuilder(context, scopes).Build(rows, nest);
            case JoinTransformation join:
                return new JoinBuilder(context, scopes).Build(rows, join);
            case ItemJoinTransformation join:
                return new JoinBuilder(context, scopes).Build(rows, join);
            default:
                throw new InvalidOperationException($"{step} is no transformation.");
        }
    }

    static Ordering Ordering(ApplyRows rows, OrderByItem item) => new(rows.Translator.Value(item.Expression), item.IsDescending);
}
