using System.Collections.Immutable;

namespace Lis.OData.Planning;

/// <summary>One SELECT, free of dialect. Clauses apply in SQL's order.</summary>
public sealed record SelectBlock
{
    /// <summary>The first source of rows.</summary>
    public required RowSource From { get; init; }

    /// <summary>Further sources, in order.</summary>
    public ImmutableArray<JoinSource> Joins { get; init; } = [];

    /// <summary>What a row must fulfil; null = every row.</summary>
    public Scalar? Where { get; init; }

    /// <summary>The columns of the result, in order.</summary>
    public ImmutableArray<Scalar> Columns { get; init; } = [];

    /// <summary>Whether the rows are grouped: one row for each combination of the key columns, or one row in all without keys.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>How many of the first columns are the keys of the groups.</summary>
    public int GroupKeys { get; init; }

    /// <summary>The order, most significant first.</summary>
    public ImmutableArray<Ordering> OrderBy { get; init; } = [];

    /// <summary>The most rows; null = all.</summary>
    public Scalar? Limit { get; init; }

    /// <summary>Rows to leave out at the start; null = none.</summary>
    public Scalar? Offset { get; init; }

    /// <inheritdoc />
    public override string ToString() => PlanText.Of(this);
}

/// <summary>A source of rows with an alias that is unique within the statement.</summary>
/// <param name="Alias">Its alias.</param>
public abstract record RowSource(string Alias);

/// <summary>How a further source is joined.</summary>
/// <param name="IsInner">Whether rows without partner are left out.</param>
/// <param name="Source">The source.</param>
/// <param name="On">The join condition, access rules of the source included; null = every pair of rows.</param>
public sealed record JoinSource(bool IsInner, RowSource Source, Scalar? On);

/// <summary>One sort key.</summary>
/// <param name="Value">What to sort by.</param>
/// <param name="IsDescending">Largest first, null last; otherwise smallest first, null first.</param>
public sealed record Ordering(Scalar Value, bool IsDescending);

/// <summary>A value computed for each row.</summary>
/// <param name="Type">What it is and how it is kept.</param>
public abstract record Scalar(ScalarType Type);

/// <summary>What a value is to OData and how the database keeps it.</summary>
/// <param name="Edm">The EDM type; null for NULL.</param>
/// <param name="Store">How it is kept.</param>
/// <param name="Scale">Digits of a scaled integer.</param>
/// <param name="Order">How text sorts.</param>
/// <param name="IsNullable">Whether NULL can occur.</param>
public sealed record ScalarType(Model.ODataType? Edm, Model.StoreType Store, int Scale, Model.TextOrder Order, bool IsNullable)
{
    /// <summary>A condition that is never null.</summary>
    public static ScalarType Condition { get; } = new(Model.PrimitiveType.Boolean, Model.StoreType.Boolean, 0, default, false);

    /// <summary>A whole number that is never null.</summary>
    public static ScalarType Number { get; } = new(Model.PrimitiveType.Int64, Model.StoreType.Integer, 0, default, false);
}
