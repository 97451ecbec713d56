using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>The rows of collections that <c>$apply</c> nested in rows, and of navigations whose entities a sequence goes over.</summary>
sealed class NestedBuilder(PlanContext context, RowScopes scopes)
{
    /// <summary>The rows nested in one row, in a block of their own.</summary>
    /// <param name="nested">What leads to them.</param>
    /// <param name="starts">The values of that row from which they are found (<see cref="RowScope.Starts"/>).</param>
    public ApplyRows Of(NestedNavigation nested, ImmutableArray<Scalar> starts)
    {
        var rows = nested.Of is { } navigation ? Related(navigation, starts) : Found(nested.Nest!, starts);
        return Whole(new ApplyBuilder(context, scopes).Steps(rows, nested.Steps), nested);
    }

    /// <summary>The entities that a navigation leads to from one row.</summary>
    public ApplyRows Related(NavigationProperty navigation, ImmutableArray<Scalar> starts)
    {
        var row = scopes.Related(navigation, index => starts[index]);
        return new(row, ExpressionTranslator.OfRow(context, scopes, row)) { Outer = starts, Again = Again(navigation, starts) };
    }

    /// <summary>The rows of a navigation or nested collection of each row, as a table of their own beside it in the same block.</summary>
    public RowScope Beside(RowScope row, NestedNavigation nested) => Join(row, nested, null, nested.Target, isOuter: false).Related;

    /// <summary>As <see cref="Beside"/>, with what a sequence makes of them; and what tells them apart.</summary>
    /// <param name="row">The row beside which they stand.</param>
    /// <param name="navigation">What leads to them.</param>
    /// <param name="inner">The sequence; null = none.</param>
    /// <param name="made">What the sequence makes of them.</param>
    /// <param name="isOuter">Whether a row that has none stays.</param>
    public (RowScope Related, ImmutableArray<Scalar> Keys) Join(
        RowScope row, NavigationProperty navigation, ApplyClause? inner, EntityType made, bool isOuter)
    {
        var starts = row.Starts(navigation);
        var output = All(navigation, row, starts);
        output = inner is null ? output : new ApplyBuilder(context, scopes).Steps(output, inner);
        var carried = new CarriedRows(output);
        var alias = context.NextAlias();
        var isNest = navigation is NestedNavigation { Of: null };
        var pairs = starts.Zip(carried.Columns(alias, output.Partition), (left, right) => isNest
            ? new CompareScalar(Comparison.Equal, right, left, true, ScalarType.Condition)
            : (Scalar)Logic.Plain(Comparison.Equal, right, left));
        row.Block.Join(!isOuter, () => new DerivedRows(alias, carried.Build()), Logic.All([.. pairs]));
        var related = carried.Beside(alias, row.Block, isOuter) with { Made = made };
        return (related, [.. carried.Columns(alias, output.Keys).Select(key => Optional(key, isOuter))]);
    }

    /// <summary>A value of a row that may be missing.</summary>
    public static Scalar Optional(Scalar value, bool isOptional) => isOptional ? value with { Type = value.Type with { IsNullable = true } } : value;

    /// <summary>The rows to which a navigation leads from any row; those of each row are a group.</summary>
    ApplyRows All(NavigationProperty navigation, RowScope row, ImmutableArray<Scalar> starts)
    {
        if (navigation is not NestedNavigation nested)
        {
            return Entities(navigation, starts) with { Groups = Parents(row, navigation) };
        }

        var rows = nested.Of is { } of ? Entities(of, starts) with { Groups = Parents(row, of) } : context.Nests[nested.Nest!](context);
        return Whole(new ApplyBuilder(context, scopes).Steps(rows, nested.Steps), nested);
    }

    ApplyRows Entities(NavigationProperty navigation, ImmutableArray<Scalar> starts)
    {
        var near = navigation.Join.Columns.Select(pair => pair.Near).ToList();
        var (row, ways) = scopes.Reached(navigation, column => starts[near.IndexOf(column)]);
        return new(row, ExpressionTranslator.OfRow(context, scopes, row)) { Partition = ways, Again = Again(navigation, starts) };
    }

    static Func<PlanContext, ApplyRows> Again(NavigationProperty navigation, ImmutableArray<Scalar> starts) =>
        other => new NestedBuilder(other, new RowScopes(other)).Entities(navigation, starts);

    /// <summary>Every row from which a navigation can start: what is aggregated of nothing is a row all the same.</summary>
    GroupList? Parents(RowScope row, NavigationProperty navigation)
    {
        if (row.Type.Table is ResultRows)
        {
            return null;
        }

        var parents = scopes.Root(row.Type.Base);
        return new(
            new CarriedRows(new(parents, ExpressionTranslator.OfRow(context, scopes, parents))),
            [.. navigation.Join.Columns.Select(pair => parents.Column(pair.Near))]);
    }

    ApplyRows Found(EntityType nest, ImmutableArray<Scalar> starts)
    {
        var rows = context.Nests[nest](context);
        rows.Row.Block.Where(Logic.All(
            [.. rows.Partition.Zip(starts, (key, start) => (Scalar)new CompareScalar(Comparison.Equal, key, start, true, ScalarType.Condition))]));
        return rows with { Partition = [], Groups = null, Outer = starts, Again = context.Nests[nest] };
    }

    /// <summary>Rows whose added values are properties of theirs.</summary>
    static ApplyRows Whole(ApplyRows rows, NestedNavigation nested)
    {
        var row = rows.Row with
        {
            Made = nested.Target,
            Given = rows.Row.Given.AddRange(rows.Translator.Computed.Select(name => KeyValuePair.Create(
                name, new Lazy<Scalar>(() => rows.Translator.ComputedValue(name))))),
            Order = rows.Order,
        };
        return rows with { Row = row, Translator = rows.Translator.Carried(row, value => value) };
    }
}
