using Microsoft.Extensions.Primitives;

namespace Lis.OData.Payload.Negotiation;

/// <summary>Cuts Prefer headers (RFC 7240) into their preferences; commas and semicolons inside quotes belong to a value.</summary>
static class PreferHeader
{
    /// <summary>Each preference as it was sent, parameters included.</summary>
    public static IEnumerable<string> Items(StringValues headers) => headers.SelectMany(header => Cut(header ?? "", ','));

    /// <summary>Each preference with its value, without quotes; parameters left out. A value that is missing is empty.</summary>
    public static IEnumerable<(string Name, string Value)> Read(StringValues headers)
    {
        foreach (var item in Items(headers))
        {
            var parts = Cut(item, ';').FirstOrDefault("").Split('=', 2, StringSplitOptions.TrimEntries);
            yield return (parts[0], parts.Length == 2 ? parts[1].Trim('"') : "");
        }
    }

    static IEnumerable<string> Cut(string text, char separator)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"')
            {
                isQuoted = !isQuoted;
            }

            if (i < text.Length && (isQuoted || text[i] != separator))
            {
                continue;
            }

            if (text[start..i].Trim() is { Length: > 0 } part)
            {
                yield return part;
            }

            start = i + 1;
        }
    }
}
