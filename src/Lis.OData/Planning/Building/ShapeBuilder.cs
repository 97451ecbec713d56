using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>How rows are written: structural properties in declaration order, then computed ones, then navigations.</summary>
sealed class ShapeBuilder(PlanContext context, RowScopes scopes, ColumnList columns)
{
    readonly ImmutableArray<ChildPlan>.Builder children = ImmutableArray.CreateBuilder<ChildPlan>();

    /// <summary>The statements of to-many expands that the shapes built so far ask for.</summary>
    public ImmutableArray<ChildPlan> Children => children.ToImmutable();

    /// <summary>The shape of an entity, or of a row that <c>$apply</c> made, which has neither id nor links.</summary>
    public RowShape Entity(RowScope row, ExpressionTranslator translator, QueryOptions options)
    {
        var place = new EntityPlace(row);
        if (row.Result is not null)
        {
            ImmutableArray<ShapeItem> members =
            [
                .. Structural(translator, place, row.Made ?? row.Type, options.Select),
                .. Computed(translator, options),
                .. row.Attached.Keys.Where(navigation => row.Nested.All(item => item.Navigation != navigation))
                    .SelectMany(navigation => Beside(row, translator, navigation, options)),
                .. Nested(row, translator, options),
            ];
            return new RowShape(null, null, members, [], null) { Variants = Variants(row, members) };
        }

        // Written first, so it stands first: a driver that reads columns in their order need not go back.
        var version = Version(row, translator);
        var items = ImmutableArray.CreateBuilder<ShapeItem>();
        items.AddRange(Structural(translator, place, row.Made ?? row.Type, options.Select));
        items.AddRange(context.Model.DerivedFrom(row.Type).Select(type => Derived(row, translator, type, options.Select)));
        items.AddRange(Computed(translator, options));
        var nested = row.Nested.Select(nested => nested.Navigation).ToHashSet();
        if (options.Expand.FirstOrDefault(item => item.Navigation is not NestedNavigation && nested.Contains(item.Navigation)) is { } twice)
        {
            throw new FaultException(FaultCode.InvalidOptionValue, $"{twice.Navigation.Name} is expanded by $apply already.", "$expand");
        }

        var navigations = row.Type.Navigations.Where(navigation => !navigation.IsHidden && !nested.Contains(navigation));
        items.AddRange(navigations.SelectMany(navigation => Navigation(row, translator, navigation, options)));
        items.AddRange(row.Attached.Keys.Where(navigation => !nested.Contains(navigation))
            .SelectMany(navigation => Navigation(row, translator, navigation, options)).Where(item => item is not LinkItem));
        items.AddRange(Nested(row, translator, options));
        return Shape(row, translator, items.ToImmutable(), version) with { Variants = Variants(row, items.ToImmutable()) };
    }

    /// <summary>What <c>$apply</c> nested, unless other things are selected; with the options that the request has for it.</summary>
    IEnumerable<ShapeItem> Nested(RowScope row, ExpressionTranslator translator, QueryOptions options) =>
        from nested in row.Nested
        let own = options.Expand.FirstOrDefault(item => item.Navigation == nested.Navigation)
        where own is not null || nested.IsShown(options.Select)
        select Expanded(row, translator, own ?? nested);

    /// <summary>What rows of each kind have; what the request computes of the result itself they all have.</summary>
    ShapeVariants? Variants(RowScope row, ImmutableArray<ShapeItem> items) => row.Variants is { } variants
        ? new(columns.Add(variants.Branch), [.. variants.Members.Select(members => (ImmutableArray<ShapeItem>)[.. Present(row, items, "", members)])])
        : null;

    static IEnumerable<ShapeItem> Present(RowScope row, ImmutableArray<ShapeItem> items, string path, ImmutableHashSet<string> members) =>
        from item in items
        where IsOfAll(row, item) || members.Contains(path + item.Name)
        select item is ComplexItem complex && row.Result is not null
            ? complex with { Parts = [.. Present(row, complex.Parts, $"{path}{item.Name}/", members)] }
            : item;

    static bool IsOfAll(RowScope row, ShapeItem item)
    {
        var isAdded = item is ColumnItem { IsDynamic: true } || row.Nested.Any(nested => nested.Navigation.Name == item.Name);
        return isAdded ? !row.Variants!.Members.Any(members => members.Contains(item.Name)) : row.Result is null;
    }

    /// <summary>The shape of a reference: the key alone.</summary>
    public RowShape Reference(RowScope row, ExpressionTranslator translator) => Shape(row, translator, [], Version(row, translator));

