using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Apply;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>Paths: variables, properties and single-valued navigations.</summary>
sealed partial class ExpressionTranslator
{
    /// <summary>Where a path expression leads.</summary>
    public Place Resolve(BoundExpression path) => path switch
    {
        VariableExpression variable => variables[variable.Depth] is OuterPlace outer ? outer.Entity : variables[variable.Depth],
        PropertyExpression { Source: DerivedExpression derived } property => new ValuePlace(OfDerived(derived, property.Property)),
        DerivedExpression derived => Resolve(derived.Source),
        PropertyExpression property => members.Read(Resolve(property.Source), property.Property),
        RootExpression { Set: { IsSingleton: true } set } => new EntityPlace(RowScopes.Once(scopes.Root(set.Type, isTrusted))),
        KeyedExpression keyed => new EntityPlace(Keyed(keyed)),
        NavigationExpression navigation => new EntityPlace(scopes.Joined(RowOf(navigation.Source), navigation.Navigation, isTrusted)),
        _ => new ValuePlace(Value(path)),
    };

    /// <summary>A property of a row as one value.</summary>
    public Scalar Member(RowScope row, StructuralProperty property) => Member(new EntityPlace(row), property);

    /// <summary>A property of a place as one value.</summary>
    public Scalar Member(Place owner, StructuralProperty property) => ValueOf(members.Read(owner, property));

    /// <summary>A property of a place as a place.</summary>
    public Place Part(Place owner, StructuralProperty property) => members.Read(owner, property);

    /// <summary>A property behind a cast: null unless the entity is of the type.</summary>
    CaseScalar OfDerived(DerivedExpression derived, StructuralProperty property)
    {
        var value = Member(Resolve(derived.Source), property);
        return new CaseScalar([(TypeTest(derived.Source, derived.Target), value)], value.Type with { IsNullable = true });
    }

    Scalar TypeTest(BoundExpression source, EntityType target) => DerivedTypes.IsOf(context, scopes, RowOf(source), target);

    RowScope Keyed(KeyedExpression keyed)
    {
        var rows = Entities(keyed.Collection);
        scopes.AtKey(rows, [.. keyed.Key.Values.Select(Value)]);
        return RowScopes.Once(rows);
    }

    /// <summary>The rows of a set, or of a navigation to many, in a block of their own.</summary>
    RowScope Entities(BoundExpression collection) => collection switch
    {
        RootExpression root => scopes.Root(root.Set.Type, isTrusted),
        NavigationExpression { Navigation: NestedNavigation nested } path => new NestedBuilder(context, scopes).Of(nested, RowOf(path.Source).Starts(nested)).Row,
        NavigationExpression navigation => scopes.Related(RowOf(navigation.Source), navigation.Navigation, isTrusted),
        _ => throw new InvalidOperationException($"{collection} holds no entities."),
    };

    RowScope RowOf(BoundExpression path) => Resolve(path) is EntityPlace { Row: var row }
        ? row
        : throw new InvalidOperationException($"{path} is no entity, so no navigation starts there.");

    /// <summary>A place as one value: an entity stands for its first key, a complex value for what tells whether it is null.</summary>
    Scalar ValueOf(Place place) => place switch
    {
        ValuePlace value => value.Value,
        JsonPlace json => json.Json,
        EntityPlace { Row.Presence: { } presence } => presence,
        EntityPlace { Row: { Result: null } row } => ValueOf(members.Read(place, row.Type.Key[0])),
        FlattenedPlace { Source.Presence: { } presence } flat => flat.Row.Column(presence, Natural(PrimitiveType.Boolean, true)),
        ResultPlace { Presence: { } presence } => presence,
        _ => Logic.True,
    };

    /// <summary>An item of a collection of values, the translator that knows it, and the source that gives one row for each.</summary>
    public (Scalar Item, ExpressionTranslator Translator, JsonRows Source) Items(VariableExpression variable, BoundExpression collection)
    {
        var array = Value(collection);
        var source = new JsonRows(context.NextAlias(), array, IsNumbered: true);
        var item = new JsonItemScalar(source.Alias, Natural(variable.ItemType, true, array.Type.Order));
        return (item, With(variable, variable.ItemType is ComplexType ? new JsonPlace(item) : new ValuePlace(item)), source);
    }

    /// <summary>One row for each item of a collection, in the same block; the translator that knows the item.</summary>
    public ExpressionTranslator Unfold(BlockBuilder block, CollectionStep step)
    {
        if (step.Collection is NavigationExpression navigation)
        {
            var row = RowOf(navigation.Source);
            return With(step.Item, new EntityPlace(navigation.Navigation is NestedNavigation nested
                ? new NestedBuilder(context, scopes).Beside(row, nested)
                : scopes.Stepped(row, navigation.Navigation)));
        }

        var array = Value(step.Collection);
        var alias = context.NextAlias();
        var item = new JsonItemScalar(alias, Natural(step.Item.ItemType, true, array.Type.Order));
        block.Join(new JoinSource(true, new JsonRows(alias, array), Logic.True));
        return With(step.Item, step.Item.ItemType is ComplexType ? new JsonPlace(item) : new ValuePlace(item));
    }
}
