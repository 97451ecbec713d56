using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>Operators of two operands (URL Conventions 5.1.1.1 and 5.1.1.2).</summary>
public enum BinaryOperator
{
    /// <summary>Logical or, three-valued.</summary>
    Or,

    /// <summary>Logical and, three-valued.</summary>
    And,

    /// <summary>Equal; null equals null.</summary>
    Equal,

    /// <summary>Not equal; true when exactly one side is null.</summary>
    NotEqual,

    /// <summary>Greater; false when a side is null.</summary>
    GreaterThan,

    /// <summary>Greater or equal; false when a side is null (also when both are).</summary>
    GreaterThanOrEqual,

    /// <summary>Less; false when a side is null.</summary>
    LessThan,

    /// <summary>Less or equal; false when a side is null (also when both are).</summary>
    LessThanOrEqual,

    /// <summary>Has the flags of the right side.</summary>
    Has,

    /// <summary>Addition, also date plus duration.</summary>
    Add,

    /// <summary>Subtraction, also of dates.</summary>
    Subtract,

    /// <summary>Multiplication.</summary>
    Multiply,

    /// <summary>Division; whole for whole numbers.</summary>
    Divide,

    /// <summary>Division that gives a decimal or floating-point quotient.</summary>
    DivideBy,

    /// <summary>Remainder with the sign of the left side.</summary>
    Modulo,
}

/// <summary>Two operands and an operator.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Left">Left side.</param>
/// <param name="Right">Right side.</param>
/// <param name="OperandType">
/// The type to which both sides are promoted before comparing or computing; null when a side is the null literal, for and/or, and where day,
/// instant or duration meet another type in arithmetic: then each side keeps its own. Whole numbers are added, subtracted, multiplied and
/// divided as Edm.Int64, so that two Edm.Int32 do not overflow.
/// </param>
/// <param name="ResultType">The type of the value.</param>
public sealed record BinaryExpression(
    BinaryOperator Operator, BoundExpression Left, BoundExpression Right, ODataType? OperandType, ODataType? ResultType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => ResultType;

    /// <inheritdoc />
    public override bool IsNullable => Operator switch
    {
        >= BinaryOperator.Equal and <= BinaryOperator.LessThanOrEqual => false,
        _ => Left.IsNullable || Right.IsNullable,
    };

    /// <inheritdoc />
    public override string ToString() => $"({Left} {Operator} {Right})";
}

/// <summary><c>not</c>; null stays null.</summary>
public sealed record NotExpression(BoundExpression Operand) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => PrimitiveType.Boolean;

    /// <inheritdoc />
    public override bool IsNullable => Operand.IsNullable;

    /// <inheritdoc />
    public override string ToString() => $"not({Operand})";
}

/// <summary>Unary minus on a number or duration.</summary>
public sealed record NegateExpression(BoundExpression Operand) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => Operand.Type;

    /// <inheritdoc />
    public override bool IsNullable => Operand.IsNullable;

    /// <inheritdoc />
    public override string ToString() => $"-({Operand})";
}

/// <summary><c>x in (…)</c> with literals (URL Conventions 5.1.1.1.12): one slot holds the whole list, however long.</summary>
/// <param name="Operand">Left side.</param>
/// <param name="Slot">The slot of the list in the <see cref="LiteralTable"/>.</param>
/// <param name="ItemType">The type to which each item is converted.</param>
/// <param name="HasNull">Whether the list also names null; null items are not in the slot.</param>
public sealed record InListExpression(BoundExpression Operand, int Slot, ODataType ItemType, bool HasNull) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => PrimitiveType.Boolean;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => $"({Operand} in ?{Slot}:{ItemType}{(HasNull ? "+null" : "")})";
}

/// <summary><c>x in Collection</c> with a collection-valued property or navigation path.</summary>
public sealed record InCollectionExpression(BoundExpression Operand, BoundExpression Collection) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => PrimitiveType.Boolean;

    /// <inheritdoc />
    public override bool IsNullable => false;

    /// <inheritdoc />
    public override string ToString() => $"({Operand} in {Collection})";
}

