using System.Collections.Immutable;
using System.Text;
using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lis.OData.Batch;

/// <summary>Reads a batch in multipart/mixed (OData Protocol 11.7.7). A malformed part fails the batch, since nothing after it can be trusted.</summary>
/// <param name="mostParts">The most requests.</param>
sealed class MultipartBatchReader(int mostParts)
{
    int count;

    /// <summary>The units of a batch, in its order.</summary>
    /// <exception cref="FaultException">InvalidBatch, BatchTooLarge.</exception>
    public ImmutableArray<BatchUnit> Read(ReadOnlyMemory<byte> body, string boundary) =>
        [.. MimeText.Split(body, boundary).Select((part, index) => Unit(part, FormattableString.Invariant($"changeset {index + 1}")))];

    /// <summary>The boundary that a Content-Type names.</summary>
    /// <exception cref="FaultException">InvalidBatch: none, or one that can be none.</exception>
    public static string BoundaryOf(MediaTypeHeaderValue type)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return boundary is { Length: > 0 and <= 70 } && Ascii.IsValid(boundary) && !boundary.Any(char.IsControl)
            ? boundary
            : throw BatchFaults.Malformed("The Content-Type multipart/mixed names a boundary of 1 to 70 characters.", "Content-Type");
    }

    BatchUnit Unit(ReadOnlyMemory<byte> part, string group)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        var content = MimeText.ReadHeaders(part, headers);
        if (!MediaTypeHeaderValue.TryParse(headers.ContentType.ToString(), out var type)
            || !type.MediaType.Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase))
        {
            return new BatchUnit(null, [Part(headers, content)]);
        }

        var parts = MimeText.Split(content, BoundaryOf(type)).Select(member =>
        {
            IHeaderDictionary inner = new HeaderDictionary();
            return Part(inner, MimeText.ReadHeaders(member, inner));
        });
        return new BatchUnit(group, [.. parts]);
    }

    BatchPart Part(IHeaderDictionary mime, ReadOnlyMemory<byte> content)
    {
        if (++count > mostParts)
        {
            throw BatchFaults.TooMany(mostParts);
        }

        var type = mime.ContentType.ToString().Split(';')[0].Trim();
        if (!type.Equals("application/http", StringComparison.OrdinalIgnoreCase))
        {
            throw BatchFaults.Malformed($"A part has the Content-Type application/http (or multipart/mixed around a change set), not '{type}'.");
        }

        var (line, next) = FirstLine(content);
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var method, .. var url, var version] || url.Length == 0 || !version.StartsWith("HTTP/", StringComparison.Ordinal))
        {
            throw BatchFaults.Malformed($"'{MimeText.Shown(Encoding.UTF8.GetBytes(line))}' is no request line such as GET Areas HTTP/1.1.");
        }

        IHeaderDictionary headers = new HeaderDictionary();
        var body = MimeText.ReadHeaders(content[next..], headers);
        var id = (string?)mime["Content-ID"] ?? (string?)headers["Content-ID"];
        headers.Remove("Content-ID");
        return new BatchPart
        {
            Id = string.IsNullOrEmpty(id) ? null : id,
            Method = method.ToUpperInvariant(),
            Url = string.Join(' ', url),
            Headers = headers,
            Body = BodyOf(body, headers),
        };
    }

    /// <summary>The request line; empty lines before it are passed over (RFC 9112 section 2.2).</summary>
    static (string Line, int Next) FirstLine(ReadOnlyMemory<byte> content)
    {
        for (var position = 0; position < content.Length;)
        {
            var line = MimeText.LineAt(content.Span, position, out var next);
            if (!line.IsEmpty)
            {
                return (Encoding.UTF8.GetString(line), next);
            }

            position = next;
        }

        throw BatchFaults.Malformed("A part has no request line.");
    }

    static ReadOnlyMemory<byte> BodyOf(ReadOnlyMemory<byte> body, IHeaderDictionary headers)
    {
        var length = headers.ContentLength;
        headers.ContentLength = null;
        return length is { } told && told >= 0 && told <= body.Length ? body[..(int)told]
            : body.Span.ContainsAnyExcept(" \t\r\n"u8) ? body
            : ReadOnlyMemory<byte>.Empty;
    }
}
