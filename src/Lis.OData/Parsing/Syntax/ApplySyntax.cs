using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Syntax;

/// <summary>A transformation of <c>$apply</c> as written.</summary>
abstract record TransformationSyntax(int Position);

sealed record FilterStep(int Position, SyntaxNode Condition) : TransformationSyntax(Position);

sealed record ComputeStep(int Position, IReadOnlyList<ComputeSyntax> Items) : TransformationSyntax(Position);

/// <summary><c>groupby</c>, or <c>aggregate</c> alone, which has no keys.</summary>
sealed record GroupStep(int Position, IReadOnlyList<SyntaxNode> Keys, IReadOnlyList<AggregateSyntax> Aggregates) : TransformationSyntax(Position);

/// <summary>An item of <c>aggregate</c>; without expression it is <c>$count</c>.</summary>
sealed record AggregateSyntax(int Position, SyntaxNode? Expression, AggregateMethod Method, string Alias, int AliasPosition);
