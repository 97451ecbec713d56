using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>One decoded segment of a path, with its position in the decoded path.</summary>
readonly record struct UrlSegment(string Text, int Position);

/// <summary>Cuts a percent-encoded path into segments before decoding, so that %2F never separates; neither does a slash in parentheses.</summary>
static class UrlPath
{
    public static List<UrlSegment> Split(string path)
    {
        List<UrlSegment> segments = [];
        var position = 0;
        for (var start = path.StartsWith('/') ? 1 : 0; start <= path.Length;)
        {
            var end = EndOfSegment(path, start);
            var text = UrlText.Decode(path.AsSpan(start, end - start), isQuery: false, "path");
            if (text.Length > 0)
            {
                segments.Add(new(text, position));
            }
            else if (end < path.Length)
            {
                throw ParseFault.At(FaultCode.UnknownResource, "path", position, "The path has an empty segment.");
            }

            position += text.Length + 1;
            start = end + 1;
        }

        return segments;
    }

    static int EndOfSegment(string path, int start)
    {
        var (depth, quoted) = (0, false);
        for (var i = start; i < path.Length; i++)
        {
            var c = path[i];
            if (c == '%' && i + 2 < path.Length)
            {
                c = (path[i + 1], path[i + 2]) switch
                {
                    ('2', '7') => '\'',
                    ('2', '8') => '(',
                    ('2', '9') => ')',
                    _ => '\0',
                };
                i += c == '\0' ? 0 : 2;
            }

            // Quotes count inside parentheses only: a key as a segment may hold one.
            quoted = c == '\'' && depth > 0 ? !quoted : quoted;
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '/' && depth <= 0 && !quoted)
            {
                return i;
            }
        }

        return path.Length;
    }
}
