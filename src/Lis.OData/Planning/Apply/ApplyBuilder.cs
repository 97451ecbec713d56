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
    public static (RowScope Row, ExpressionTranslator Translator) Apply(
        PlanContext context, RowScopes scopes, RowScope row, ExpressionTranslator translator, ApplyClause? apply)
    {
        if (apply is null)
        {
            return (row, translator);
        }

        var rows = new ApplyBuilder(context, scopes).Steps(new ApplyRows(row, translator), apply);
        rows.Row.Order = rows.Order;
        return (rows.Row, rows.Translator);
    }

    /// <summary>The rows that a sequence gives.</summary>
    public ApplyRows Steps(ApplyRows rows, ApplyClause apply) => apply.Steps.Aggregate(rows, Step);

    ApplyRows Step(ApplyRows rows, Transformation step)
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
                rows.Row.Nested = rows.Row.Nested.AddRange(nested.Items.Select(item => new NestedRows(item)));
                return rows;
            case JoinTransformation join:
                return new JoinBuilder(context, scopes, this).Build(rows, join);
            default:
                throw new InvalidOperationException($"{step} is no transformation.");
        }
    }

    static Ordering Ordering(ApplyRows rows, OrderByItem item) => new(rows.Translator.Value(item.Expression), item.IsDescending);
}
