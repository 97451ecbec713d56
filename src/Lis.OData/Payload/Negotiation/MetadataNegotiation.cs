using Lis.OData.Errors;

namespace Lis.OData.Payload.Negotiation;

/// <summary>
/// Chooses between CSDL XML and CSDL JSON for <c>$metadata</c>. XML unless JSON is asked for plainly: Power Query ranks
/// <c>application/json;odata.metadata=minimal</c> above XML in every request but reads metadata only as XML.
/// </summary>
public static class MetadataNegotiation
{
    const string Xml = "application/xml";
    const string Json = "application/json";

    /// <summary>Whether the answer is CSDL JSON; otherwise it is CSDL XML. <c>$format</c> goes before Accept.</summary>
    /// <exception cref="FaultException">NotAcceptable.</exception>
    public static bool IsJson(string? format, string? accept)
    {
        if (format is not null)
        {
            return format.Equals("json", StringComparison.OrdinalIgnoreCase)
                || (!format.Equals("xml", StringComparison.OrdinalIgnoreCase) && FromRanges(format, "$format"));
        }

        return !string.IsNullOrWhiteSpace(accept) && FromRanges(accept, "Accept");
    }

    static bool FromRanges(string asked, string target)
    {
        var ranges = MediaRange.List(asked);
        var xml = Best(ranges.Where(range => range.Covers(Xml) && range.Parameters.All(IsCharset)));
        var plainJson = Best(ranges.Where(range => range.Covers(Json) && range.Parameters.All(IsCharset)));
        var anyJson = Best(ranges.Where(range => range.Covers(Json) && range.Parameters.All(IsKnown)));
        if (plainJson > xml || (xml == 0 && anyJson > 0))
        {
            return true;
        }

        return xml > 0
            ? false
            : throw new FaultException(
                FaultCode.NotAcceptable, $"Nothing that '{asked}' allows can be given; $metadata comes as application/xml or application/json.", target);
    }

    static double Best(IEnumerable<MediaRange> ranges) => ranges.Select(range => range.Quality).DefaultIfEmpty(0).Max();

    static bool IsCharset(KeyValuePair<string, string> parameter) => parameter is { Key: "charset", Value: "utf-8" };

    static bool IsKnown(KeyValuePair<string, string> parameter) =>
        IsCharset(parameter) || parameter.Key is "odata.metadata" or "metadata" or "odata" or "odata.streaming" or "streaming" or "ieee754compatible";
}
