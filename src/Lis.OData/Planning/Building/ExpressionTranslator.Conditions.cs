using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// Conditions with the null logic of URL Conventions 5.1.1.1. Where a condition only decides whether a row stays, null counts as false
/// and the plain form of SQL serves, which indexes understand; below a not, and where the value itself is asked for, comparisons are
/// made exact: never null, and null equal to null.
/// </summary>
sealed partial class ExpressionTranslator
{
    /// <summary>A condition.</summary>
    /// <param name="expression">A boolean expression.</param>
    /// <param name="isExact">Whether the difference between false and null matters to what stands around it.</param>
    public Scalar Condition(BoundExpression expression, bool isExact = false) => expression switch
    {
        BooleanExpression { Value: var value } => value ? Logic.True : Logic.False,
        BinaryExpression { Operator: BinaryOperator.And } both => Logic.All([Condition(both.Left, isExact), Condition(both.Right, isExact)]),
        BinaryExpression { Operator: BinaryOperator.Or } either => Logic.Any([Condition(either.Left, isExact), Condition(either.Right, isExact)]),
        BinaryExpression { Operator: BinaryOperator.Has } has => new HasFlagsScalar(
            Value(has.Left), Value(has.Right), ScalarType.Condition with { IsNullable = has.IsNullable }),
        BinaryExpression { Operator: <= BinaryOperator.LessThanOrEqual } comparison => Compare(comparison, isExact),
        NotExpression not => Logic.Not(Condition(not.Operand, isExact: true)),
        InListExpression list => InList(list, isExact),
        InCollectionExpression collection => InCollection(collection),
        LambdaExpression lambda => Lambda(lambda),
        IsTypeExpression test => isExact ? Logic.IsTrue(TypeTest(test.Source, test.Target)) : TypeTest(test.Source, test.Target),
        _ => Value(expression),
    };

    Scalar Compare(BinaryExpression comparison, bool isExact)
    {
        if (isTrusted && NotAmong(comparison) is { } kept)
        {
            return kept;
        }

        var (left, right) = (Value(comparison.Left), Value(comparison.Right));
        var condition = comparison.Operator switch
        {
            BinaryOperator.Equal => Equal(comparison, left, right, isExact),
            BinaryOperator.NotEqual => NotEqual(comparison, left, right),
            var other => left is NullScalar || right is NullScalar ? Logic.False : Logic.Plain(Kind(other), left, right),
        };
        if (left is not NullScalar && right is not NullScalar)
        {
            condition = WithHint(comparison, left, right, condition, isExact);
        }

        return isExact ? Logic.IsTrue(condition) : condition;
    }

    Scalar Equal(BinaryExpression comparison, Scalar left, Scalar right, bool isExact)
    {
        if (left is NullScalar || right is NullScalar)
        {
            return Absent(left is NullScalar ? comparison.Right : comparison.Left, left is NullScalar ? right : left);
        }

        var bothCanBeNull = left.Type.IsNullable && right.Type.IsNullable;
        var isNullSafe = bothCanBeNull || (isExact && (left.Type.IsNullable || right.Type.IsNullable));
        return isNullSafe ? NullSafe(Comparison.Equal, left, right) : Logic.Plain(Comparison.Equal, left, right);
    }

    Scalar NotEqual(BinaryExpression comparison, Scalar left, Scalar right)
    {
        if (left is NullScalar || right is NullScalar)
        {
            return Logic.Not(Absent(left is NullScalar ? comparison.Right : comparison.Left, left is NullScalar ? right : left));
        }

        return left.Type.IsNullable || right.Type.IsNullable
            ? NullSafe(Comparison.NotEqual, left, right)
            : Logic.Plain(Comparison.NotEqual, left, right);
    }

    /// <summary>Whether a value is null. A complex value without a column of presence always is there.</summary>
    public Scalar Absent(BoundExpression expression) => Absent(expression, Value(expression));

    Scalar Absent(BoundExpression expression, Scalar value) =>
        expression is PropertyExpression or NavigationExpression && Resolve(expression) is FlattenedPlace { Source.Presence: null }
            ? Logic.False
            : Logic.IsNull(value);

    Scalar InList(InListExpression list, bool isExact)
    {
        var operand = Value(list.Operand);
        if (operand is NullScalar)
        {
            return list.HasNull ? Logic.True : Logic.False;
        }

        var type = ScalarType.Condition with { IsNullable = operand.Type.IsNullable };
        Scalar condition = new InListScalar(operand, list.Slot, Natural(list.ItemType, false), type);
        condition = list.HasNull ? Logic.Any([condition, Logic.IsNull(operand)]) : condition;
        return isExact ? Logic.IsTrue(condition) : condition;
    }

    /// <summary>Adds the partition to "key = value" (<see cref="PartitionHints"/>).</summary>
    Scalar WithHint(BinaryExpression comparison, Scalar left, Scalar right, Scalar condition, bool isExact)
    {
        if (isExact || comparison.Operator != BinaryOperator.Equal || left is not ColumnScalar column ||
            right is not (SlotScalar or ConstantScalar) || comparison.Left is not PropertyExpression path ||
            Resolve(path.Source) is not EntityPlace { Row: var row } || row.Alias != column.Alias)
        {
            return condition;
        }

        return PartitionHints.For(context.Dialect, row, column.Column, () => right) is { } hint ? Logic.All([condition, hint]) : condition;
    }

    static CompareScalar NullSafe(Comparison kind, Scalar left, Scalar right) => new(kind, left, right, true, ScalarType.Condition);

    static Comparison Kind(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.GreaterThan => Comparison.Greater,
        BinaryOperator.GreaterThanOrEqual => Comparison.GreaterOrEqual,
        BinaryOperator.LessThan => Comparison.Less,
        _ => Comparison.LessOrEqual,
    };
}
