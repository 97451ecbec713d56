namespace Lis.OData.Parsing;

/// <summary>How large a request may be (contract section 4). Each fault names the setting that it hits.</summary>
public sealed record ParserLimits
{
    /// <summary>Longest path plus query in characters, as sent; setting <c>Limits:MaxUrlLength</c>.</summary>
    public int MaxUrlLength { get; init; } = 16384;

    /// <summary>Longest query in bytes in the body of <c>POST …/$query</c>; setting <c>Limits:MaxQueryLength</c>.</summary>
    public int MaxQueryLength { get; init; } = 1 << 20;

    /// <summary>
    /// Most conditions, calls, operators and expanded navigations of a request, setting <c>Limits:MaxFilterNodes</c>. Literals, names inside
    /// a condition and the links of an and/or chain are free, so a chain of comparisons costs as much as it has comparisons.
    /// </summary>
    public int MaxFilterNodes { get; init; } = 2000;

    /// <summary>Deepest nesting of $expand; setting <c>Limits:MaxExpandDepth</c>.</summary>
    public int MaxExpandDepth { get; init; } = 5;

    /// <summary>Deepest nesting of parentheses, calls and operators in an expression; guards the stack. Setting <c>Limits:MaxNesting</c>.</summary>
    public int MaxNesting { get; init; } = 200;
}