    /// <summary>A property of a place as a member of the payload.</summary>
    public ShapeItem Property(
        ExpressionTranslator translator, Place owner, StructuralProperty property, SelectClause? nested, QueryOptions? options = null) =>
        property.Type is CollectionType && (options is not null || nested is { IsAll: false }) ? Items(translator, owner, property, nested, options ?? QueryOptions.None)
        : property.Source is StreamSource stream ? new StreamItem(property.Name, MediaType(((EntityPlace)owner).Row, stream)) : translator.Part(owner, property) switch
        {
            FlattenedPlace flat => new ComplexItem(
                property.Name,
                (ComplexType)property.Type,
                flat.Source.Presence is { } presence ? columns.Add(flat.Row.Column(presence, context.Natural(PrimitiveType.Boolean, true))) : null,
                [.. Structural(translator, flat, (ComplexType)property.Type, nested), .. Computed(translator, flat, nested, options)]),
            ResultPlace part => new ComplexItem(
                property.Name,
                (ComplexType)property.Type,
                part.Presence is { } presence ? columns.Add(presence) : null,
                [.. Structural(translator, part, (ComplexType)property.Type, nested)]),
            JsonPlace json when json.Json.Type.Edm is ComplexType type && IsCut(type, nested, options) => new ComplexItem(
                property.Name,
                type,
                columns.Add(json.Json),
                [.. Structural(translator, json, type, nested), .. Computed(translator, json, nested, options)]),
            _ => new ColumnItem(
                property.Name,
                property.Type,
                columns.Add(translator.Member(owner, property)),
                property.Source is ResultSource { IsDynamic: true }),
        };