/// <summary>A call of a canonical function (URL Conventions 5.1.1.5 to 5.1.1.12).</summary>
/// <param name="Function">Which.</param>
/// <param name="Arguments">The arguments in order, promoted to the types of the overload.</param>
/// <param name="ResultType">The type of the value.</param>
public sealed record FunctionExpression(CanonicalFunction Function, ImmutableArray<BoundExpression> Arguments, ODataType ResultType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => ResultType;

    /// <inheritdoc />
    public override bool IsNullable => Arguments.Any(argument => argument.IsNullable);

    /// <inheritdoc />
    public bool Equals(FunctionExpression? other) =>
        other is not null && Function == other.Function && Arguments.SequenceEqual(other.Arguments) && ResultType == other.ResultType;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Function, Arguments.Length, ResultType);

    /// <inheritdoc />
    public override string ToString() => $"{Function}({string.Join(',', Arguments)})";
}

/// <summary><c>case(condition:value,…)</c> (URL Conventions 5.1.1.11.1); null when no condition holds.</summary>
public sealed record CaseExpression(ImmutableArray<CaseBranch> Branches, ODataType? ResultType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => ResultType;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public bool Equals(CaseExpression? other) => other is not null && Branches.SequenceEqual(other.Branches);

    /// <inheritdoc />
    public override int GetHashCode() => Branches.Length;

    /// <inheritdoc />
    public override string ToString() => $"case({string.Join(',', Branches.Select(branch => $"{branch.Condition}:{branch.Value}"))})";
}

/// <summary>One branch of <c>case</c>.</summary>
public sealed record CaseBranch(BoundExpression Condition, BoundExpression Value);

/// <summary><c>cast(value,type)</c>, or a promotion that the binder put in; null when the value cannot be converted.</summary>
public sealed record CastExpression(BoundExpression Operand, ODataType TargetType) : BoundExpression
{
    /// <inheritdoc />
    public override ODataType? Type => TargetType;

    /// <inheritdoc />
    public override bool IsNullable => true;

    /// <inheritdoc />
    public override string ToString() => $"cast({Operand},{TargetType})";
}

/// <summary>A canonical function; overloads with other argument types share the name.</summary>
public enum CanonicalFunction
{
    /// <summary>contains(text, text).</summary>
    Contains,

    /// <summary>startswith(text, text).</summary>
    StartsWith,

    /// <summary>endswith(text, text).</summary>
    EndsWith,

    /// <summary>length(text), in code points.</summary>
    Length,

    /// <summary>indexof(text, text), zero-based, -1 = absent, in code points.</summary>
    IndexOf,

    /// <summary>substring(text, start[, length]), zero-based, in code points; a negative start counts from the end.</summary>
    Substring,

    /// <summary>tolower(text).</summary>
    ToLower,

    /// <summary>toupper(text).</summary>
    ToUpper,

    /// <summary>trim(text), white space at both ends.</summary>
    Trim,

    /// <summary>concat(text, text).</summary>
    Concat,

    /// <summary>matchespattern(text, pattern) (4.01).</summary>
    MatchesPattern,

    /// <summary>hassubset(collection, collection) (4.01).</summary>
    HasSubset,

    /// <summary>hassubsequence(collection, collection) (4.01).</summary>
    HasSubsequence,

    /// <summary>year of a day or instant (UTC).</summary>
    Year,

    /// <summary>month 1 to 12.</summary>
    Month,

    /// <summary>day 1 to 31.</summary>
    Day,

    /// <summary>hour 0 to 23.</summary>
    Hour,

    /// <summary>minute 0 to 59.</summary>
    Minute,

    /// <summary>second 0 to 59.</summary>
    Second,

    /// <summary>fractional part of the second, as decimal below 1.</summary>
    FractionalSeconds,

    /// <summary>the day of an instant (UTC).</summary>
    Date,

    /// <summary>the time of day of an instant (UTC).</summary>
    Time,

    /// <summary>zone offset in minutes: 0, since instants are kept in UTC.</summary>
    TotalOffsetMinutes,

    /// <summary>a duration in seconds, as decimal.</summary>
    TotalSeconds,

    /// <summary>the instant at which the request began; the same for the whole request.</summary>
    Now,

    /// <summary>earliest instant.</summary>
    MinDateTime,

    /// <summary>latest instant.</summary>
    MaxDateTime,

    /// <summary>to the nearest whole number, halves away from zero.</summary>
    Round,

    /// <summary>to the whole number below.</summary>
    Floor,

    /// <summary>to the whole number above.</summary>
    Ceiling,
}
