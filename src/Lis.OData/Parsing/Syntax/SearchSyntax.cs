namespace Lis.OData.Parsing.Syntax;

/// <summary>A node of <c>$search</c>.</summary>
abstract class SearchSyntax;

sealed class SearchTermSyntax(int position, string text) : SearchSyntax
{
    public int Position { get; } = position;

    public string Text { get; } = text;
}

sealed class SearchNotSyntax(SearchSyntax operand) : SearchSyntax
{
    public SearchSyntax Operand { get; } = operand;
}

/// <summary>A run of AND or of OR, flat however long.</summary>
sealed class SearchChainSyntax(bool isAnd, IReadOnlyList<SearchSyntax> terms) : SearchSyntax
{
    public bool IsAnd { get; } = isAnd;

    public IReadOnlyList<SearchSyntax> Terms { get; } = terms;
}
