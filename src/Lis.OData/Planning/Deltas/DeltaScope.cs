using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Deltas;

/// <summary>Which changes a delta tells of: those of a set, by commits after one and up to another, of rows that pass a filter.</summary>
/// <param name="Request">The request; its path is the set alone.</param>
/// <param name="SinceSlot">The slot with the number of the commit after which it begins.</param>
/// <param name="UptoSlot">The slot with the number of the last commit.</param>
public sealed record DeltaScope(BoundRequest Request, int SinceSlot, int UptoSlot)
{
    /// <summary>The set.</summary>
    public EntitySet Set => ((EntitySetSegment)Request.Path.Segments[0]).Set;

    /// <summary>The filter; null = none.</summary>
    public BoundExpression? Filter => Request.Options.Filter;

    /// <summary>Whether there can be rows that were not deleted and yet are no longer told of.</summary>
    public bool CanLeave => Set.Type.History is null && TrackableFilter.Conjuncts(Filter).Any(part => !TrackableFilter.IsFixed(part, Set.Type));

    PropertyExpression Number => new(new VariableExpression("$it", 0, Set.Type), Set.Type.VersionProperty!);

    /// <summary>The rows that were made or changed, in the order of commits.</summary>
    public BoundRequest Changed() => Read(Request.Path, [.. Window(), .. TrackableFilter.Conjuncts(Filter)], Request.Options.Select);

    /// <summary>
    /// References of the rows that changed and do not pass: whether they passed before is not known, unless they never could, which what is
    /// fixed in the filter tells.
    /// </summary>
    public BoundRequest Left()
    {
        var isFixed = TrackableFilter.Conjuncts(Filter).ToLookup(part => TrackableFilter.IsFixed(part, Set.Type));
        var passes = isFixed[false].Aggregate(And);
        var fails = new BinaryExpression(BinaryOperator.NotEqual, passes, new BooleanExpression(true), PrimitiveType.Boolean, PrimitiveType.Boolean);
        return Read(new BoundPath([.. Request.Path.Segments, new ReferenceSegment()]), [.. Window(), .. isFixed[true], fails], null);
    }

    BoundRequest Read(BoundPath path, ImmutableArray<BoundExpression> conditions, SelectClause? select) => Request with
    {
        Path = path,
        Options = new QueryOptions { Filter = conditions.Aggregate(And), OrderBy = [new OrderByItem(Number, false)], Select = select },
    };

    IEnumerable<BoundExpression> Window() =>
    [
        Compare(BinaryOperator.GreaterThan, SinceSlot),
        Compare(BinaryOperator.LessThanOrEqual, UptoSlot),
    ];

    BinaryExpression Compare(BinaryOperator comparison, int slot) =>
        new(comparison, Number, new LiteralExpression(slot, PrimitiveType.Int64), PrimitiveType.Int64, PrimitiveType.Boolean);

    static BoundExpression And(BoundExpression left, BoundExpression right) =>
        new BinaryExpression(BinaryOperator.And, left, right, null, PrimitiveType.Boolean);
}
