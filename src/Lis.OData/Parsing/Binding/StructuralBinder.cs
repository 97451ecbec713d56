using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>
/// Structural comparison (URL Conventions 5.1.1.1.1): complex values are equal when all their properties are, collections when they hold
/// the same values in the same order. A complex value is spelled out into comparisons of its properties.
/// </summary>
sealed class StructuralBinder(BindingContext context, ExpressionBinder expressions)
{
    readonly MemberFinder members = new(context);
    readonly InBinder lists = new(context, expressions);

    /// <summary>The comparison when one side is a value in JSON; null when it is another kind.</summary>
    public BoundExpression? WithJson(BinarySyntax node, Scope scope)
    {
        var (left, right) = (expressions.Resolve(node.Left), expressions.Resolve(node.Right));
        var isLeft = left.Node is ObjectSyntax or ListSyntax;
        if (!isLeft && right.Node is not (ObjectSyntax or ListSyntax))
        {
            return null;
        }

        var (json, other) = isLeft ? (left, node.Right) : (right, node.Left);
        var value = expressions.Value(other, scope);
        return Checked(node, value is NullExpression ? new BooleanExpression(false) : Json(value, json.Node!, json.Option));
    }

    /// <summary>The comparison of two complex values or two collections of one type.</summary>
    public BoundExpression OfValues(BinarySyntax node, ODataType type, BoundExpression left, BoundExpression right) =>
        Checked(node, type is ComplexType complex ? Same(complex, left, right) : Sequence(left, right, (CollectionType)type, node.Position));

    /// <summary>Whether a value is the one that JSON says.</summary>
    public BoundExpression Json(BoundExpression value, SyntaxNode json, string option) => (value.Type, json) switch
    {
        (ComplexType type, ObjectSyntax made) => Object(value, type, made, option),
        (CollectionType { Element: PrimitiveType or EnumType } type, ListSyntax list) =>
            Sequence(value, lists.List(list, option, type.Element), type, list.Position),
        (CollectionType { Element: not (PrimitiveType or EnumType) }, ListSyntax) => throw context.NotImplemented(json.Position, $"Comparing values of {value.Type}"),
        _ => throw context.Fault(
            FaultCode.TypeMismatch,
            json.Position,
            $"{ExpressionBinder.Describe(value)} cannot be compared with {(json is ObjectSyntax ? "a complex value" : "a list")}."),
    };

    BoundExpression Object(BoundExpression value, ComplexType type, ObjectSyntax made, string option)
    {
        foreach (var member in made.Members)
        {
            if (members.Property(type, member.Name) is null)
            {
                throw members.Unknown(type, member.Name, member.Position);
            }
        }

        List<BoundExpression> parts = [Present(value)];
        foreach (var property in type.Properties.Where(property => !property.IsHidden))
        {
            var part = new PropertyExpression(value, property);
            var given = made.Members.Where(member => members.Property(type, member.Name) == property).Select(member => member.Value).LastOrDefault();
            parts.Add(Part(part, given ?? new NullSyntax(made.Position), option));
        }

        return ExpressionBinder.Balanced(BinaryOperator.And, parts.ToArray());
    }

    BoundExpression Part(PropertyExpression part, SyntaxNode given, string option)
    {
        var (node, at) = expressions.Resolve(given);
        var outer = context.Option;
        context.Option = at == outer ? option : at;
        var bound = node is ObjectSyntax or ListSyntax
            ? Json(part, node, context.Option)
            : node is null or NullSyntax
                ? part.Type is CollectionType ? new BooleanExpression(false) : Equal(part, new NullExpression(), null)
                : Equal(part, expressions.As(expressions.Bind(node, Scope.Of(part.Type!)), part.Type!, node.Position), part.Type);
        context.Option = outer;
        return bound;
    }

    BoundExpression Same(ComplexType type, BoundExpression left, BoundExpression right)
    {
        var parts = type.Properties.Where(property => !property.IsHidden).Select(property => OfParts(
            property.Type, new PropertyExpression(left, property), new PropertyExpression(right, property)));
        var both = ExpressionBinder.Balanced(BinaryOperator.And, [Present(left), Present(right), .. parts]);
        var neither = ExpressionBinder.Balanced(BinaryOperator.And, [Absent(left), Absent(right)]);
        return ExpressionBinder.Balanced(BinaryOperator.Or, [neither, both]);
    }

    BoundExpression OfParts(ODataType type, PropertyExpression left, PropertyExpression right) => type switch
    {
        ComplexType complex => Same(complex, left, right),
        CollectionType collection => Sequence(left, right, collection, 0),
        _ => Equal(left, right, type),
    };

    SequenceExpression Sequence(BoundExpression left, BoundExpression right, CollectionType type, int position) => type.Element is PrimitiveType or EnumType
        ? new(SequenceOperation.Equal, [left, right], PrimitiveType.Boolean)
        : throw context.NotImplemented(position, $"Comparing values of {type}");

    BoundExpression Checked(BinarySyntax node, BoundExpression same) => node.Operator switch
    {
        BinaryOperator.Equal => same,
        BinaryOperator.NotEqual => new NotExpression(same),
        _ => throw context.Fault(FaultCode.TypeMismatch, node.Position, "Complex values and collections can be compared with eq and ne only."),
    };

    static BinaryExpression Present(BoundExpression value) => new(BinaryOperator.NotEqual, value, new NullExpression(), null, PrimitiveType.Boolean);

    static BinaryExpression Absent(BoundExpression value) => Equal(value, new NullExpression(), null);

    static BinaryExpression Equal(BoundExpression left, BoundExpression right, ODataType? type) =>
        new(BinaryOperator.Equal, left, right, type, PrimitiveType.Boolean);
}
