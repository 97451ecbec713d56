using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds add, sub, mul, div, divby, mod and unary minus (URL Conventions 5.1.1.2).</summary>
sealed class ArithmeticBinder(BindingContext context, ExpressionBinder expressions)
{
    public BoundExpression Bind(BinarySyntax node, Scope scope)
    {
        var left = expressions.Bind(node.Left, scope);
        var right = expressions.Bind(node.Right, scope);
        if (left is NullExpression || right is NullExpression)
        {
            return new NullExpression();
        }

        if (left.Type is null || right.Type is null)
        {
            throw context.Fault(FaultCode.TypeMismatch, node.Position, "Nothing here tells the type of the caller's value.");
        }

        return left.Type is PrimitiveType { IsNumeric: true } && right.Type is PrimitiveType { IsNumeric: true }
            ? Numbers(node, left, right)
            : Times(node, left, right);
    }

    public BoundExpression Negate(UnarySyntax node, Scope scope)
    {
        var operand = expressions.Value(node.Operand, scope);
        return operand switch
        {
            NullExpression => operand,
            { Type: PrimitiveType { IsNumeric: true } or PrimitiveType { Kind: PrimitiveKind.Duration } } => new NegateExpression(operand),
            _ => throw context.Fault(
                FaultCode.TypeMismatch, node.Position, $"A minus sign needs a number or a duration, found {ExpressionBinder.Describe(operand)}."),
        };
    }

    BinaryExpression Numbers(BinarySyntax node, BoundExpression left, BoundExpression right)
    {
        var met = (PrimitiveType)ComparisonBinder.Common(left, right)!;
        var type = Promotion.IsFloat(met) ? PrimitiveType.Double
            : met.IsInteger && node.Operator != BinaryOperator.DivideBy ? PrimitiveType.Int64
            : PrimitiveType.Decimal;
        return Make(node, expressions.As(left, type, node.Left.Position), expressions.As(right, type, node.Right.Position), type, type);
    }

    /// <summary>Days, instants and durations among each other, and durations with numbers.</summary>
    BinaryExpression Times(BinarySyntax node, BoundExpression left, BoundExpression right)
    {
        left = expressions.Finish(left, node.Left.Position);
        right = expressions.Finish(right, node.Right.Position);
        if (left.Type is not PrimitiveType a || right.Type is not PrimitiveType b)
        {
            throw Mismatch(node, left, right);
        }

        var (operand, result) = (a.Kind, node.Operator, b.Kind) switch
        {
            (PrimitiveKind.Date or PrimitiveKind.DateTimeOffset, BinaryOperator.Add or BinaryOperator.Subtract, PrimitiveKind.Duration) => (null, a),
            (PrimitiveKind.Duration, BinaryOperator.Add, PrimitiveKind.Date or PrimitiveKind.DateTimeOffset) => (null, b),
            (PrimitiveKind.Date, BinaryOperator.Subtract, PrimitiveKind.Date) => (a, PrimitiveType.Duration),
            (PrimitiveKind.DateTimeOffset, BinaryOperator.Subtract, PrimitiveKind.DateTimeOffset) => (a, PrimitiveType.Duration),
            (PrimitiveKind.Duration, BinaryOperator.Add or BinaryOperator.Subtract, PrimitiveKind.Duration) => (a, a),
            (PrimitiveKind.Duration, BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.DivideBy, _) when b.IsNumeric => (null, a),
            (_, BinaryOperator.Multiply, PrimitiveKind.Duration) when a.IsNumeric => (null, b),
            _ => (default(PrimitiveType?), default(PrimitiveType?)),
        };
        return result is null ? throw Mismatch(node, left, right) : Make(node, left, right, operand, result);
    }

    static BinaryExpression Make(BinarySyntax node, BoundExpression left, BoundExpression right, ODataType? operand, ODataType result) =>
        new(node.Operator, left, right, operand, result);

    FaultException Mismatch(BinarySyntax node, BoundExpression left, BoundExpression right) => context.Fault(
        FaultCode.TypeMismatch,
        node.Position,
        $"{node.Operator} is not defined for {ExpressionBinder.Describe(left)} and {ExpressionBinder.Describe(right)}.");
}
