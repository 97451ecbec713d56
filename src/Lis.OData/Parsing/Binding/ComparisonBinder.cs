using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds eq, ne, gt, ge, lt, le and has (URL Conventions 5.1.1.1).</summary>
sealed class ComparisonBinder(BindingContext context, ExpressionBinder expressions)
{
    readonly StructuralBinder structures = new(context, expressions);

    public BoundExpression Bind(BinarySyntax node, Scope scope)
    {
        if (structures.WithJson(node, scope) is { } structural)
        {
            return structural;
        }

        var left = expressions.Bind(node.Left, scope);
        var right = expressions.Bind(node.Right, scope);
        if (left is NullExpression || right is NullExpression)
        {
            return WithNull(node, left, right);
        }

        var common = Common(left, right);
        return common switch
        {
            null => throw Mismatch(node, left, right),
            EntityType entity when node.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual => SameEntity(node, entity, left, right),
            ComplexType or CollectionType => structures.OfValues(node, common, left, right),
            StructuredType => throw Mismatch(node, left, right),
            PrimitiveType { Kind: PrimitiveKind.Binary or PrimitiveKind.Stream } when node.Operator > BinaryOperator.NotEqual =>
                throw Mismatch(node, left, right),
            _ => new BinaryExpression(
                node.Operator,
                expressions.As(left, common, node.Left.Position),
                expressions.As(right, common, node.Right.Position),
                common,
                PrimitiveType.Boolean),
        };
    }

    public BinaryExpression Has(BinarySyntax node, Scope scope)
    {
        var left = expressions.Finish(expressions.Bind(node.Left, scope), node.Left.Position);
        if (left.Type is not EnumType type)
        {
            throw context.Fault(
                FaultCode.TypeMismatch, node.Position, $"'has' needs an enumeration on its left, found {ExpressionBinder.Describe(left)}.");
        }

        var right = expressions.As(expressions.Bind(node.Right, scope), type, node.Right.Position);
        return right is NullExpression || ReferenceEquals(right.Type, type)
            ? new(BinaryOperator.Has, left, right, type, PrimitiveType.Boolean)
            : throw Mismatch(node, left, right);
    }

    /// <summary>The type in which two values can be compared; null when there is none.</summary>
    public static ODataType? Common(BoundExpression left, BoundExpression right) => (left, right) switch
    {
        (PendingCallerValue, _) => right.Type,
        (_, PendingCallerValue) => left.Type,
        (PendingLiteral a, PendingLiteral b) =>
            Promotion.WithLiteral(a.Literal, a.NaturalType, b.NaturalType) ?? Promotion.WithLiteral(b.Literal, b.NaturalType, a.NaturalType),
        (PendingLiteral literal, _) => Promotion.WithLiteral(literal.Literal, literal.NaturalType, right.Type!),
        (_, PendingLiteral literal) => Promotion.WithLiteral(literal.Literal, literal.NaturalType, left.Type!),
        ({ Type: { } a }, { Type: { } b }) => Promotion.Common(a, b),
        _ => left.Type ?? right.Type,
    };

    /// <summary>null equals null only; every other relation with null is false.</summary>
    BoundExpression WithNull(BinarySyntax node, BoundExpression left, BoundExpression right)
    {
        var isEqual = node.Operator == BinaryOperator.Equal;
        if (!isEqual && node.Operator != BinaryOperator.NotEqual)
        {
            return new BooleanExpression(false);
        }

        if (left is NullExpression && right is NullExpression)
        {
            return new BooleanExpression(isEqual);
        }

        left = expressions.Finish(left, node.Left.Position);
        right = expressions.Finish(right, node.Right.Position);
        return (left.Type ?? right.Type) is CollectionType
            ? throw context.Fault(FaultCode.TypeMismatch, node.Position, "A collection is never null; ask whether it is empty with not Path/any().")
            : new BinaryExpression(node.Operator, left, right, null, PrimitiveType.Boolean);
    }

    /// <summary>Two entities are the same when their keys are; both null counts as equal.</summary>
    static BoundExpression SameEntity(BinarySyntax node, EntityType type, BoundExpression left, BoundExpression right)
    {
        var parts = type.Key.Select(key => (BoundExpression)new BinaryExpression(
            BinaryOperator.Equal,
            new PropertyExpression(left, key),
            new PropertyExpression(right, key),
            key.Type,
            PrimitiveType.Boolean));
        var same = ExpressionBinder.Balanced(BinaryOperator.And, parts.ToArray());
        return node.Operator == BinaryOperator.Equal ? same : new NotExpression(same);
    }

    FaultException Mismatch(BinarySyntax node, BoundExpression left, BoundExpression right) => context.Fault(
        FaultCode.TypeMismatch,
        node.Position,
        $"{ExpressionBinder.Describe(left)} and {ExpressionBinder.Describe(right)} cannot be compared with '{Word(node.Operator)}'.{Advice(left, right)}");

    static string Advice(BoundExpression left, BoundExpression right) => (left, right) switch
    {
        ({ Type: { } type }, PendingLiteral literal) => $" {LiteralConverter.Hint(literal.Literal, type)}".TrimEnd(),
        (PendingLiteral literal, { Type: { } type }) => $" {LiteralConverter.Hint(literal.Literal, type)}".TrimEnd(),
        _ => "",
    };

    static string Word(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => "eq",
        BinaryOperator.NotEqual => "ne",
        BinaryOperator.GreaterThan => "gt",
        BinaryOperator.GreaterThanOrEqual => "ge",
        BinaryOperator.LessThan => "lt",
        BinaryOperator.LessThanOrEqual => "le",
        _ => "has",
    };
}
