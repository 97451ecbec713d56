using System.Buffers;
using System.Text;
using Utf8Rules = System.Text.Unicode.Utf8;

namespace Lis.Import.Formats;

/// <summary>
/// Opens a file as text: byte order mark, else valid UTF-8, else Windows-1252. Bytes that are wrong in the chosen encoding become the
/// replacement character, which the tables report where it stands.
/// </summary>
static class TextOpening
{
    const int Chunk = 1 << 16;

    static readonly SearchValues<byte> NoText =
        SearchValues.Create([.. Enumerable.Range(0, 9).Select(code => (byte)code), .. Enumerable.Range(14, 12).Select(code => (byte)code)]);

    public static Encoding Windows1252 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? throw new NotSupportedException("Windows-1252 is not part of this runtime.");

    /// <summary>UTF-8 with or without byte order mark and nothing else.</summary>
    public static StreamReader Utf8(ImportFile file) => new(file.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, Chunk);

    /// <summary>The encoding is found from the bytes; without a byte order mark that takes a pass over the file.</summary>
    public static StreamReader Sniffed(ImportFile file)
    {
        var hasMark = HasMark(file);
        if (!hasMark && !IsText(file))
        {
            throw new ImportFault(ImportRules.FileFormat, "Filen er hverken tekst eller en projektmappe.");
        }

        var encoding = hasMark || IsUtf8(file) ? Encoding.UTF8 : Windows1252;
        return new StreamReader(file.Open(), encoding, detectEncodingFromByteOrderMarks: true, Chunk);
    }

    /// <summary>Whether the file begins with a mark of UTF-8 or UTF-16.</summary>
    static bool HasMark(ImportFile file)
    {
        using var stream = file.Open();
        Span<byte> start = stackalloc byte[3];
        var read = stream.ReadAtLeast(start, 3, throwOnEndOfStream: false);
        var seen = start[..read];
        return seen.StartsWith(Encoding.UTF8.Preamble) || seen.StartsWith(Encoding.Unicode.Preamble)
            || seen.StartsWith(Encoding.BigEndianUnicode.Preamble);
    }

    /// <summary>Whether the beginning of the file is free of bytes that no text in any of the encodings has.</summary>
    static bool IsText(ImportFile file)
    {
        using var stream = file.Open();
        var start = new byte[Chunk];
        var read = stream.ReadAtLeast(start, Chunk, throwOnEndOfStream: false);
        return !start.AsSpan(0, read).ContainsAny(NoText);
    }

    static bool IsUtf8(ImportFile file)
    {
        using var stream = file.Open();
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            var held = 0;
            while (true)
            {
                var read = stream.Read(buffer, held, buffer.Length - held);
                var seen = buffer.AsSpan(0, held + read);
                var whole = read == 0 ? seen.Length : WholeLength(seen);
                if (!Utf8Rules.IsValid(seen[..whole]))
                {
                    return false;
                }

                if (read == 0)
                {
                    return true;
                }

                held = seen.Length - whole;
                seen[whole..].CopyTo(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The length without a last character whose bytes are not all there yet.</summary>
    static int WholeLength(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if (lead >= 0xC0)
            {
                var needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return needed > back ? bytes.Length - back : bytes.Length;
            }

            if (lead < 0x80)
            {
                break;
            }
        }

        return bytes.Length;
    }
}
