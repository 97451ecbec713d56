using System.Collections.Immutable;

namespace Lis.OData.Parsing.Bound;

/// <summary><c>search</c>: keeps the rows in which words stand.</summary>
public sealed record SearchTransformation(SearchExpression Search) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"search({Search})";
}

/// <summary><c>orderby</c>: sorts, and leaves what the items do not tell apart in its order.</summary>
public sealed record OrderByTransformation(ImmutableArray<OrderByItem> Items) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"orderby({string.Join(',', Items)})";
}

/// <summary><c>top</c> or <c>skip</c>: the first rows alone, or all but them.</summary>
/// <param name="IsTop">Whether the first rows are kept.</param>
/// <param name="Slot">The slot of their number.</param>
public sealed record LimitTransformation(bool IsTop, int Slot) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"{(IsTop ? "top" : "skip")}(?{Slot})";
}

/// <summary>What the rows with the largest or smallest values are taken for (Data Aggregation section 3.3.1).</summary>
public enum RankMeasure
{
    /// <summary>So many rows.</summary>
    Count,

    /// <summary>As few as their sum reaches an amount with.</summary>
    Sum,

    /// <summary>As few as their sum reaches a part of the whole with.</summary>
    Percent,
}

/// <summary><c>topcount</c>, <c>bottomsum</c> and their kin.</summary>
/// <param name="IsTop">Whether the largest values come first.</param>
/// <param name="Measure">What is to be reached.</param>
/// <param name="Amount">How much of it; names no row.</param>
/// <param name="Value">The value of a row.</param>
public sealed record RankTransformation(bool IsTop, RankMeasure Measure, BoundExpression Amount, BoundExpression Value) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"{(IsTop ? "top" : "bottom")}{Measure}({Amount},{Value})";
}
