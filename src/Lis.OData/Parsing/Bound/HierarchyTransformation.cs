using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.OData.Parsing.Bound;

/// <summary>A hierarchy, and which of its nodes a row is about.</summary>
/// <param name="Set">The set of the nodes.</param>
/// <param name="Hierarchy">What tells them apart, and which is above which.</param>
/// <param name="Path">The node of a row.</param>
public sealed record HierarchyPlace(EntitySet Set, RecursiveHierarchy Hierarchy, BoundExpression Path)
{
    /// <inheritdoc />
    public override string ToString() => $"{Set.Name},{Hierarchy.Node}/{Hierarchy.Parent},{Path}";
}

/// <summary><c>ancestors</c> and <c>descendants</c> (Data Aggregation 4.0 section 6.2.1): the rows whose node lies above or below some others.</summary>
/// <param name="Place">The hierarchy.</param>
/// <param name="IsUp">Whether it is nodes above.</param>
/// <param name="Starts">Chooses the rows whose nodes are the others.</param>
/// <param name="Distance">The slot of the largest distance; null = any.</param>
/// <param name="KeepsStart">Whether rows of the others stay too.</param>
public sealed record RelativesTransformation(HierarchyPlace Place, bool IsUp, ApplyClause Starts, int? Distance, bool KeepsStart) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"{(IsUp ? "ancestors" : "descendants")}({Place},{Starts},?{Distance},{KeepsStart})");
}

/// <summary><c>traverse</c> (section 6.2.2): the rows in the order of their nodes in the hierarchy.</summary>
/// <param name="Place">The hierarchy.</param>
/// <param name="IsPostorder">Whether a node comes after those below it.</param>
/// <param name="Starts">Chooses the nodes to begin with; null = those with none above.</param>
/// <param name="Order">The order of nodes beside each other.</param>
public sealed record TraverseTransformation(
    HierarchyPlace Place, bool IsPostorder, ApplyClause? Starts, ImmutableArray<OrderByItem> Order) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"traverse({Place},{IsPostorder},{Starts},{string.Join(',', Order)})";
}

/// <summary>For <c>rolluprecursive</c> (section 6.3): each row once for its node and once for each node above it.</summary>
/// <param name="Place">The hierarchy.</param>
/// <param name="Starts">Chooses the nodes that count; null = all.</param>
/// <param name="Name">The name under which the node stands in the rows.</param>
public sealed record RollTransformation(HierarchyPlace Place, ApplyClause? Starts, string Name) : Transformation
{
    /// <inheritdoc />
    public override string ToString() => $"roll({Place},{Starts} as {Name})";
}
