using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// The condition that a row comes after the last row of the page before, in an order where null is first ascending and last descending.
/// Which order values were null is part of the plan, the values are parameters.
/// </summary>
static class KeysetBuilder
{
    /// <exception cref="FaultException">The token was made for another order (<see cref="FaultCode.InvalidToken"/>).</exception>
    public static Scalar After(ImmutableArray<Ordering> order, PageStart start)
    {
        if (start.IsNull.Length != order.Length || order.Zip(start.IsNull).Any(pair => pair.Second && !pair.First.Value.Type.IsNullable))
        {
            throw new FaultException(FaultCode.InvalidToken, "The $skiptoken does not belong to this request.", "$skiptoken");
        }

        var last = order.Select((key, index) => (Scalar)new PageKeyScalar(index, key.Value.Type with { IsNullable = false })).ToImmutableArray();
        if (order.All(key => !key.Value.Type.IsNullable) && order.DistinctBy(key => key.IsDescending).Count() == 1)
        {
            return order.Length == 1 ? Beyond(order[0], last[0], false) : AsRow(order, last);
        }

        return Logic.All([Bound(order[0], last[0], start.IsNull[0]), Logic.Any([.. Steps(order, last, start)])]);
    }

    /// <summary>One comparison of whole rows, which an index over all the columns serves.</summary>
    static RowCompareScalar AsRow(ImmutableArray<Ordering> order, ImmutableArray<Scalar> last) =>
        new(!order[0].IsDescending, [.. order.Select(key => key.Value)], last, ScalarType.Condition);

    /// <summary>For each order value: all before it are equal and it lies beyond.</summary>
    static IEnumerable<Scalar> Steps(ImmutableArray<Ordering> order, ImmutableArray<Scalar> last, PageStart start)
    {
        var same = ImmutableArray<Scalar>.Empty;
        for (var i = 0; i < order.Length; i++)
        {
            yield return Logic.All([.. same, Beyond(order[i], last[i], start.IsNull[i])]);
            same = same.Add(start.IsNull[i] ? Logic.IsNull(order[i].Value) : Logic.Plain(Comparison.Equal, order[i].Value, last[i]));
        }
    }

    static Scalar Beyond(Ordering key, Scalar last, bool lastIsNull) => (key.IsDescending, lastIsNull) switch
    {
        (false, true) => Logic.Not(Logic.IsNull(key.Value)),
        (false, false) => Logic.Plain(Comparison.Greater, key.Value, last),
        (true, true) => Logic.False,
        (true, false) => Logic.Any([Logic.Plain(Comparison.Less, key.Value, last), Logic.IsNull(key.Value)]),
    };

    /// <summary>Adds nothing to the meaning, but gives an index a place to start.</summary>
    static Scalar Bound(Ordering key, Scalar last, bool lastIsNull) => (key.IsDescending, lastIsNull) switch
    {
        (false, false) => Logic.Plain(Comparison.GreaterOrEqual, key.Value, last),
        (true, true) => Logic.IsNull(key.Value),
        (true, false) when !key.Value.Type.IsNullable => Logic.Plain(Comparison.LessOrEqual, key.Value, last),
        _ => Logic.True,
    };
}