    /// <summary>Whether a complex value kept as JSON is written part by part: some are chosen or computed, and each can be read by itself.</summary>
    static bool IsCut(ComplexType type, SelectClause? nested, QueryOptions? options) => options is { Compute.IsEmpty: false }
        || (nested is { IsAll: false } && nested.Items.All(item => item.Property?.Type is EnumType or PrimitiveType { IsNumeric: true }
            or PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Boolean or PrimitiveKind.Date or PrimitiveKind.Guid }));

    ColumnItem Items(ExpressionTranslator translator, Place owner, StructuralProperty property, SelectClause? parts, QueryOptions options)
    {
        var builder = new CollectionBuilder(context, translator, translator.Member(owner, property), ((CollectionType)property.Type).Element);
        return new ColumnItem(property.Name, property.Type, columns.Add(builder.Items(options, parts)))
        {
            Count = options.Count ? columns.Add(builder.Count(options)) : null,
        };
    }

    ColumnRead? MediaType(RowScope row, StreamSource stream) => stream.MediaType is { } column
        ? columns.Add(row.Column(column.Column, context.Natural(PrimitiveType.String, true)))
        : null;

    /// <summary>What a derived type adds; the type is told even where nothing of it is selected.</summary>
    DerivedItem Derived(RowScope row, ExpressionTranslator translator, EntityType type, SelectClause? select)
    {
        var presence = columns.Add(DerivedTypes.Presence(context, scopes, row, type));
        var place = new EntityPlace(row);
        var parts = type.OwnProperties
            .Where(property => !property.IsHidden && (select is null || select.IsAll || select.Items.Any(item => item.Property == property)))
            .Select(property => (Property: property, Item: select?.Items.FirstOrDefault(item => item.Property == property)))
            .Select(own => Property(translator, place, own.Property, own.Item?.Nested, own.Item?.Options));
        return new DerivedItem(type, presence, [.. parts]);
    }

    ColumnRead? Version(RowScope row, ExpressionTranslator translator) =>
        row.Type.VersionProperty is { } version ? columns.Add(translator.Member(row, version)) : null;

    RowShape Shape(RowScope row, ExpressionTranslator translator, ImmutableArray<ShapeItem> items, ColumnRead? version) => new(
        row.Type,
        context.Model.SetOf(row.Type),
        items,
        [.. row.Type.Key.Select(key => columns.Add(translator.Member(row, key)))],
        version)
    {
        MediaType = row.Type.Media is { } media ? MediaType(row, media) : null,
        Operations = [.. context.Model.Operations.Bound(row.Type, isCollection: false).DistinctBy(operation => operation.FullName)],
    };

    IEnumerable<ShapeItem> Structural(ExpressionTranslator translator, Place place, StructuredType type, SelectClause? clause) =>
        from property in type.Properties
        where !property.IsHidden
        let item = clause?.Items.FirstOrDefault(item => item.Property == property)
        where clause is null || clause.IsAll || item is not null
        from member in Annotations(translator, place, property, property.Name).Append(Property(translator, place, property, item?.Nested, item?.Options))
        select member;

    /// <summary>What is said of the value of a property; only rows of tables have that.</summary>
    public IEnumerable<ShapeItem> Annotations(ExpressionTranslator translator, Place place, StructuralProperty property, string member)
    {
        if (context.Annotations is not { } included || place is not EntityPlace { Row: { Result: null } row })
        {
            yield break;
        }

        foreach (var annotation in property.Annotations.Where(included.Contains))
        {
            var said = context.Access.Expression(row.Type, annotation.Source);
            yield return new AnnotationItem($"{member}@{annotation.Name}", said.Type ?? PrimitiveType.String, columns.Add(translator.Value(said)));
        }
    }

    /// <summary>What <c>$compute</c> inside <c>$select</c> makes of a complex value.</summary>
    IEnumerable<ShapeItem> Computed(ExpressionTranslator translator, Place place, SelectClause? select, QueryOptions? options)
    {
        if (options is not { Compute.IsEmpty: false })
        {
            return [];
        }

        var inner = translator.OfItem(place);
        inner.Define(options.Compute);
        return Computed(inner, options with { Select = select });
    }

    IEnumerable<ShapeItem> Computed(ExpressionTranslator translator, QueryOptions options) =>
        from compute in options.Compute
        where options.Select is not { IsAll: false } || options.Select.Items.Any(item => item.Dynamic == compute.Alias)
        let value = translator.Value(new DynamicPropertyExpression(compute.Alias, compute.Expression.Type))
        select new ColumnItem(compute.Alias, compute.Expression.Type ?? PrimitiveType.String, columns.Add(value), true);

    IEnumerable<ShapeItem> Navigation(RowScope row, ExpressionTranslator translator, NavigationProperty navigation, QueryOptions options)
    {
        if (options.Expand.FirstOrDefault(item => item.Navigation == navigation) is { } expand)
        {
            yield return Expanded(row, translator, expand);
        }
        else if (options.Select is null || options.Select.IsAll || options.Select.Items.Any(item => item.Navigation == navigation))
        {
            yield return new LinkItem(navigation.Name);
        }
    }

    /// <summary>An entity in a row of $crossjoin: itself where it is expanded, else where to find it.</summary>
    IEnumerable<ShapeItem> Beside(RowScope row, ExpressionTranslator translator, NavigationProperty navigation, QueryOptions options)
    {
        var entity = row.Attached[navigation];
        var item = Navigation(row, translator, navigation, options).SingleOrDefault();
        return item is LinkItem ? [new AddressItem(navigation.Name, Reference(entity, ExpressionTranslator.OfRow(context, scopes, entity)))]
            : item is null ? [] : [item];
    }

    ShapeItem Expanded(RowScope row, ExpressionTranslator translator, ExpandItem expand) =>
        expand.Navigation.IsCollection ? Collection(row, translator, expand) : Single(row, translator, expand);

    CollectionItem Collection(RowScope row, ExpressionTranslator translator, ExpandItem expand)
    {
        children.Add(new ChildBuilder(context, translator, row, expand).Build(columns));
        return new CollectionItem(expand.Navigation.Name, children.Count - 1, expand.IsCount, expand.IsReference)
        {
            IsMade = row.Type.FindNavigation(expand.Navigation.Name) is null,
        };
    }

    /// <summary>A nested $filter leaves the row in place and makes the related entity absent.</summary>
    EntityItem Single(RowScope row, ExpressionTranslator outer, ExpandItem expand)
    {
        var related = scopes.Joined(row, expand.Navigation, isTrusted: false);
        var translator = ExpressionTranslator.OfRow(context, scopes, related).Within(outer.Resource);
        translator.Define(expand.Options.Compute);
        var presence = related.Presence ?? (related.Result is null ? translator.Member(related, related.Type.Key[0]) : new NumberScalar(1, ScalarType.Number));
        if (expand.Options.Filter is { } filter)
        {
            presence = new CaseScalar([(translator.Condition(filter), presence)], presence.Type with { IsNullable = true });
        }

        var shape = expand.IsReference ? Reference(related, translator) : Entity(related, translator, expand.Options);
        return new EntityItem(expand.Navigation.Name, shape, columns.Add(presence), expand.IsReference)
        {
            IsMade = row.Type.FindNavigation(expand.Navigation.Name) is null,
        };
    }
}
