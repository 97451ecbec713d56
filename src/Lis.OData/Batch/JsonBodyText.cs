using System.Buffers.Text;
using Lis.OData.Payload;

namespace Lis.OData.Batch;

/// <summary>Bodies that are no JSON, piece by piece as the inside of a JSON string.</summary>
static class JsonBodyText
{
    /// <summary>Text in UTF-8; only what JSON does not take as it is, is escaped, so pieces may part anywhere.</summary>
    public static void Escape(Utf8Output output, ReadOnlySpan<byte> text)
    {
        foreach (var octet in text)
        {
            if (octet is (byte)'"' or (byte)'\\')
            {
                output.Write((byte)'\\');
                output.Write(octet);
            }
            else if (octet < 0x20)
            {
                output.Write("\\u00"u8);
                output.Format(octet, "x2");
            }
            else
            {
                output.Write(octet);
            }
        }
    }

    /// <summary>Bytes in base64url, three at a time; gives how many are left over for the next piece.</summary>
    public static int Encode(Utf8Output output, ReadOnlySpan<byte> piece, Span<byte> remainder, int remaining)
    {
        if (remaining > 0 && remaining + piece.Length >= 3)
        {
            Span<byte> three = stackalloc byte[3];
            remainder[..remaining].CopyTo(three);
            piece[..(3 - remaining)].CopyTo(three[remaining..]);
            piece = piece[(3 - remaining)..];
            remaining = 0;
            Encode(output, three);
        }

        var whole = remaining > 0 ? 0 : piece.Length / 3 * 3;
        Encode(output, piece[..whole]);
        piece[whole..].CopyTo(remainder[remaining..]);
        return remaining + piece.Length - whole;
    }

    /// <summary>The last bytes.</summary>
    public static void Encode(Utf8Output output, ReadOnlySpan<byte> bytes)
    {
        var room = output.Reserve(Base64Url.GetEncodedLength(bytes.Length));
        output.Advance(Base64Url.EncodeToUtf8(bytes, room));
    }
}
