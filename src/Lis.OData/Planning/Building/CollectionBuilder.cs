using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// A property that holds a collection, with options of its own (URL Conventions 5.1.4): its items as rows, chosen and ordered, and put
/// together again as one JSON text in the database.
/// </summary>
sealed class CollectionBuilder(PlanContext context, ExpressionTranslator translator, Scalar array, ODataType element)
{
    /// <summary>The items that pass the options, in their order, each with the parts that are selected.</summary>
    public Scalar Items(QueryOptions options, SelectClause? parts)
    {
        var (block, rows, items) = Rows(options);
        Scalar item = new JsonTextScalar(rows.Alias, array, Json(element));
        item = element is ComplexType complex && parts is { IsAll: false } ? Parts(item, complex, parts) : item;
        var query = block.Build([item]) with
        {
            OrderBy =
            [
                .. options.OrderBy.Select(order => new Ordering(items.Value(order.Expression), order.IsDescending)),
                new Ordering(new OrdinalScalar(rows.Alias, ScalarType.Number), false),
            ],
            Limit = Slot(options.TopSlot),
            Offset = Slot(options.SkipSlot),
        };
        return new JsonArrayScalar(query, array.Type with { IsNullable = false });
    }

    /// <summary>How many items pass the filter and the search.</summary>
    public Scalar Count(QueryOptions options) => options is { Filter: null, Search: null }
        ? new JsonLengthScalar(array, ScalarType.Number)
        : new SubqueryScalar(Rows(options).Block.BuildCount(), ScalarType.Number);

    (BlockBuilder Block, JsonRows Rows, ExpressionTranslator Items) Rows(QueryOptions options)
    {
        var rows = new JsonRows(context.NextAlias(), array, IsNumbered: true);
        var value = new JsonItemScalar(rows.Alias, context.Natural(element, true, array.Type.Order));
        Place item = element is ComplexType ? new JsonPlace(value) : new ValuePlace(value);
        var (block, items) = (new BlockBuilder(rows), translator.OfItem(item));
        if (options.Filter is { } filter)
        {
            block.Where(items.Condition(filter), Fallible.Is(filter));
        }

        if (options.Search is { } search)
        {
            block.Where(SearchBuilder.OfItem(context, item, element, items, search));
        }

        return (block, rows, items);
    }

    JsonObjectScalar Parts(Scalar item, ComplexType type, SelectClause parts) => new(
        [
            .. from property in type.Properties
               let chosen = parts.Items.FirstOrDefault(chosen => chosen.Property == property)
               where chosen is not null
               let part = new JsonPartScalar(item, property.Name, Json(property.Type))
               select (property.Name, property.Type is ComplexType inner && chosen.Nested is { IsAll: false } nested ? Parts(part, inner, nested) : (Scalar)part),
        ],
        Json(type));

    ScalarType Json(ODataType type) => context.Natural(type, true) with { Store = StoreType.Json };

    static SlotScalar? Slot(int? slot) => slot is { } index ? new SlotScalar(index, ScalarType.Number) : null;
}
