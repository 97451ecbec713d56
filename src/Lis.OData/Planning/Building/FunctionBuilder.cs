using System.Collections.Immutable;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Apply;

namespace Lis.OData.Planning.Building;

/// <summary>A function in the path: its options choose among the rows that are there, its values make rows of another kind of them.</summary>
static class FunctionBuilder
{
    public static PathEnd Apply(PlanContext context, RowScopes scopes, PathEnd end, FunctionSegment function)
    {
        var options = function.Rows;
        var (row, translator) = ApplyBuilder.Apply(
            context, scopes, new ApplyRows(end.Row, ExpressionTranslator.OfRow(context, scopes, end.Row)), options.Apply);
        translator.Define(options.Compute);
        RowFilter.Apply(context, row, translator, options);
        ImmutableArray<Ordering> order = [.. options.OrderBy.Select(item => new Ordering(translator.Value(item.Expression), item.IsDescending))];
        if (function.Result is not null)
        {
            row = Made(row, translator, function);
        }

        return new PathEnd(row, function.IsValue ? [function.Values[0].Property] : [], function.IsCollection) { Order = order };
    }

    /// <summary>Rows of the same block whose members are the function's values; what told the rows apart still does.</summary>
    static RowScope Made(RowScope row, ExpressionTranslator translator, FunctionSegment function)
    {
        ImmutableArray<Scalar> keys = row.Result?.Keys ?? [.. row.Type.Key.Select(key => translator.Member(row, key))];
        var members = function.Values.ToDictionary(value => value.Property, value => (Place)new ValuePlace(translator.Value(value.Value)));
        return new RowScope(function.Result!, row.Alias, row.Block) { Result = new ResultRow(members, keys) };
    }
}
