using System.Numerics;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Arithmetic of numbers, days, instants and durations (URL Conventions 5.1.1.2); null with null.</summary>
public static class OracleArithmetic
{
    public static object? Negate(object? operand, ODataType? type) => operand switch
    {
        null => null,
        long number => Whole(-(BigInteger)number, type),
        ExactDecimal number => -number,
        double number => -number,
        TimeSpan span => -span,
        _ => throw new InvalidOperationException($"minus {operand.GetType().Name}"),
    };

    public static object? Compute(BinaryOperator operation, object? left, object? right, ODataType? result) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (long a, long b) when operation == BinaryOperator.DivideBy => Exact(operation, ExactDecimal.From(a), ExactDecimal.From(b)),
        (long a, long b) => Whole(Integer(operation, a, b), result),
        (ExactDecimal a, ExactDecimal b) => Exact(operation, a, b),
        (double a, double b) => Floating(operation, a, b),
        _ => OracleDates.Compute(operation, left, right),
    };

    static BigInteger Integer(BinaryOperator operation, BigInteger a, BigInteger b) => operation switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide or BinaryOperator.Modulo when b.IsZero => throw new OracleFault("division by zero"),
        BinaryOperator.Divide => BigInteger.Divide(a, b),
        BinaryOperator.Modulo => BigInteger.Remainder(a, b),
        _ => throw new InvalidOperationException($"{operation} of whole numbers"),
    };

    static object Exact(BinaryOperator operation, ExactDecimal a, ExactDecimal b) => operation switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide or BinaryOperator.DivideBy or BinaryOperator.Modulo when b.IsZero => throw new OracleFault("division by zero"),
        BinaryOperator.Divide or BinaryOperator.DivideBy => a / b,
        BinaryOperator.Modulo => a % b,
        _ => throw new InvalidOperationException($"{operation} of decimals"),
    };

    static object Floating(BinaryOperator operation, double a, double b) => operation switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide or BinaryOperator.DivideBy => a / b,
        BinaryOperator.Modulo => a % b,
        _ => throw new InvalidOperationException($"{operation} of floating-point numbers"),
    };

    static long Whole(BigInteger value, ODataType? type)
    {
        var (least, most) = (type as PrimitiveType)?.Kind switch
        {
            PrimitiveKind.Byte => (byte.MinValue, byte.MaxValue),
            PrimitiveKind.SByte => (sbyte.MinValue, sbyte.MaxValue),
            PrimitiveKind.Int16 => (short.MinValue, short.MaxValue),
            PrimitiveKind.Int32 => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        return value >= least && value <= most ? (long)value : throw new OracleFault($"{value} is beyond {type}");
    }
}
