using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Building;

/// <summary>Where a resource path ends.</summary>
/// <param name="Row">The row of the last entity or collection in the path.</param>
/// <param name="Properties">The properties that follow it; empty when the path ends at the entity or collection.</param>
/// <param name="IsCollection">Whether the path ends at many entities.</param>
sealed record PathEnd(RowScope Row, ImmutableArray<StructuralProperty> Properties, bool IsCollection)
{
    /// <summary>The order that the path itself gives, after that of the request and before the key.</summary>
    public ImmutableArray<Ordering> Order { get; init; } = [];
}

/// <summary>Turns a resource path into one block: each navigation is an inner join, so what hides a parent hides what lies behind it.</summary>
sealed class PathWalker(PlanContext context)
{
    readonly RowScopes scopes = new(context);

    public RowScopes Scopes => scopes;

    public PathEnd Walk(IEnumerable<PathSegment> segments)
    {
        PathEnd? end = null;
        foreach (var segment in segments)
        {
            end = segment switch
            {
                CrossJoinSegment join => CrossJoined(join),
                EntitySetSegment { Set: var set } => new PathEnd(scopes.Root(set.Type), [], !set.IsSingleton),
                KeySegment key => AtKey(end!, key),
                NavigationSegment { Navigation: var navigation } => new PathEnd(scopes.Stepped(end!.Row, navigation), [], navigation.IsCollection),
                PropertySegment { Property: var property } => end! with { Properties = end.Properties.Add(property) },
                FilterSegment filter => Filtered(end!, filter),
                CastSegment { Type: var derived } => end! with { Row = DerivedTypes.Cast(context, scopes, end.Row, derived) },
                FunctionSegment function => FunctionBuilder.Apply(context, scopes, end!, function),
                _ => end,
            };
        }

        return end ?? throw new InvalidOperationException("A path without an entity set is not read from the database.");
    }

    /// <summary>
    /// The query that tells whether the entity exists from which the last navigation leads; null when none is needed, because a missing
    /// entity and a missing answer are both 404.
    /// </summary>
    public static SelectBlock? Parent(PlanContext context, BoundPath path)
    {
        var segments = path.Segments;
        var last = segments.LastIndexOf(segments.OfType<NavigationSegment>().LastOrDefault()!);
        var isNeeded = last > 0 && !segments[last..].Any(segment => segment is KeySegment or PropertySegment);
        return isNeeded ? new PathWalker(context.Another()).Walk(segments[..last]).Row.Block.BuildExistence() : null;
    }

    PathEnd AtKey(PathEnd end, KeySegment segment)
    {
        var translator = ExpressionTranslator.OfRow(context, scopes, end.Row);
        scopes.AtKey(end.Row, [.. segment.Values.Select(translator.Value)]);
        return end with { IsCollection = false };
    }

    PathEnd Filtered(PathEnd end, FilterSegment segment)
    {
        end.Row.Block.Where(ExpressionTranslator.OfRow(context, scopes, end.Row).Condition(segment.Filter), Fallible.Is(segment.Filter));
        return end;
    }

    /// <summary>Each row of one set with each of the others; the rows are told apart by all their keys together.</summary>
    PathEnd CrossJoined(CrossJoinSegment segment)
    {
        var first = scopes.Root(segment.Sets[0].Type);
        var rows = segment.Sets.Select((set, index) => index == 0 ? first : scopes.Crossed(first, set.Type)).ToList();
        ImmutableArray<Scalar> keys = [.. rows.SelectMany(row => OrderBuilder.Keys(row, ExpressionTranslator.OfRow(context, scopes, row)))];
        var joined = new RowScope(segment.RowType, first.Alias, first.Block)
        {
            Result = new ResultRow(new Dictionary<StructuralProperty, Place>(), keys),
            Attached = segment.RowType.Navigations.Zip(rows).ToDictionary(pair => pair.First, pair => pair.Second),
        };
        return new PathEnd(joined, [], true);
    }
}
