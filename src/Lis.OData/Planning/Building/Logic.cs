using System.Collections.Immutable;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>Puts conditions together, leaving out what adds nothing.</summary>
static class Logic
{
    public static Scalar True { get; } = new BooleanScalar(true, ScalarType.Condition);

    public static Scalar False { get; } = new BooleanScalar(false, ScalarType.Condition);

    /// <summary>All of them; null for none.</summary>
    public static Scalar? And(ImmutableArray<Scalar> operands) => operands.Length == 0 ? null : All(operands);

    public static Scalar All(ImmutableArray<Scalar> operands) => Join(true, operands);

    public static Scalar Any(ImmutableArray<Scalar> operands) => Join(false, operands);

    public static Scalar Not(Scalar operand) => operand switch
    {
        BooleanScalar { Value: var value } => value ? False : True,
        NotScalar { Operand: var inner } => inner,
        _ => new NotScalar(operand, operand.Type),
    };

    public static Scalar IsNull(Scalar operand) => operand switch
    {
        NullScalar => True,
        { Type.IsNullable: false } => False,
        _ => new IsNullScalar(operand, ScalarType.Condition),
    };

    /// <summary>The condition with null made false.</summary>
    public static Scalar IsTrue(Scalar operand) => operand.Type.IsNullable ? new IsTrueScalar(operand, ScalarType.Condition) : operand;

    /// <summary>Compares in SQL's own three values.</summary>
    public static Scalar Plain(Comparison kind, Scalar left, Scalar right) => new CompareScalar(
        kind, left, right, false, ScalarType.Condition with { IsNullable = left.Type.IsNullable || right.Type.IsNullable });

    static Scalar Join(bool isAnd, ImmutableArray<Scalar> operands)
    {
        var flat = operands
            .SelectMany(operand => operand is LogicScalar logic && logic.IsAnd == isAnd ? logic.Operands : [operand])
            .Where(operand => operand is not BooleanScalar constant || constant.Value != isAnd)
            .ToImmutableArray();
        return flat switch
        {
            [] => isAnd ? True : False,
            [var only] => only,
            _ when flat.Any(operand => operand is BooleanScalar) => isAnd ? False : True,
            _ => new LogicScalar(isAnd, flat, ScalarType.Condition with { IsNullable = flat.Any(operand => operand.Type.IsNullable) }),
        };
    }
}
