using Microsoft.Net.Http.Headers;

namespace Lis.OData.Payload.Negotiation;

/// <summary>One item of an Accept header.</summary>
/// <param name="Type">Lower-case media type, for example <c>application/json</c>, <c>application/*</c> or <c>*/*</c>.</param>
/// <param name="Quality">From 0 (never) to 1 (best).</param>
/// <param name="Parameters">Names and values in lower case, without <c>q</c>.</param>
public sealed record MediaRange(string Type, double Quality, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    /// <summary>The ranges of a header, best first, in their own order where equally good; items that are no media range are left out.</summary>
    public static IReadOnlyList<MediaRange> List(string accept)
    {
        var ranges = new List<MediaRange>();
        foreach (var item in accept.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (MediaTypeHeaderValue.TryParse(item, out var parsed))
            {
                ranges.Add(new MediaRange(Lower(parsed.MediaType.Value), parsed.Quality ?? 1, [.. ParametersOf(parsed)]));
            }
        }

        return [.. ranges.OrderByDescending(range => range.Quality)];
    }

    /// <summary>Whether a concrete media type falls under the range, parameters aside.</summary>
    public bool Covers(string mediaType) =>
        Type == mediaType || Type == "*/*" || (Type.EndsWith("/*", StringComparison.Ordinal) && mediaType.StartsWith(Type[..^1], StringComparison.Ordinal));

    static IEnumerable<KeyValuePair<string, string>> ParametersOf(MediaTypeHeaderValue value) =>
        from parameter in value.Parameters
        where !parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase)
        select KeyValuePair.Create(Lower(parameter.Name.Value), Lower(HeaderUtilities.RemoveQuotes(parameter.Value).Value));

    static string Lower(string? text) => (text ?? "").ToLowerInvariant();
}
