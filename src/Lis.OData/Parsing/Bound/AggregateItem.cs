using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>How the values of a group become one (Data Aggregation section 3.1.3). Nulls are left out; without values the result is null, a count 0.</summary>
public enum AggregateMethod
{
    /// <summary>The exact sum of numbers.</summary>
    Sum,

    /// <summary>The smallest value.</summary>
    Min,

    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The mean of numbers, at most 10 decimals, half to even.</summary>
    Average,

    /// <summary>How many different values there are.</summary>
    CountDistinct,

    /// <summary>How many rows there are.</summary>
    Count,
}

/// <summary>One item of <c>aggregate</c>.</summary>
/// <param name="Method">How.</param>
/// <param name="Operand">What, in each input row; null for <c>$count</c>.</param>
/// <param name="Alias">The name of the result.</param>
/// <param name="ResultType">Its type; Edm.Decimal of scale 0 for counts.</param>
public sealed record AggregateItem(AggregateMethod Method, BoundExpression? Operand, string Alias, ODataType ResultType)
{
    /// <summary>The related entities or items whose values are taken; null = the values of the input rows themselves.</summary>
    public AggregatePath? Path { get; init; }

    /// <summary><c>from</c>: how the values become one step by step, the finest groups first; empty = at once.</summary>
    public ImmutableArray<AggregateFrom> From { get; init; } = [];

    /// <inheritdoc />
    public override string ToString() =>
        $"{Path}{(Operand is null ? "$count" : $"{Operand} with {Method}")}{string.Concat(From)} as {Alias}";
}

/// <summary>The way from an input row to what is aggregated. Each entity is taken once, however many ways lead to it (section 3.2.1.1).</summary>
/// <param name="Steps">One for each collection on the way; empty = single-valued navigations only.</param>
/// <param name="Entity">The last entity on the way; null = the way is a collection of values.</param>
public sealed record AggregatePath(ImmutableArray<CollectionStep> Steps, BoundExpression? Entity)
{
    /// <inheritdoc />
    public override string ToString() => $"[{string.Join(',', Steps)};{Entity}]";
}

/// <summary>A collection on the way of an aggregate.</summary>
/// <param name="Item">Stands for an item of it in what follows.</param>
/// <param name="Collection">A collection-valued navigation or property.</param>
public sealed record CollectionStep(VariableExpression Item, BoundExpression Collection)
{
    /// <inheritdoc />
    public override string ToString() => $"{Item}:{Collection}";
}

/// <summary>A <c>from</c> clause: the values that one row of each finer group has become, put together by a method.</summary>
/// <param name="Keys">What tells the finer groups apart, beside the keys of the clauses after it.</param>
/// <param name="Method">How they are put together.</param>
/// <param name="ResultType">The type of the result.</param>
public sealed record AggregateFrom(ImmutableArray<GroupingPath> Keys, AggregateMethod Method, ODataType ResultType)
{
    /// <inheritdoc />
    public override string ToString() => $" from {string.Join(',', Keys)} with {Method}";
}
