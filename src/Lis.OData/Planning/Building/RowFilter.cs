using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Building;

/// <summary><c>$filter</c> and <c>$search</c>: a row must pass both.</summary>
static class RowFilter
{
    public static void Apply(PlanContext context, RowScope row, ExpressionTranslator translator, QueryOptions options)
    {
        if (options.Filter is { } filter)
        {
            row.Block.Where(translator.Condition(filter), Fallible.Is(filter));
        }

        if (options.Search is { } search)
        {
            row.Block.Where(SearchBuilder.Condition(context, row, translator, search));
        }
    }
}
