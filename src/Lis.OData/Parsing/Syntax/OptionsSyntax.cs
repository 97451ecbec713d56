namespace Lis.OData.Parsing.Syntax;

/// <summary>The parsed system query options of the request or of one nested item; null = not given.</summary>
sealed class OptionsSyntax
{
    public IReadOnlyList<TransformationSyntax>? Apply { get; set; }

    public SyntaxNode? Filter { get; set; }

    public SearchSyntax? Search { get; set; }

    public IReadOnlyList<OrderBySyntax>? OrderBy { get; set; }

    public IReadOnlyList<ComputeSyntax>? Compute { get; set; }

    public IReadOnlyList<SelectSyntax>? Select { get; set; }

    public IReadOnlyList<ExpandSyntax>? Expand { get; set; }

    public LiteralSyntax? Top { get; set; }

    public LiteralSyntax? Skip { get; set; }

    public bool? Count { get; set; }

    /// <summary>The number of <c>$levels</c>; <see cref="MaxLevels"/> for max.</summary>
    public int? Levels { get; set; }

    public string? SkipToken { get; set; }

    public string? DeltaToken { get; set; }

    public string? Format { get; set; }

    /// <summary>What <c>$levels=max</c> is kept as.</summary>
    public const int MaxLevels = int.MaxValue;
}

sealed record OrderBySyntax(SyntaxNode Expression, bool IsDescending);

sealed record ComputeSyntax(SyntaxNode Expression, string Alias, int AliasPosition);

/// <summary>An item of <c>$select</c>: a path (a lone * for all, Namespace.* for the operations of a schema) and nested options.</summary>
sealed record SelectSyntax(int Position, IReadOnlyList<string> Path, OptionsSyntax? Options)
{
    public bool IsAll => Path is ["*"];
}

enum ExpandKind
{
    Entities,
    References,
    Count,
}

/// <summary>An item of <c>$expand</c>; a path of a lone * stands for every navigation.</summary>
sealed record ExpandSyntax(int Position, IReadOnlyList<string> Path, ExpandKind Kind, OptionsSyntax Options)
{
    public bool IsAll => Path is ["*"];
}
