using System.IO.Compression;
using System.Text;

namespace Lis.Conformance.Malformed;

/// <summary>A request to the last byte.</summary>
/// <param name="Number">Its number within the run; with the seed it makes the same request again.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Bytes">What goes over the wire.</param>
/// <param name="IsHead">Whether the answer has no body.</param>
/// <param name="EndsConnection">Whether the web server may close the connection after it, so that nothing may follow.</param>
sealed record RawRequest(int Number, string Kind, byte[] Bytes, bool IsHead, bool EndsConnection)
{
    public override string ToString()
    {
        var text = Encoding.UTF8.GetString(Bytes);
        return $"#{Number} ({Kind})\n{(text.Length > 1500 ? text[..1500] + "…" : text)}";
    }
}

/// <summary>An answer, read to its end.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The header block as sent, without the status line.</param>
/// <param name="Body">The body, out of its chunks.</param>
sealed record RawAnswer(int Status, string Headers, byte[] Body)
{
    public bool Closes => Has("Connection: close");

    public bool IsJson => Has("Content-Type: application/json");

    public bool IsProblem => Has("Content-Type: application/problem+json");

    /// <summary>The body as it was before it was compressed.</summary>
    public byte[] Plain => Has("Content-Encoding: br") ? Unpacked(new BrotliStream(new MemoryStream(Body), CompressionMode.Decompress))
        : Has("Content-Encoding: gzip") ? Unpacked(new GZipStream(new MemoryStream(Body), CompressionMode.Decompress))
        : Body;

    public string Text => Encoding.UTF8.GetString(Plain);

    public bool Has(string header) => Headers.Contains(header, StringComparison.OrdinalIgnoreCase);

    static byte[] Unpacked(Stream packed)
    {
        using var plain = new MemoryStream();
        using (packed)
        {
            packed.CopyTo(plain);
        }

        return plain.ToArray();
    }

    public override string ToString() => $"{Status}\n{Headers}\n\n{(Text.Length > 1500 ? Text[..1500] + "…" : Text)}";
}
