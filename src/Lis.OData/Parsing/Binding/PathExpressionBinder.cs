using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds names, paths, any, all and $count inside expressions.</summary>
sealed class PathExpressionBinder(BindingContext context, ExpressionBinder expressions)
{
    readonly MemberFinder members = new(context);
    readonly KeyBinder keys = new(context, expressions);
    readonly SearchBinder searches = new(context);

    public BoundExpression Bind(SyntaxNode node, Scope scope) => node switch
    {
        NameSyntax name => Name(name, scope),
        MemberSyntax member => Member(member, scope),
        AnnotationSyntax annotation => Annotation(annotation, scope),
        RootSyntax root => throw context.Fault(FaultCode.InvalidSyntax, root.Position, "$root is followed by an entity set, as in $root/Areas('657')/Name."),
        LambdaSyntax lambda => Lambda(lambda, scope),
        CountSyntax count => Count(count, scope),
        _ => throw context.Fault(
            FaultCode.InvalidSyntax, node.Position, "After $filter(…) a path goes on with /$count, /any(…) or /all(…)."),
    };

    BoundExpression Name(NameSyntax node, Scope scope)
    {
        if (node.Name == "$it")
        {
            return scope.Resource ?? scope.Row;
        }

        if (node.Name == "$this")
        {
            return scope.Implicit;
        }

        return scope.Find(node.Name) is { } variable ? variable : members.Of(scope.Implicit, node.Name, node.Position, scope);
    }

    /// <summary>The entity with a key, of a set or behind a navigation; null when the name leads to no such collection.</summary>
    public BoundExpression? Keyed(CallSyntax call, Scope scope)
    {
        if (call.Source is RootSyntax)
        {
            var collection = Root(call.Name, call.Position);
            return collection.Type is CollectionType
                ? new KeyedExpression(collection, keys.Of(collection.Set.Type, call))
                : throw context.Fault(FaultCode.InvalidKey, call.Position, $"'{call.Name}' leads to one entity and takes no key.");
        }

        var source = call.Source is null ? scope.Implicit : expressions.Bind(call.Source, scope);
        return source.Type is StructuredType type && members.Navigation(type, call.Name) is { IsCollection: true } navigation
            ? new KeyedExpression(new NavigationExpression(source, navigation), keys.Of(navigation.Target, call))
            : null;
    }

    RootExpression Root(string name, int position) => context.Model.FindSet(name) is { } set
        ? new(set)
        : throw context.Fault(
            FaultCode.UnknownProperty,
            position,
            $"There is no entity set '{name}'.{ParseFault.DidYouMean(name, context.Model.EntitySets.Select(known => known.Name))}");

    BoundExpression Member(MemberSyntax node, Scope scope)
    {
        if (node.Source is RootSyntax)
        {
            return Root(node.Name, node.Position);
        }

        var source = expressions.Bind(node.Source, scope);
        return source is NullExpression ? source : members.Of(source, node.Name, node.Position, scope);
    }

    /// <summary>What is said of the value of a property, as it is sent with it on request.</summary>
    SaidExpression Annotation(AnnotationSyntax node, Scope scope)
    {
        var value = expressions.Bind(node.Source, scope) as PropertyExpression;
        var annotation = value?.Property.Annotations.FirstOrDefault(known => IncludedAnnotations.IsName(known, node.Name));
        return annotation is not null && value!.Source.Type is EntityType type
            ? new(value.Source, $"{value.Property}@{annotation}", new RequestParser(context.Model, new ParserLimits()).ParseExpression(type, annotation.Source.Expression))
            : throw context.NotImplemented(node.Position, $"The annotation {node.Name} here");
    }

    LambdaExpression Lambda(LambdaSyntax node, Scope scope)
    {
        var (collection, filters) = Collection(node.Source, scope);
        var itemType = ((CollectionType)collection.Type!).Element;
        if (node.Variable is null && filters.Count == 0)
        {
            return new(false, collection, null, null);
        }

        if (node.Variable is { } name && scope.Find(name) is not null)
        {
            throw context.Fault(FaultCode.InvalidSyntax, node.Position, $"The variable {name} is already that of an outer any or all.");
        }

        var inner = scope.WithVariable(node.Variable ?? "$this", itemType);
        var item = inner.Find(node.Variable ?? "$this")!;
        var filter = Filters(filters, scope.WithItem(item));
        var predicate = node.Predicate is null ? null : expressions.Predicate(node.Predicate, inner);
        return new(node.IsAll, collection, item, Combine(node.IsAll, filter, predicate));
    }

    static BoundExpression? Combine(bool isAll, BoundExpression? filter, BoundExpression? predicate)
    {
        if (filter is null || predicate is null)
        {
            return filter ?? predicate;
        }

        // Items for which the filter is null are left out, so an "all" must not look at them: not(filter eq true) or predicate.
        return isAll
            ? new BinaryExpression(
                BinaryOperator.Or,
                new BinaryExpression(BinaryOperator.NotEqual, filter, new BooleanExpression(true), PrimitiveType.Boolean, PrimitiveType.Boolean),
                predicate,
                null,
                PrimitiveType.Boolean)
            : new BinaryExpression(BinaryOperator.And, filter, predicate, null, PrimitiveType.Boolean);
    }

    CountExpression Count(CountSyntax node, Scope scope)
    {
        var (collection, filters) = Collection(node.Source, scope);
        if (node.Filter is not null)
        {
            filters.Add(node.Filter);
        }

        var element = ((CollectionType)collection.Type!).Element;
        var search = node.Search is { } words ? searches.Bind(words, element) : null;
        if (filters.Count == 0)
        {
            return new(collection, null, null) { Search = search };
        }

        var item = new VariableExpression("$this", scope.Depth + 1, element);
        return new(collection, item, Filters(filters, scope.WithItem(item))) { Search = search };
    }

    BoundExpression? Filters(List<SyntaxNode> filters, Scope scope) =>
        filters.Count == 0 ? null : ExpressionBinder.Balanced(BinaryOperator.And, filters.Select(filter => expressions.Predicate(filter, scope)).ToArray());

    /// <summary>A path to a collection, and the filters that its steps put on the items.</summary>
    (BoundExpression Collection, List<SyntaxNode> Filters) Collection(SyntaxNode node, Scope scope)
    {
        List<SyntaxNode> filters = [];
        for (; node is FilteredSyntax filtered; node = filtered.Source)
        {
            context.Count(filtered.Position);
            filters.Insert(0, filtered.Predicate);
        }

        var bound = expressions.Bind(node, scope);
        return bound.Type is CollectionType
            ? (bound, filters)
            : throw context.Fault(
                FaultCode.TypeMismatch, node.Position, $"any, all and $count need a collection, found {ExpressionBinder.Describe(bound)}.");
    }
}
