using System.Collections.Immutable;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// Makes every order total: the entity's key, or that of the group, is appended (what the request orders by already is left out), so that pages neither
/// repeat nor skip rows and both databases give ties in the same order.
/// </summary>
static class OrderBuilder
{
    /// <param name="row">The row.</param>
    /// <param name="translator">Translates expressions over it.</param>
    /// <param name="items">What the request orders by.</param>
    /// <param name="natural">The order that the rows have of themselves.</param>
    public static ImmutableArray<Ordering> Of(
        RowScope row, ExpressionTranslator translator, ImmutableArray<OrderByItem> items, ImmutableArray<Ordering> natural = default)
    {
        var order = ImmutableArray.CreateBuilder<Ordering>();
        foreach (var item in items)
        {
            Append(order, translator.Value(item.Expression), item.IsDescending);
        }

        foreach (var own in natural.IsDefault ? [] : natural)
        {
            Append(order, own.Value, own.IsDescending);
        }

        foreach (var given in row.Order)
        {
            Append(order, given.Value, given.IsDescending);
        }

        foreach (var key in Keys(row, translator))
        {
            Append(order, key, false);
        }

        return order.ToImmutable();
    }

    /// <summary>What tells one row from another.</summary>
    public static ImmutableArray<Scalar> Keys(RowScope row, ExpressionTranslator translator) =>
        row.Keys ?? row.Result?.Keys ?? [.. row.Type.Key.Select(key => translator.Member(row, key))];

    /// <summary>The order values as columns of the row, from which the next page starts.</summary>
    public static PagePlan Page(ImmutableArray<Ordering> order, ColumnList columns, int? topSlot) =>
        new(topSlot, [.. order.Select(key => new PageKey(columns.Add(key.Value), key.Value.Type.Edm!))]);

    static void Append(ImmutableArray<Ordering>.Builder order, Scalar value, bool isDescending)
    {
        var orders = value is not NullScalar && !(value is ColumnScalar && order.Any(earlier => earlier.Value.Equals(value)));
        if (orders)
        {
            order.Add(new Ordering(value, isDescending));
        }
    }
}
