using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary><c>nest</c>: one row; each sequence is a statement of its own over the same rows.</summary>
static class NestBuilder
{
    /// <param name="context">The context of the one row.</param>
    /// <param name="apply">All transformations, <c>nest</c> last.</param>
    /// <param name="nest">The last one.</param>
    /// <param name="source">Makes the rows that the first transformation finds.</param>
    public static RowScope Row(
        PlanContext context, ApplyClause apply, NestTransformation nest, Func<PlanContext, (RowScope Row, RowScopes Scopes)> source)
    {
        var alias = context.NextAlias();
        return new RowScope(apply.Result!, alias, new BlockBuilder(new OneRow(alias)))
        {
            Result = new ResultRow(new Dictionary<Model.StructuralProperty, Place>(), []),
            Nested = [.. nest.Items.Select(item => new NestedRows(
                new ExpandItem(item.Alias, new QueryOptions { Apply = item.Steps, Compute = item.Computed }) { IsWhole = true },
                inner => Rows(inner, item)))],
        };

        (RowScope, ExpressionTranslator) Rows(PlanContext inner, NestedSequence item)
        {
            var (row, scopes) = source(inner);
            var steps = new ApplyClause([.. apply.Steps[..^1], .. item.Steps.Steps], item.Steps.Result);
            (row, var translator) = ApplyBuilder.Apply(inner, scopes, row, ExpressionTranslator.OfRow(inner, scopes, row), steps);
            translator.Define(item.Computed);
            return (row, translator);
        }
    }
}
