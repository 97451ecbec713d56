using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning;

namespace Lis.OData.Execution;

/// <summary>The values of one read: all that its plan left open.</summary>
/// <param name="Request">The request, with its literals.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Now">The instant at which the request began.</param>
/// <param name="Rows">Rows of the page; one more is read to see whether others follow, unless <c>$top</c> ends here.</param>
public sealed record ReadInputs(BoundRequest Request, Caller Caller, DateTimeOffset Now, PageSize Rows)
{
    /// <summary>The order values of the last row of the page before, as the database keeps them; empty on the first page.</summary>
    public ImmutableArray<object?> PageKeys { get; init; } = [];

    /// <summary>Rows of <c>$top</c> that are left for later pages; null = no <c>$top</c>.</summary>
    public long? Remaining { get; init; }

    /// <summary>Settings of the database session by name, such as whose rows may be seen; PostgreSQL only.</summary>
    public ImmutableArray<KeyValuePair<string, string>> SessionSettings { get; init; } = [];

    /// <summary>The statement that gives number and instant of the last commit, to be read before the rows; null = not wanted.</summary>
    public string? VersionQuery { get; init; }

    /// <summary>What is remembered of the count; null = it is counted whenever it is wanted. Never without <see cref="VersionQuery"/>.</summary>
    internal KnownCount? KnownCount { get; init; }

    /// <summary>The most rows of an expand that one answer shows for one parent.</summary>
    public long NestedRows { get; init; }

    /// <summary>How many rows of an expand are shown for one parent.</summary>
    public PageSize Nested(ChildPlan child) => child.IsWhole ? PageSize.Of(PageSize.Whole.Shown, RowCounts.Wanted(Request, child.Page.TopSlot) ?? PageSize.Whole.Shown) : PageSize.Of(NestedRows, RowCounts.Wanted(Request, child.Page.TopSlot));
}

/// <summary>How many rows a page has.</summary>
/// <param name="Shown">Rows that are written.</param>
/// <param name="MayContinue">Whether more rows may follow, so that one more is read.</param>
public readonly record struct PageSize(long Shown, bool MayContinue)
{
    /// <summary>Of a read that is never cut.</summary>
    public static PageSize One { get; } = new(1, false);

    /// <summary>All rows in one answer.</summary>
    public static PageSize Whole { get; } = new(int.MaxValue, false);

    /// <summary>Rows that are read.</summary>
    public long Read => MayContinue ? Shown + 1 : Shown;

    /// <summary>The smaller of page and wish; when the wish ends here nothing follows.</summary>
    public static PageSize Of(long page, long? wanted) => wanted is { } rows && rows <= page ? new(rows, false) : new(page, true);
}

/// <summary>Reads row counts from the request.</summary>
public static class RowCounts
{
    /// <summary>The value of a <c>$top</c>; null = not given.</summary>
    public static long? Wanted(BoundRequest request, int? slot) =>
        slot is { } index ? Convert.ToInt64(LiteralConverter.Convert(request.Literals[index], PrimitiveType.Int64), null) : null;
}
