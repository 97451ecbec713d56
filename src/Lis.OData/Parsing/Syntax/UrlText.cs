using System.Buffers;
using System.Globalization;
using System.Text;
using Lis.OData.Errors;

namespace Lis.OData.Parsing.Syntax;

/// <summary>Takes the percent-encoding off one part of a URL (RFC 3986 section 2, UTF-8).</summary>
static class UrlText
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The decoded text; in a query a plus sign is a blank.</summary>
    public static string Decode(ReadOnlySpan<char> encoded, bool isQuery, string target)
    {
        var text = encoded.ContainsAny('%', '+') || !Ascii.IsValid(encoded) ? DecodeBytes(encoded, isQuery, target) : encoded.ToString();
        // No database takes this character in a text.
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new FaultException(FaultCode.InvalidSyntax, "The character NUL cannot stand in a URL.", target)
            : text;
    }

    static string DecodeBytes(ReadOnlySpan<char> encoded, bool isQuery, string target)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Strict.GetMaxByteCount(encoded.Length));
        try
        {
            var count = 0;
            for (var i = 0; i < encoded.Length; i++)
            {
                switch (encoded[i])
                {
                    case '%':
                        bytes[count++] = Byte(encoded[i..], target);
                        i += 2;
                        break;
                    case '+' when isQuery:
                        bytes[count++] = (byte)' ';
                        break;
                    case < (char)128 and var ascii:
                        bytes[count++] = (byte)ascii;
                        break;
                    case var c:
                        var length = char.IsHighSurrogate(c) && i + 1 < encoded.Length ? 2 : 1;
                        count += Strict.GetBytes(encoded.Slice(i, length), bytes.AsSpan(count));
                        i += length - 1;
                        break;
                }
            }

            return Strict.GetString(bytes, 0, count);
        }
        catch (ArgumentException)
        {
            throw new FaultException(FaultCode.InvalidSyntax, "The percent-encoded bytes are not UTF-8.", target);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    static byte Byte(ReadOnlySpan<char> rest, string target) =>
        rest.Length > 2 && byte.TryParse(rest.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FaultException(
                FaultCode.InvalidSyntax, "A percent sign must be followed by two hexadecimal digits; write %25 for the sign itself.", target);
}
