using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Syntax;

/// <summary>A transformation of <c>$apply</c> as written.</summary>
abstract record TransformationSyntax(int Position);

sealed record FilterStep(int Position, SyntaxNode Condition) : TransformationSyntax(Position);

sealed record SearchStep(int Position, SearchSyntax Search) : TransformationSyntax(Position);

sealed record ComputeStep(int Position, IReadOnlyList<ComputeSyntax> Items) : TransformationSyntax(Position);

sealed record OrderByStep(int Position, IReadOnlyList<OrderBySyntax> Items) : TransformationSyntax(Position);

/// <summary><c>top</c> or <c>skip</c>.</summary>
sealed record LimitStep(int Position, bool IsTop, LiteralSyntax Number) : TransformationSyntax(Position);

/// <summary><c>topcount</c>, <c>bottomsum</c> and their kin.</summary>
sealed record RankStep(int Position, bool IsTop, RankMeasure Measure, SyntaxNode Amount, SyntaxNode Value) : TransformationSyntax(Position);

sealed record AggregateStep(int Position, IReadOnlyList<AggregateSyntax> Items) : TransformationSyntax(Position);

/// <summary><c>groupby</c>; without a sequence it is the groups themselves.</summary>
sealed record GroupStep(int Position, IReadOnlyList<GroupingSyntax> Keys, IReadOnlyList<TransformationSyntax>? Inner) : TransformationSyntax(Position);

sealed record ConcatStep(int Position, IReadOnlyList<IReadOnlyList<TransformationSyntax>> Branches) : TransformationSyntax(Position);

/// <summary><c>join</c> or <c>outerjoin</c>.</summary>
sealed record JoinStep(
    int Position, bool IsOuter, SyntaxNode Collection, string Alias, int AliasPosition, IReadOnlyList<TransformationSyntax>? Inner)
    : TransformationSyntax(Position);

/// <summary>A hierarchy as written: its nodes, its name, and the path from a row to its node.</summary>
sealed record HierarchySyntax(SyntaxNode Nodes, string Qualifier, int QualifierPosition, SyntaxNode Path);

/// <summary><c>ancestors</c> or <c>descendants</c>; without a distance however far.</summary>
sealed record RelativesStep(
    int Position, bool IsUp, HierarchySyntax Hierarchy, IReadOnlyList<TransformationSyntax> Starts, LiteralSyntax? Distance, bool KeepsStart)
    : TransformationSyntax(Position);

/// <summary><c>traverse</c>.</summary>
sealed record TraverseStep(
    int Position, HierarchySyntax Hierarchy, bool IsPostorder, IReadOnlyList<TransformationSyntax>? Starts, IReadOnlyList<OrderBySyntax> Order)
    : TransformationSyntax(Position);

/// <summary><c>nest</c>, or with a path <c>addnested</c>: sequences whose results stand in the output rows under their names.</summary>
sealed record NestStep(int Position, SyntaxNode? Path, IReadOnlyList<NestedSyntax> Items) : TransformationSyntax(Position);

sealed record NestedSyntax(IReadOnlyList<TransformationSyntax> Steps, string Alias, int AliasPosition);

/// <summary><c>expand</c>: related entities in the rows, those that pass the filter, with what is expanded in them.</summary>
sealed record ExpandStep(int Position, SyntaxNode Path, SyntaxNode? Filter, IReadOnlyList<ExpandStep> Deeper) : TransformationSyntax(Position);

/// <summary>
/// An element of the keys of <c>groupby</c>: one property, or the levels of <c>rollup</c>, the coarsest first; with HasAll (<c>$all</c>) there
/// is a level above them, where all is one.
/// </summary>
sealed record GroupingSyntax(int Position, IReadOnlyList<SyntaxNode> Levels, bool IsRollup, bool HasAll)
{
    /// <summary>Of <c>rolluprecursive</c>: the hierarchy; null = it is none.</summary>
    public HierarchySyntax? Hierarchy { get; init; }

    /// <summary>Of <c>rolluprecursive</c>: chooses the nodes; null = all of them.</summary>
    public IReadOnlyList<TransformationSyntax>? Starts { get; init; }
}

/// <summary>An item of <c>aggregate</c>; an expression with method Count is a path whose items are counted, and without one the rows are.</summary>
sealed record AggregateSyntax(int Position, SyntaxNode? Expression, AggregateMethod Method, string Alias, int AliasPosition)
{
    /// <summary><c>from</c> clauses in the order written.</summary>
    public IReadOnlyList<FromSyntax> From { get; init; } = [];
}

sealed record FromSyntax(int Position, IReadOnlyList<SyntaxNode> Keys, AggregateMethod Method);
