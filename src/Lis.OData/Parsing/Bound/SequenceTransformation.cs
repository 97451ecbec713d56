using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary><c>groupby</c> with a sequence: the transformations work on each group by itself, and each of their rows has the keys of its group.</summary>
/// <param name="Keys">The grouping properties.</param>
/// <param name="Inner">What is done with each group.</param>
/// <param name="Result">What a row of the output is; null = still an entity of the path.</param>
public sealed record PartitionTransformation(ImmutableArray<GroupingPath> Keys, ApplyClause Inner, EntityType? Result) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"groupby(({string.Join(',', Keys)}),{Inner})";
}

/// <summary>
/// <c>concat</c>, also <c>rollup</c>: the rows of several sequences over the same input, one sequence after another. Rows keep what they
/// have: a property that only rows of other sequences have is absent from a row, and null where an expression asks for it.
/// </summary>
/// <param name="Branches">The sequences.</param>
/// <param name="Result">What a row can have; null = all rows are still entities of the path.</param>
/// <param name="Computed">Values that sequences added to their rows and that are no members of <paramref name="Result"/>.</param>
public sealed record ConcatTransformation(
    ImmutableArray<ConcatBranch> Branches, EntityType? Result, ImmutableArray<ComputeItem> Computed) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"concat({string.Join(',', Branches)})";
}

/// <summary>One sequence of <c>concat</c>.</summary>
/// <param name="Steps">The sequence.</param>
/// <param name="Computed">The names of the values that it adds to its rows.</param>
public sealed record ConcatBranch(ApplyClause Steps, ImmutableArray<string> Computed)
{
    /// <inheritdoc />
    public override string ToString() => Steps.ToString();
}

/// <summary><c>join</c> and <c>outerjoin</c> of a collection of values: a row for each item, which stands under a name of its own.</summary>
/// <param name="Item">Stands for an item in the filters.</param>
/// <param name="Collection">The collection that is split up.</param>
/// <param name="Alias">The name of the item in the output rows.</param>
/// <param name="IsOuter">Whether a row without items stays, with null.</param>
/// <param name="Filters">What an item must fulfil.</param>
/// <param name="Made">What an output row is.</param>
public sealed record ItemJoinTransformation(
    VariableExpression Item, BoundExpression Collection, string Alias, bool IsOuter, ImmutableArray<BoundExpression> Filters, EntityType Made) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"{(IsOuter ? "outerjoin" : "join")}({Collection} as {Alias},{string.Join('/', Filters)})";
}

/// <summary><c>join</c> and <c>outerjoin</c>: a row for each related entity, to which a navigation of a new name leads.</summary>
/// <param name="Collection">The navigation that is split up.</param>
/// <param name="Alias">The single-valued navigation that the output rows have.</param>
/// <param name="IsOuter">Whether a row without related entities stays, and leads nowhere.</param>
/// <param name="Inner">What is done with the related entities of each row first; null = nothing.</param>
public sealed record JoinTransformation(
    NavigationProperty Collection, NavigationProperty Alias, bool IsOuter, ApplyClause? Inner) : Transformation
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{(IsOuter ? "outerjoin" : "join")}({Collection} as {Alias.Name}{(Inner is null ? "" : $",{Inner}")})";
}
