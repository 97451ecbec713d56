using Lis.OData.Parsing.Bound;

namespace Lis.OData.Payload.Paging;

/// <summary>Next links of a request: its own address with every option as it was sent, but for the token.</summary>
/// <param name="address">The absolute address of the request without query, percent-encoded as sent.</param>
/// <param name="query">The raw query without question mark.</param>
public sealed class NextLinks(string address, string query)
{
    /// <summary>
    /// What a token is sealed with: the shape and the values of the request that it continues, the token itself left out, and what a client
    /// may prefer otherwise on each page.
    /// </summary>
    public static string PrintOf(BoundRequest request)
    {
        var shape = request with { Options = request.Options with { SkipToken = null, DeltaToken = null }, Annotations = null };
        var values = Enumerable.Range(0, request.Literals.Count)
            .Select(slot => string.Join('\u0001', request.Literals.List(slot).Select(literal => literal.Raw)));
        return $"{shape}\n{string.Join('\u0002', values)}";
    }

    /// <summary>The address of the page after a row.</summary>
    /// <param name="request">The request.</param>
    /// <param name="last">The last row that was written.</param>
    /// <param name="remaining">Rows still wanted; null = all.</param>
    /// <param name="since">For a read whose changes are to be followed, the commit at which it began; null = they are not.</param>
    public string After(BoundRequest request, PageMark last, long? remaining, long? since) =>
        With(address, query, new SkipToken(last, remaining) { Since = since }.Write(PrintOf(request)));

    /// <summary>An address with a token in place of the one that it had.</summary>
    public static string With(string address, string query, string token)
    {
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !IsToken(part));
        return $"{address}?{string.Join('&', kept.Append($"$skiptoken={token}"))}";
    }

    static bool IsToken(string part)
    {
        var name = Uri.UnescapeDataString(part.Split('=', 2)[0]).Trim();
        return name.Equals("$skiptoken", StringComparison.OrdinalIgnoreCase) || name.Equals("skiptoken", StringComparison.OrdinalIgnoreCase);
    }
}
