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
sealed class JoinBuilder(PlanContext context, RowScopes scopes, ApplyBuilder sequences)
{
    public ApplyRows Build(ApplyRows rows, JoinTransformation join)
    {
        var keys = rows.Keys;
        var (related, relatedKeys) = join is { Inner: null, IsOuter: false } ? Direct(rows, join) : Apart(rows, join);
        var old = rows.Row;
        var row = new RowScope(old.Type, old.Alias, old.Block)
        {
            Carried = old.Carried,
            Variants = old.Variants,
            Joined = old.Joined,
            Keys = [.. keys, .. relatedKeys],
            Attached = new Dictionary<NavigationProperty, RowScope>(old.Attached) { [join.Alias] = related },
        };
        return rows with { Row = row, Translator = rows.Translator.Carried(row, value => value) };
    }

    (RowScope Related, ImmutableArray<Scalar> Keys) Direct(ApplyRows rows, JoinTransformation join)
    {
        var related = scopes.Stepped(rows.Row, join.Collection);
        return (related, OrderBuilder.Keys(related, ExpressionTranslator.OfRow(context, scopes, related)));
    }

    (RowScope Related, ImmutableArray<Scalar> Keys) Apart(ApplyRows rows, JoinTransformation join)
    {
        var (row, ways) = scopes.Reached(join.Collection, rows.Row.Column);
        var input = new ApplyRows(row, ExpressionTranslator.OfRow(context, scopes, row)) { Partition = ways };
        var output = join.Inner is { } inner ? sequences.Steps(input, inner) : input;
        var carried = new CarriedRows(output);
        var alias = context.NextAlias();
        var near = join.Collection.Join.Columns.Select(pair => rows.Row.Column(pair.Near));
        var pairs = near.Zip(carried.Columns(alias, output.Partition), (left, right) => (Scalar)Logic.Plain(Comparison.Equal, right, left));
        rows.Row.Block.Join(!join.IsOuter, () => new DerivedRows(alias, carried.Build()), Logic.All([.. pairs]));
        var related = new RowScope(row.Type, alias, rows.Row.Block)
        {
            IsOptional = join.IsOuter,
            Carried = (name, type) => Optional(carried.Columns(alias, [output.Row.Column(name, type)])[0], join.IsOuter),
        };
        return (related, [.. carried.Columns(alias, output.Keys).Select(key => Optional(key, join.IsOuter))]);
    }

    static Scalar Optional(Scalar value, bool isOptional) => isOptional ? value with { Type = value.Type with { IsNullable = true } } : value;
}
