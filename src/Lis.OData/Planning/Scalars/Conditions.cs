using System.Collections.Immutable;

namespace Lis.OData.Planning.Scalars;

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,
}

/// <summary>Two values compared; text in the order of <see cref="TextOrder"/>.</summary>
/// <param name="Kind">How.</param>
/// <param name="Left">Left side.</param>
/// <param name="Right">Right side.</param>
/// <param name="IsNullSafe">For equal and not equal: null equals null and nothing else. Otherwise SQL's own three values.</param>
/// <param name="Type">Boolean.</param>
public sealed record CompareScalar(Comparison Kind, Scalar Left, Scalar Right, bool IsNullSafe, ScalarType Type) : Scalar(Type)
{
    /// <summary>How text is compared: in Danish when a side is Danish text.</summary>
    public Model.TextOrder TextOrder =>
        Left.Type.Order == Model.TextOrder.Danish || Right.Type.Order == Model.TextOrder.Danish ? Model.TextOrder.Danish : default;

    /// <inheritdoc />
    public override string ToString() => $"({Left} {(IsNullSafe ? "null-safe " : "")}{Symbol(Kind)} {Right})";

    static string Symbol(Comparison kind) => kind switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "<>",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        Comparison.Less => "<",
        _ => "<=",
    };
}

/// <summary>Two rows of values compared, most significant first; none is null.</summary>
/// <param name="IsGreater">Whether the left row comes after the right one; otherwise before.</param>
/// <param name="Left">Left row.</param>
/// <param name="Right">Right row.</param>
/// <param name="Type">Boolean.</param>
public sealed record RowCompareScalar(bool IsGreater, ImmutableArray<Scalar> Left, ImmutableArray<Scalar> Right, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"(({string.Join(", ", Left)}) {(IsGreater ? ">" : "<")} ({string.Join(", ", Right)}))";
}

/// <summary>All, or at least one, of several conditions; three-valued as in SQL.</summary>
/// <param name="IsAnd">All of them; otherwise at least one.</param>
/// <param name="Operands">Two or more.</param>
/// <param name="Type">Boolean.</param>
public sealed record LogicScalar(bool IsAnd, ImmutableArray<Scalar> Operands, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({string.Join(IsAnd ? " and " : " or ", Operands)})";
}

/// <summary>The opposite; null stays null.</summary>
public sealed record NotScalar(Scalar Operand, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"not {Operand}";
}

/// <summary>Whether a value is null.</summary>
public sealed record IsNullScalar(Scalar Operand, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({Operand} is null)";
}

/// <summary>True when the condition is true; false when it is false or null.</summary>
public sealed record IsTrueScalar(Scalar Operand, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({Operand} is true)";
}

/// <summary>Whether a value is among the literals of a slot.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Slot">The slot with the list.</param>
/// <param name="ItemType">What each literal is.</param>
/// <param name="Type">Boolean.</param>
public sealed record InListScalar(Scalar Operand, int Slot, ScalarType ItemType, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({Operand} in ?{Slot})";
}

/// <summary>Whether a query has a row.</summary>
public sealed record ExistsScalar(SelectBlock Query, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"exists ({PlanText.OneLine(Query)})";
}

/// <summary>
/// Whether a query that looks at no row around it has no row; asked beside a condition that a column equals a value, so that it need not be
/// asked of rows in which the column is null.
/// </summary>
/// <param name="Beside">The column.</param>
/// <param name="Query">The query, which is run once for a statement.</param>
/// <param name="Type">Boolean.</param>
public sealed record UnlessExistsScalar(ColumnScalar Beside, SelectBlock Query, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"not exists ({PlanText.OneLine(Query)})";
}

/// <summary>Whether a value is none of those that a query gives in its one column, in which null does not occur.</summary>
public sealed record NotAmongScalar(Scalar Operand, SelectBlock Query, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({Operand} not among ({PlanText.OneLine(Query)}))";
}

/// <summary>Whether a value has all the flags of another.</summary>
public sealed record HasFlagsScalar(Scalar Value, Scalar Flags, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({Value} has {Flags})";
}

/// <summary>Whether a text holds another, upper and lower case alike (<c>$search</c>).</summary>
public sealed record MentionsScalar(Scalar Text, Scalar Term, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({Text} mentions {Term})";
}

/// <summary>
/// Whether a day lies in the year that the thousands of a key tell (<see cref="Model.KeyRange"/>): adds nothing to the meaning of a
/// plan, and lets a partitioned table be read in one partition.
/// </summary>
/// <param name="Day">The day by which the table is partitioned.</param>
/// <param name="Key">The value that the key must have.</param>
/// <param name="Divisor">Key divided by this = year.</param>
/// <param name="Type">Boolean.</param>
public sealed record KeyYearScalar(Scalar Day, Scalar Key, long Divisor, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"({Day} in year of {Key})";
}
