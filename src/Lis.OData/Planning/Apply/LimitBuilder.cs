using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary><c>top</c> and <c>skip</c>: the first rows of all by LIMIT, those of each group by their number in it.</summary>
sealed class LimitBuilder(PlanContext context)
{
    public ApplyRows Build(ApplyRows rows, LimitTransformation limit)
    {
        var number = new SlotScalar(limit.Slot, ScalarType.Number);
        return rows.Partition.IsEmpty
            ? Cut(rows, limit.IsTop, number, rows.TotalOrder())
            : Numbered(rows, limit.IsTop ? Comparison.LessOrEqual : Comparison.Greater, number, rows.TotalOrder());
    }

    /// <summary>The first rows in an order, or all but them.</summary>
    public ApplyRows Cut(ApplyRows rows, bool isTop, Scalar number, System.Collections.Immutable.ImmutableArray<Ordering> order) => new CarriedRows(
        rows,
        block => block with { OrderBy = order, Limit = isTop ? number : null, Offset = isTop ? null : number }).Read(context);

    /// <summary>The rows whose number within their group, in an order, compares so with a number.</summary>
    public ApplyRows Numbered(
        ApplyRows rows, Comparison comparison, Scalar number, System.Collections.Immutable.ImmutableArray<Ordering> order)
    {
        var carried = new CarriedRows(rows);
        var output = carried.Read(context);
        var place = new WindowScalar(WindowKind.RowNumber, null, rows.Partition, order, ScalarType.Number);
        output.Row.Block.Where(Logic.Plain(comparison, carried.Columns(output.Row.Alias, [place])[0], number));
        return output;
    }
}
