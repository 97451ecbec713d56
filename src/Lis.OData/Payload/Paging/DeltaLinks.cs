using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Payload.Paging;

/// <summary>
/// Delta links of a request: its address with the options that say which rows and properties are followed; those that choose among them,
/// order or count them have no meaning for changes.
/// </summary>
public sealed class DeltaLinks
{
    static readonly string[] Dropped = ["deltatoken", "skiptoken", "top", "skip", "orderby", "count"];

    readonly string address;
    readonly string query;
    readonly string print;

    /// <summary>The delta links of a request that is being answered.</summary>
    /// <param name="root">The absolute service root with a slash at the end.</param>
    /// <param name="path">The percent-encoded path after it.</param>
    /// <param name="query">The raw query without question mark.</param>
    /// <param name="parser">Reads the new address, which the token is sealed with.</param>
    public DeltaLinks(string root, string path, string query, RequestParser parser)
    {
        address = root + path;
        this.query = string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !IsDropped(part)));
        print = NextLinks.PrintOf(parser.Parse(path, this.query));
    }

    /// <summary>The address without a token, from which everything is read anew.</summary>
    public string Whole => query.Length == 0 ? address : $"{address}?{query}";

    /// <summary>Reads the token of a delta request.</summary>
    /// <exception cref="Errors.FaultException">InvalidToken.</exception>
    public DeltaToken Read(BoundRequest request) => DeltaToken.Read(request.Options.DeltaToken!, print);

    /// <summary>The address with a token.</summary>
    public string With(DeltaToken token) => $"{address}?{query}{(query.Length == 0 ? "" : "&")}$deltatoken={token.Write(print)}";

    static bool IsDropped(string part)
    {
        var name = Uri.UnescapeDataString(part.Split('=', 2)[0]).Trim().TrimStart('$');
        return Dropped.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>What a read whose changes are to be followed ends with.</summary>
/// <param name="Since">The commit at which it began.</param>
/// <param name="Scope">Print of the caller's rights.</param>
/// <param name="Links">The delta links of the request.</param>
public sealed record TrackedRead(long Since, string Scope, DeltaLinks Links)
{
    /// <summary>The link to what changes from here on.</summary>
    public string Link => Links.With(new DeltaToken(Since, Scope));
}
