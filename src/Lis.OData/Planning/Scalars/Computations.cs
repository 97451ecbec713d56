using System.Collections.Immutable;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Scalars;

/// <summary>Arithmetic of two values; null when one is null. Which arithmetic follows from <see cref="Scalar.Type"/> and the operands.</summary>
/// <param name="Operator">Add, Subtract, Multiply, Divide, DivideBy or Modulo.</param>
/// <param name="Left">Left side.</param>
/// <param name="Right">Right side.</param>
/// <param name="Type">The result.</param>
public sealed record ArithmeticScalar(BinaryOperator Operator, Scalar Left, Scalar Right, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({Left} {Operator} {Right})";
}

/// <summary>Unary minus.</summary>
public sealed record NegateScalar(Scalar Operand, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"-{Operand}";
}

/// <summary>A canonical function; null when an argument is null.</summary>
public sealed record FunctionScalar(CanonicalFunction Function, ImmutableArray<Scalar> Arguments, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Function}({string.Join(", ", Arguments)})";
}

/// <summary>The value of the first branch whose condition is true; null when none is.</summary>
public sealed record CaseScalar(ImmutableArray<(Scalar Condition, Scalar Value)> Branches, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"case({string.Join(", ", Branches.Select(branch => $"{branch.Condition}: {branch.Value}"))})";
}

/// <summary>A value of another type; null when it cannot be converted.</summary>
public sealed record CastScalar(Scalar Operand, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"cast({Operand} as {Type.Edm})";
}

/// <summary>The value of a key that is kept as the literal that a URL has for it: text in quotes, or a whole number.</summary>
/// <param name="Literal">The literal.</param>
/// <param name="Type">The type of the key.</param>
public sealed record KeyOfLiteralScalar(Scalar Literal, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"key({Literal})";
}

/// <summary>The number of rows.</summary>
public sealed record CountRowsScalar(ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => "count";
}

/// <summary>The one value of the one row of a query; null when there is no row.</summary>
public sealed record SubqueryScalar(SelectBlock Query, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({PlanText.OneLine(Query)})";
}

/// <summary>A member of an object kept as JSON.</summary>
/// <param name="Object">The object.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Type">What the member is; JSON itself when it is an object or array.</param>
public sealed record JsonMemberScalar(Scalar Object, string Name, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Object}->{Name}";
}

/// <summary>The item of a row of <see cref="JsonRows"/>.</summary>
/// <param name="Alias">The source's alias.</param>
/// <param name="Type">What the item is.</param>
public sealed record JsonItemScalar(string Alias, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Alias}.item";
}

/// <summary>How many items an array kept as JSON has; 0 when it is null.</summary>
public sealed record JsonLengthScalar(Scalar Array, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"length({Array})";
}
