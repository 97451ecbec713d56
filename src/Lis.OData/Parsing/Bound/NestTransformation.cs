using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary><c>nest</c> (Data Aggregation 3.6.1): one row, in which each sequence has its result; the last of all transformations.</summary>
/// <param name="Items">The sequences.</param>
public sealed record NestTransformation(ImmutableArray<NestedSequence> Items) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"nest({string.Join(',', Items)})";
}

/// <summary>A sequence with the name under which its result stands.</summary>
/// <param name="Alias">The name, as a navigation that is made for the request.</param>
/// <param name="Steps">The sequence.</param>
/// <param name="Computed">The values that it adds to its rows.</param>
public sealed record NestedSequence(NavigationProperty Alias, ApplyClause Steps, ImmutableArray<ComputeItem> Computed)
{
    /// <inheritdoc />
    public override string ToString() => $"{Steps} as {Alias.Name}";
}

/// <summary>
/// <c>addnested</c> and <c>expand</c> (Data Aggregation 3.6.2): the rows stay as they are, with related entities, transformed or filtered,
/// in them.
/// </summary>
/// <param name="Items">What is nested; the navigation has the name under which it stands.</param>
public sealed record AddNestedTransformation(ImmutableArray<ExpandItem> Items) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"addnested({string.Join(',', Items)})";
}
