using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>
/// <c>join</c> and <c>outerjoin</c>: the related rows in the same block. With a sequence, and where rows without related ones stay, they are
/// a table of their own, in which those of each row are a group.
/// </summary>
sealed class JoinBuilder(PlanContext context, RowScopes scopes)
{
    public ApplyRows Build(ApplyRows rows, JoinTransformation join)
    {
        var keys = rows.Keys;
        var (related, relatedKeys) = join is { Inner: null, IsOuter: false, Collection: not NestedNavigation }
            ? Direct(rows, join)
            : new NestedBuilder(context, scopes).Join(rows.Row, join.Collection, join.Inner, join.Alias.Target, join.IsOuter);
        var row = rows.Row with
        {
            Keys = [.. keys, .. relatedKeys],
            Attached = new Dictionary<NavigationProperty, RowScope>(rows.Row.Attached) { [join.Alias] = related },
            Nested = join.Alias is NestedNavigation { Target.Table: ResultRows } made ? rows.Row.Nested.Add(made.Whole) : rows.Row.Nested,
        };
        return rows with { Row = row, Translator = rows.Translator.Carried(row, value => value) };
    }

    /// <summary>A row for each item of a collection of values.</summary>
    public ApplyRows Build(ApplyRows rows, ItemJoinTransformation join)
    {
        var keys = rows.Keys;
        var (item, conditions, source) = rows.Translator.Items(join.Item, join.Collection);
        rows.Row.Block.Join(new JoinSource(!join.IsOuter, source, Logic.All([.. join.Filters.Select(filter => conditions.Condition(filter))])));
        var number = NestedBuilder.Optional(new OrdinalScalar(source.Alias, ScalarType.Number), join.IsOuter);
        var row = rows.Row with
        {
            Keys = [.. keys, number],
            Made = join.Made,
            Given = rows.Row.Given.Add(join.Alias, new Lazy<Scalar>(item)),
        };
        return rows with { Row = row, Translator = rows.Translator.Carried(row, value => value) };
    }

    (RowScope Related, ImmutableArray<Scalar> Keys) Direct(ApplyRows rows, JoinTransformation join)
    {
        var related = scopes.Stepped(rows.Row, join.Collection);
        return (related, OrderBuilder.Keys(related, ExpressionTranslator.OfRow(context, scopes, related)));
    }
}
