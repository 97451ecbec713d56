using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>Collections: lambdas, counts and membership, over related entities and over arrays kept as JSON.</summary>
sealed partial class ExpressionTranslator
{
    Scalar Lambda(LambdaExpression lambda)
    {
        var (block, item) = Items(lambda.Collection);
        if (lambda.Predicate is { } predicate)
        {
            var inner = With(lambda.Item!, item);
            block.Where(
                lambda.IsAll ? Logic.Not(Logic.IsTrue(inner.Condition(predicate, isExact: true))) : inner.Condition(predicate), Fallible.Is(predicate));
        }

        var exists = new ExistsScalar(block.BuildExistence(), ScalarType.Condition);
        return lambda.IsAll ? Logic.Not(exists) : exists;
    }

    Scalar Count(CountExpression count)
    {
        if (count is { Filter: null, Search: null } && Array(count.Collection) is { } array)
        {
            return new JsonLengthScalar(array, ScalarType.Number);
        }

        var (block, item) = Items(count.Collection);
        if (count.Filter is { } filter)
        {
            block.Where(With(count.Item!, item).Condition(filter), Fallible.Is(filter));
        }

        if (count.Search is { } search)
        {
            block.Where(Found(item, ((CollectionType)count.Collection.Type!).Element, search));
        }

        return new SubqueryScalar(block.BuildCount(), ScalarType.Number);
    }

    Scalar Found(Place item, ODataType element, SearchExpression search) => item is EntityPlace { Row: var row }
        ? SearchBuilder.Condition(context, row, OfRow(context, scopes, row, isTrusted), search)
        : SearchBuilder.OfItem(context, item, element, this, search);

    ExistsScalar InCollection(InCollectionExpression membership)
    {
        var operand = Value(membership.Operand);
        var (collection, property) = membership.Collection is PropertyExpression { Source.Type: CollectionType } path
            ? (path.Source, path.Property)
            : (membership.Collection, null);
        var (block, item) = Items(collection);
        var member = property is null ? item : members.Read(item, property);
        block.Where(NullSafe(Comparison.Equal, ValueOf(member), operand));
        return new ExistsScalar(block.BuildExistence(), ScalarType.Condition);
    }

    /// <summary>
    /// Whether the first collection becomes the second when items are removed and moved (URL Conventions 5.1.1.6): no item is in the second
    /// more often than in the first.
    /// </summary>
    Scalar HasSubset(FunctionExpression function)
    {
        var (whole, part) = (function.Arguments[0], function.Arguments[1]);
        var (block, item) = Items(part);
        block.Where(Logic.Plain(Comparison.Greater, Occurrences(part, item), Occurrences(whole, item)));
        return Logic.Not(new ExistsScalar(block.BuildExistence(), ScalarType.Condition));
    }

    SequenceScalar Sequence(SequenceOperation operation, ImmutableArray<BoundExpression> arguments, ODataType result) =>
        new(operation, [.. arguments.Select(argument => argument.Type is CollectionType ? Whole(argument) : Value(argument))], Natural(result, false));

    Scalar Whole(BoundExpression collection)
    {
        if (collection is SequenceExpression)
        {
            return Value(collection);
        }

        var (block, item) = Items(collection, isNumbered: true);
        var query = block.Build([ValueOf(item)]);
        query = query.From is JsonRows rows ? query with { OrderBy = [new Ordering(new OrdinalScalar(rows.Alias, ScalarType.Number), false)] } : query;
        return new ItemsScalar(query, Natural(collection.Type, false));
    }

    SubqueryScalar Occurrences(BoundExpression collection, Place of)
    {
        var (block, item) = Items(collection);
        block.Where(NullSafe(Comparison.Equal, ValueOf(item), ValueOf(of)));
        return new SubqueryScalar(block.BuildCount(), ScalarType.Number);
    }

    /// <summary>A block over the items of a collection, to stand in EXISTS or a count.</summary>
    (BlockBuilder Block, Place Item) Items(BoundExpression collection, bool isNumbered = false)
    {
        if (collection is NavigationExpression or RootExpression)
        {
            var rows = Entities(collection);
            return (rows.Block, new EntityPlace(rows));
        }

        if (collection is ListExpression list)
        {
            var rows = new ListRows(context.NextAlias(), list.Slot, Natural(list.ItemType, false));
            return (new BlockBuilder(rows), new ValuePlace(new ColumnScalar(rows.Alias, ListRows.Item, rows.ItemType)));
        }

        var array = Array(collection) ?? throw new InvalidOperationException($"{collection} is no collection.");
        var element = ((CollectionType)collection.Type!).Element;
        var alias = context.NextAlias();
        var item = new JsonItemScalar(alias, Natural(element, true, array.Type.Order));
        return (new BlockBuilder(new JsonRows(alias, array, isNumbered)), element is ComplexType ? new JsonPlace(item) : new ValuePlace(item));
    }

    Scalar? Array(BoundExpression collection) => collection is NavigationExpression or RootExpression ? null : Value(collection);

    ExpressionTranslator With(VariableExpression variable, Place item) =>
        new(context, scopes, isTrusted, variables.SetItem(variable.Depth, item), computed);
}
