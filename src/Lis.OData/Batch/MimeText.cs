using System.Text;
using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>
/// The pieces of multipart bodies and of messages in them (RFC 2046, RFC 9112): lines end with CR LF, or LF alone as many clients send.
/// </summary>
static class MimeText
{
    /// <summary>The contents between the delimiters; what stands before the first and after the last is not looked at.</summary>
    /// <exception cref="FaultException">InvalidBatch: no delimiter, or the closing one is missing.</exception>
    public static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, string boundary)
    {
        var delimiter = Encoding.ASCII.GetBytes($"--{boundary}");
        var parts = new List<ReadOnlyMemory<byte>>();
        var start = -1;
        for (var position = 0; position < body.Length;)
        {
            var line = LineAt(body.Span, position, out var next);
            if (line.StartsWith(delimiter))
            {
                var rest = line[delimiter.Length..].TrimEnd(" \t"u8);
                var isLast = rest.SequenceEqual("--"u8);
                if (isLast || rest.IsEmpty)
                {
                    if (start >= 0)
                    {
                        parts.Add(body[start..Math.Max(start, EndBefore(body.Span, position))]);
                    }

                    start = next;
                    if (isLast)
                    {
                        return parts;
                    }
                }
            }

            position = next;
        }

        throw BatchFaults.Malformed(start < 0
            ? $"The body has no line '--{boundary}', which the boundary in its Content-Type says."
            : $"The body ends without the line '--{boundary}--'.");
    }

    /// <summary>Takes the lines up to the first empty one as headers, and gives what follows.</summary>
    /// <exception cref="FaultException">InvalidBatch: a line that is no header.</exception>
    public static ReadOnlyMemory<byte> ReadHeaders(ReadOnlyMemory<byte> message, IHeaderDictionary into)
    {
        for (var position = 0; position < message.Length;)
        {
            var line = LineAt(message.Span, position, out var next);
            if (line.IsEmpty)
            {
                return message[next..];
            }

            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || line[..colon].ContainsAny(" \t\0"u8))
            {
                throw BatchFaults.Malformed($"'{Shown(line)}' is no header.");
            }

            into.Append(Encoding.ASCII.GetString(line[..colon]), Encoding.UTF8.GetString(line[(colon + 1)..]).Trim());
            position = next;
        }

        return ReadOnlyMemory<byte>.Empty;
    }

    /// <summary>The line at a position without its end, and where the next begins.</summary>
    public static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> text, int position, out int next)
    {
        var length = text[position..].IndexOf((byte)'\n');
        var line = length < 0 ? text[position..] : text.Slice(position, length);
        next = length < 0 ? text.Length : position + length + 1;
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    /// <summary>The beginning of a line, for messages.</summary>
    public static string Shown(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 60)]);
        return string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));
    }

    /// <summary>The line end before a delimiter belongs to the delimiter.</summary>
    static int EndBefore(ReadOnlySpan<byte> body, int position)
    {
        var end = position > 0 && body[position - 1] == '\n' ? position - 1 : position;
        return end > 0 && end < position && body[end - 1] == '\r' ? end - 1 : end;
    }
}
