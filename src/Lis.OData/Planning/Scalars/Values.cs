using System.Globalization;

namespace Lis.OData.Planning.Scalars;

/// <summary>A column of a source.</summary>
/// <param name="Alias">The source's alias.</param>
/// <param name="Column">The column's name, unquoted.</param>
/// <param name="Type">What it is and how it is kept.</param>
public sealed record ColumnScalar(string Alias, string Column, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Alias}.{Column}";
}

/// <summary>A literal of the request.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Type">What it is.</param>
public sealed record SlotScalar(int Slot, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"?{Slot}";
}

/// <summary>A value of the caller.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is.</param>
public sealed record CallerScalar(string Name, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"@@{Name}";
}

/// <summary>A value that belongs to the plan; sent as a parameter like any other.</summary>
/// <param name="Value">The value, as in <see cref="Parsing.Bound.ConstantExpression.Value"/>.</param>
/// <param name="Type">What it is.</param>
public sealed record ConstantScalar(object Value, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"'{Value}'");
}

/// <summary>SQL's NULL.</summary>
public sealed record NullScalar(ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => "null";
}

/// <summary>True or false.</summary>
public sealed record BooleanScalar(bool Value, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>A small whole number that belongs to the plan, such as the 1 of an existence test.</summary>
public sealed record NumberScalar(int Value, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An order value of the last row of the page before.</summary>
/// <param name="Index">Its place in <see cref="PagePlan.Keys"/>.</param>
/// <param name="Type">The type of the order value.</param>
public sealed record PageKeyScalar(int Index, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"last{Index}";
}

/// <summary>How many rows are read.</summary>
public sealed record LimitScalar(ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => "rows";
}

/// <summary>The instant at which the request began.</summary>
public sealed record NowScalar(ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => "now";
}

/// <summary>The number of the parent for which a child statement runs (SQLite).</summary>
public sealed record ParentNumberScalar(ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => "parent";
}

/// <summary>A value of the parent's row: one value on SQLite, the array over all parents on PostgreSQL.</summary>
/// <param name="Index">Its place in <see cref="ChildPlan.ParentKey"/>.</param>
/// <param name="Type">What it is.</param>
public sealed record ParentKeyScalar(int Index, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"parent.k{Index}";
}

/// <summary>The zero-based number of a row of <see cref="ParentRows"/> (PostgreSQL) or of numbered <see cref="JsonRows"/>.</summary>
/// <param name="Alias">The source's alias.</param>
/// <param name="Type">A whole number.</param>
public sealed record OrdinalScalar(string Alias, ScalarType Type) : Scalar(Type)
{
    /// <inheritdoc />
    public override string ToString() => $"{Alias}.number";
}
