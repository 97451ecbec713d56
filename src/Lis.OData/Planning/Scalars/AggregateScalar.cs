namespace Lis.OData.Planning.Scalars;

/// <summary>How the values of a group become one.</summary>
public enum AggregateKind
{
    /// <summary>The exact sum; null without values.</summary>
    Sum,

    /// <summary>The smallest; null without values.</summary>
    Min,

    /// <summary>The largest; null without values.</summary>
    Max,

    /// <summary>How many values are not null.</summary>
    CountValues,

    /// <summary>How many different values there are, null not among them.</summary>
    CountDistinct,

    /// <summary>How many rows there are.</summary>
    CountRows,
}

/// <summary>A value of a group of rows.</summary>
/// <param name="Kind">How.</param>
/// <param name="Operand">What; null for <see cref="AggregateKind.CountRows"/>.</param>
/// <param name="Type">The result; a count is an exact decimal without decimals.</param>
public sealed record AggregateScalar(AggregateKind Kind, Scalar? Operand, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Kind}({Operand?.ToString() ?? "*"})";
}
