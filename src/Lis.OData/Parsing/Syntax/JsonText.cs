using System.Globalization;
using System.Text;
using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>Reads text in double quotes with JSON's escapes, as it stands in arrays of parameter aliases.</summary>
static class JsonText
{
    public static LiteralSyntax ReadLiteral(TokenReader reader)
    {
        var inner = reader.Word[1..^1];
        var node = new LiteralSyntax(reader.Position, LiteralKind.String, inner.Contains('\\') ? Unescape(inner, reader) : inner.ToString());
        reader.Advance();
        return node;
    }

    static string Unescape(ReadOnlySpan<char> escaped, TokenReader reader)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            if (i < escaped.Length && escaped[i] == 'u')
            {
                text.Append(Unicode(escaped, i + 1, reader));
                i += 4;
                continue;
            }

            text.Append(i == escaped.Length ? throw Bad(reader) : escaped[i] switch
            {
                '"' or '\\' or '/' => escaped[i],
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => throw Bad(reader),
            });
        }

        return text.ToString();
    }

    static char Unicode(ReadOnlySpan<char> escaped, int start, TokenReader reader) =>
        start + 4 <= escaped.Length
        && ushort.TryParse(escaped.Slice(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : throw Bad(reader);

    static FaultException Bad(TokenReader reader) =>
        reader.Fault(FaultCode.InvalidLiteral, reader.Position, "The text in double quotes has an escape that JSON does not know.");
}
