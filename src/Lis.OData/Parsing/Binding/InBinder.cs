using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds <c>in</c> and lists of literals (URL Conventions 5.1.1.1.12): a list is one slot, however long.</summary>
sealed class InBinder(BindingContext context, ExpressionBinder expressions)
{
    readonly MemberFinder members = new(context);

    public BoundExpression Bind(InSyntax node, Scope scope)
    {
        var operand = expressions.Bind(node.Operand, scope);
        var (collection, option) = expressions.Resolve(Unwrapped(node.Collection));
        return collection switch
        {
            null or NullSyntax => new BooleanExpression(false),
            ListSyntax list when operand.Type is ComplexType => InOption(option, () => InValues(operand, list)),
            ListSyntax list => InOption(option, () => InList(node, operand, list)),
            MemberSyntax member when OfMany(member, scope) is { } values => InMembers(node, operand, values),
            _ => InCollection(node, operand, expressions.Bind(node.Collection, scope)),
        };
    }

    /// <summary>A property of many entities: <c>$root/Areas/Code</c>, <c>Children/Code</c>; null when the path is another.</summary>
    PropertyExpression? OfMany(MemberSyntax member, Scope scope) =>
        expressions.IsCollection(member.Source, scope) is { Type: CollectionType { Element: EntityType type } } source
            && members.Property(type, member.Name) is { Type: PrimitiveType or EnumType } property
            ? new(source, property)
            : null;

    BoundExpression InMembers(InSyntax node, BoundExpression operand, PropertyExpression values)
    {
        operand = operand is NullExpression ? operand : expressions.As(operand, values.Property.Type, node.Operand.Position);
        return operand.Type is null || Promotion.Common(operand.Type, values.Property.Type) is not null
            ? new InCollectionExpression(operand, values)
            : throw context.Fault(FaultCode.TypeMismatch, node.Position, $"{operand.Type} cannot be among values of {values.Property.Type}.");
    }

    /// <summary>A list as a value of its own, for functions over collections.</summary>
    public ListExpression List(ListSyntax list, string option, ODataType itemType) => InOption(option, () =>
    {
        var (items, hasNull) = Items(list);
        return hasNull || context.Literals is null
            ? throw context.NotImplemented(list.Position, "This list")
            : new ListExpression(Slot(items, itemType), itemType);
    });

    /// <summary>The items of a list and whether null is among them.</summary>
    public (List<PendingLiteral> Items, bool HasNull) Items(ListSyntax list)
    {
        List<PendingLiteral> items = [];
        var hasNull = false;
        var literals = new LiteralBinder(context);
        foreach (var item in list.Items)
        {
            var (node, option) = expressions.Resolve(item);
            var outer = context.Option;
            context.Option = option;
            switch (node)
            {
                case null or NullSyntax:
                    hasNull = true;
                    break;
                case LiteralSyntax literal:
                    items.Add(literals.Bind(literal));
                    break;
                case BooleanSyntax boolean:
                    items.Add(literals.Bind(new(boolean.Position, LiteralKind.Boolean, boolean.Value ? "true" : "false")));
                    break;
                default:
                    throw context.Fault(FaultCode.InvalidSyntax, node.Position, "A list holds literals only.");
            }

            context.Option = outer;
        }

        return (items, hasNull);
    }

    /// <summary>The one type in which all items meet an operand of a type.</summary>
    public ODataType ItemType(ODataType operand, List<PendingLiteral> items)
    {
        var type = operand;
        foreach (var item in items)
        {
            // A literal that does not go with the operand is reported when it is checked against its type.
            type = Promotion.WithLiteral(item.Literal, item.NaturalType, type) ?? type;
        }

        return type;
    }

    BoundExpression InList(InSyntax node, BoundExpression operand, ListSyntax list)
    {
        var (items, hasNull) = Items(list);
        if (operand is NullExpression)
        {
            return new BooleanExpression(hasNull);
        }

        operand = expressions.Finish(operand, node.Operand.Position);
        if (operand.Type is not (PrimitiveType or EnumType))
        {
            throw context.Fault(
                FaultCode.TypeMismatch, node.Position, $"'in' needs a single value on its left, found {ExpressionBinder.Describe(operand)}.");
        }

        var type = ItemType(operand.Type, items);
        return context.Literals is null ? Spelled(operand, items, hasNull, type) : new InListExpression(operand, Slot(items, type), type, hasNull);
    }

    /// <summary>In an expression of the host a list is spelled out: there are no slots.</summary>
    /// <summary>A complex value among those of a list: one of them is the same.</summary>
    BoundExpression InValues(BoundExpression operand, ListSyntax list)
    {
        var structures = new StructuralBinder(context, expressions);
        var terms = list.Items.Select(item => expressions.Resolve(item)).Select(item => item.Node is null or NullSyntax
            ? Equal(operand, new NullExpression(), null)
            : structures.Json(operand, item.Node, item.Option)).ToArray();
        return terms.Length == 0 ? new BooleanExpression(false) : ExpressionBinder.Balanced(BinaryOperator.Or, terms);
    }

    BoundExpression Spelled(BoundExpression operand, List<PendingLiteral> items, bool hasNull, ODataType type)
    {
        var terms = items.Select(item => Equal(operand, expressions.As(item, type, item.Literal.Position), type)).ToList();
        if (hasNull)
        {
            terms.Add(Equal(operand, new NullExpression(), null));
        }

        return terms.Count == 0 ? new BooleanExpression(false) : ExpressionBinder.Balanced(BinaryOperator.Or, terms.ToArray());
    }

    static BoundExpression Equal(BoundExpression left, BoundExpression right, ODataType? type) =>
        new BinaryExpression(BinaryOperator.Equal, left, right, type, PrimitiveType.Boolean);

    int Slot(List<PendingLiteral> items, ODataType type)
    {
        var literals = new RequestLiteral[items.Count];
        for (var i = 0; i < literals.Length; i++)
        {
            LiteralBinder.Check(items[i], type);
            literals[i] = items[i].Literal;
        }

        return context.Literals!.AddList(literals);
    }

    BoundExpression InCollection(InSyntax node, BoundExpression operand, BoundExpression collection)
    {
        if (collection is PendingCallerValue && operand.Type is { } known)
        {
            operand = expressions.Finish(operand, node.Operand.Position);
            return new InCollectionExpression(operand, expressions.As(collection, new CollectionType(known), node.Collection.Position));
        }

        if (collection.Type is not CollectionType { Element: PrimitiveType or EnumType } type)
        {
            throw context.Fault(
                FaultCode.TypeMismatch,
                node.Collection.Position,
                $"'in' needs a list such as ('a','b') or a collection of values on its right, found {ExpressionBinder.Describe(collection)}.");
        }

        operand = operand is NullExpression ? operand : expressions.As(operand, type.Element, node.Operand.Position);
        return operand.Type is null || Promotion.Common(operand.Type, type.Element) is not null
            ? new InCollectionExpression(operand, collection)
            : throw context.Fault(FaultCode.TypeMismatch, node.Position, $"{operand.Type} cannot be among values of {type.Element}.");
    }

    /// <summary>A list whose only item is an alias for a list is that list: in (@codes).</summary>
    SyntaxNode Unwrapped(SyntaxNode node) =>
        node is ListSyntax { Items: [AliasSyntax alias] } && expressions.Resolve(alias).Node is ListSyntax ? alias : node;

    T InOption<T>(string option, Func<T> work)
    {
        var outer = context.Option;
        context.Option = option;
        var result = work();
        context.Option = outer;
        return result;
    }
}
