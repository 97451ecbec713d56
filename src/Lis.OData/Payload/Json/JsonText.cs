using System.Buffers;
using System.Text;

namespace Lis.OData.Payload.Json;

/// <summary>JSON strings (RFC 8259 section 7): only what JSON demands is escaped, all else stays UTF-8.</summary>
public static class JsonText
{
    static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    /// <summary>Adds a quoted string of UTF-8 text.</summary>
    public static void WriteString(this Utf8Output output, ReadOnlySpan<byte> utf8)
    {
        output.Write((byte)'"');
        output.WriteEscaped(utf8);
        output.Write((byte)'"');
    }

    /// <summary>Adds a quoted string.</summary>
    public static void WriteString(this Utf8Output output, string text) => output.WriteString(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds the inside of a string, without quotes.</summary>
    public static void WriteEscaped(this Utf8Output output, ReadOnlySpan<byte> utf8)
    {
        for (var next = utf8.IndexOfAny(Escaped); next >= 0; next = utf8.IndexOfAny(Escaped))
        {
            output.Write(utf8[..next]);
            WriteEscape(output, utf8[next]);
            utf8 = utf8[(next + 1)..];
        }

        output.Write(utf8);
    }

    static void WriteEscape(Utf8Output output, byte value)
    {
        var text = value switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            (byte)'\t' => "\\t"u8,
            _ => default,
        };
        if (!text.IsEmpty)
        {
            output.Write(text);
            return;
        }

        output.Write("\\u00"u8);
        output.Format(value, "x2");
    }
}
