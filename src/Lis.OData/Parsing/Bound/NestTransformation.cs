using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary><c>nest</c> (Data Aggregation 3.5.2): one row, within <c>groupby</c> one for each group, in which each sequence has its result.</summary>
/// <param name="Items">The sequences.</param>
/// <param name="Result">What the row is.</param>
public sealed record NestTransformation(ImmutableArray<ExpandItem> Items, EntityType Result) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"nest({string.Join(',', Items.Select(item => item.Navigation))})";
}

/// <summary>
/// <c>addnested</c> and <c>expand</c> (Data Aggregation 3.4.3): the rows stay as they are, with related entities, transformed or filtered,
/// in them.
/// </summary>
/// <param name="Items">What is nested; the navigation has the name under which it stands.</param>
public sealed record AddNestedTransformation(ImmutableArray<ExpandItem> Items) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"addnested({string.Join(',', Items.Select(item => item.Navigation is NestedNavigation nested ? $"{nested}" : $"{item}"))})";
}
