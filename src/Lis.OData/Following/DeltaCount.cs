using System.Text.RegularExpressions;
using Lis.OData.Execution;
using Lis.OData.Payload.Paging;

namespace Lis.OData.Following;

/// <summary>How many entries a delta has: <c>/$count</c> appended to the path of a delta link (OData Protocol 11.3).</summary>
sealed partial class DeltaCount(CancellationToken aborted) : IDeltaSink
{
    const string Count = "/$count";

    public CancellationToken Aborted => aborted;

    /// <summary>The entries so far.</summary>
    public long Entries { get; private set; }

    /// <summary>The delta link whose entries a request asks to count; null = it asks for something else.</summary>
    public static ServiceAddress? LinkOf(ServiceAddress address)
    {
        var path = address.Path.Replace("%24", "$", StringComparison.Ordinal);
        return path.EndsWith(Count, StringComparison.OrdinalIgnoreCase) && Token().IsMatch(address.Query) ? address with { Path = path[..^Count.Length] } : null;
    }

    /// <inheritdoc />
    public async Task<(long Written, PageMark? Last)> WriteAsync(ReadSession session, KeptRead kept, bool areGone, long room)
    {
        for (var taken = 1L; ; taken++)
        {
            Entries++;
            var last = taken == room ? PageMark.Of(session.Row, kept.Plan.Page!.Keys) : null;
            if (!await session.ReadAsync(aborted))
            {
                return (taken, null);
            }

            if (last is not null)
            {
                return (taken, last);
            }
        }
    }

    [GeneratedRegex("(^|&)(\\$|%24)deltatoken=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
