using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// <c>topcount</c>, <c>bottomsum</c> and their kin (Data Aggregation section 3.3.1): rows are taken in the order of their values until
/// enough is reached. A null adds nothing, and comes last from the top and first from the bottom.
/// </summary>
sealed class RankBuilder(PlanContext context)
{
    public ApplyRows Build(ApplyRows rows, RankTransformation rank)
    {
        var amount = rows.Translator.Value(rank.Amount);
        var order = rows.TotalOrder(new Ordering(rows.Translator.Value(rank.Value), rank.IsTop));
        var limits = new LimitBuilder(context);
        return rank.Measure != RankMeasure.Count ? Reached(rows, rank, amount)
            : rows.Partition.IsEmpty ? limits.Cut(rows, isTop: true, new SlotScalar(((LiteralExpression)rank.Amount).Slot, ScalarType.Number), order)
            : limits.Numbered(rows, Comparison.LessOrEqual, amount, order);
    }

    /// <summary>
    /// A row stays when neither the rows before it, nor those before any row before it, reach the amount: sums can fall again where values
    /// are negative.
    /// </summary>
    ApplyRows Reached(ApplyRows rows, RankTransformation rank, Scalar amount)
    {
        var input = new CarriedRows(rows);
        var measured = input.Read(context);
        var value = input.Columns(measured.Row.Alias, [rows.Translator.Value(rank.Value)])[0];
        var order = measured.TotalOrder(new Ordering(value, rank.IsTop));
        var sum = context.Natural(value.Type.Store == StoreType.Float ? PrimitiveType.Double : PrimitiveType.Decimal, false);
        var before = new WindowScalar(WindowKind.SumBefore, value, measured.Partition, order, sum);
        var whole = rank.Measure == RankMeasure.Percent ? new WindowScalar(WindowKind.SumOfAll, value, measured.Partition, [], sum) : null;

        var summed = new CarriedRows(measured);
        var marked = summed.Read(context);
        var sums = summed.Columns(marked.Row.Alias, whole is null ? [before] : [before, whole]);
        var isReached = whole is null
            ? Logic.Plain(Comparison.GreaterOrEqual, sums[0], Exact(amount, sum))
            : IsPart(sums[0], sums[1], amount, sum);
        var places = summed.Columns(marked.Row.Alias, order.Select(ordering => ordering.Value));
        var reached = new WindowScalar(
            WindowKind.TrueSoFar, isReached, marked.Partition, [.. order.Zip(places, (ordering, place) => ordering with { Value = place })], ScalarType.Number);

        var tested = new CarriedRows(marked);
        var output = tested.Read(context);
        output.Row.Block.Where(Logic.Plain(Comparison.Equal, tested.Columns(output.Row.Alias, [reached])[0], new NumberScalar(0, ScalarType.Number)));
        return output;
    }

    /// <summary>Whether a part of a whole is at least so many percent: multiplied out, so that nothing is divided; a whole of 0 has no parts.</summary>
    Scalar IsPart(Scalar part, Scalar whole, Scalar percent, ScalarType sum)
    {
        var hundred = new ConstantScalar(100m, context.Natural(PrimitiveType.Decimal, false));
        var (given, due) = (Product(part, hundred, sum), Product(whole, percent, sum));
        var zero = Exact(new ConstantScalar(0m, context.Natural(PrimitiveType.Decimal, false)), sum);
        return new CaseScalar(
            [
                (Logic.Plain(Comparison.Greater, whole, zero), Logic.Plain(Comparison.GreaterOrEqual, given, due)),
                (Logic.Plain(Comparison.Less, whole, zero), Logic.Plain(Comparison.LessOrEqual, given, due)),
                (Logic.True, Logic.True),
            ],
            ScalarType.Condition);
    }

    static ArithmeticScalar Product(Scalar left, Scalar right, ScalarType type) => new(BinaryOperator.Multiply, left, right, type);

    static Scalar Exact(Scalar amount, ScalarType sum) => amount.Type.Store == sum.Store ? amount : new StoredScalar(amount, sum);
}
