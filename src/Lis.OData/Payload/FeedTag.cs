using System.Security.Cryptography;
using System.Text;
using Lis.OData.Execution;
using Lis.OData.Planning;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Payload;

/// <summary>
/// The validator of feeds (OData Protocol 8.3.1; contract section 4): made from the number of the last commit that changed rows which the
/// request reaches and the caller may see, from whose rows those are, and from all that the request says. Two answers with the same tag
/// hold the same; what others do elsewhere leaves it as it is.
/// </summary>
/// <param name="print">All but the data: caller, address, and what chooses the representation.</param>
public sealed class FeedTag(string print)
{
    // Another build may write the same rows in another way.
    static readonly string Build = typeof(FeedTag).Module.ModuleVersionId.ToString("N");

    /// <summary>The validator of a read; null when the same request can answer differently without a commit, or is no feed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="address">Its absolute address without query, and its query.</param>
    /// <param name="read">The read.</param>
    /// <param name="caller">Who asks.</param>
    public static FeedTag? Of(HttpContext context, (string Path, string Query) address, PreparedRead read, Caller caller)
    {
        var request = context.Request;
        var isFeed = read.Plan.Kind is ResultKind.Collection or ResultKind.References or ResultKind.Count
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        if (!isFeed || read.UsesClock || IsDelta(request, address.Query))
        {
            return null;
        }

        var headers = request.Headers;
        var values = string.Join('\u0002', caller.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}"));
        return new FeedTag(string.Join('\u0001', Build, caller.Profile, values, address.Path, address.Query, headers.Accept, headers["Prefer"], headers["OData-MaxVersion"]));
    }

    /// <summary>The tag over a state of the data.</summary>
    public string At(DataVersion version)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{version.Number}\u0001{print}"));
        return $"W/\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"";
    }

    /// <summary>Sets the headers that tell of a state of the data.</summary>
    public void Tell(HttpResponse response, DataVersion version)
    {
        response.Headers.ETag = At(version);
        response.Headers.LastModified = DateTimeOffset.UnixEpoch.AddTicks(version.At * TimeSpan.TicksPerMicrosecond).ToString("R");
    }

    /// <summary>Changes since a token are another kind of answer, with a validator in itself.</summary>
    static bool IsDelta(HttpRequest request, string query) =>
        request.Headers["Prefer"].ToString().Contains("track-changes", StringComparison.OrdinalIgnoreCase)
        || query.Contains("deltatoken", StringComparison.OrdinalIgnoreCase);
}
