using System.Text;
using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lis.OData;

/// <summary>
/// <c>POST …/$query</c> (URL Conventions 4.19): a read whose query options stand in the body, for filters that are longer than a URL can be.
/// </summary>
static class QueryBody
{
    const string Segment = "$query";
    const string MediaType = "text/plain";

    /// <summary>Whether the path ends in the segment.</summary>
    public static bool IsMeant(ServiceAddress address) => address.Path.TrimEnd('/').Split('/')[^1].Replace("%24", "$", StringComparison.Ordinal) == Segment;

    /// <summary>The address that the request stands for: without the segment, the options of the body after those of the URL.</summary>
    /// <exception cref="FaultException">MethodNotAllowed, InvalidSyntax, UrlTooLong.</exception>
    public static async Task<ServiceAddress> ReadAsync(HttpContext context, ServiceAddress address, int most)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = "POST, OPTIONS";
            throw new FaultException(FaultCode.MethodNotAllowed, $"{Segment} takes POST with the query options as {MediaType} in the body.", "path");
        }

        if (request.ContentType is not null && !(MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == MediaType))
        {
            throw new FaultException(FaultCode.UnsupportedMediaType, $"{Segment} takes its query options as {MediaType}.", "Content-Type");
        }

        var options = await TextAsync(request, most, context.RequestAborted);
        var path = address.Path.TrimEnd('/');
        return address with
        {
            Path = path[..Math.Max(path.LastIndexOf('/'), 0)],
            Query = string.Join('&', new[] { address.Query, options }.Where(part => part.Length > 0)),
            IsFromBody = true,
        };
    }

    static async Task<string> TextAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(most + 1, 1 << 16)];
        var length = 0;
        for (int count; (count = await request.Body.ReadAsync(bytes.AsMemory(length), cancellationToken)) > 0;)
        {
            length += count;
            if (length > most)
            {
                throw new FaultException(
                    FaultCode.UrlTooLong, FormattableString.Invariant($"The query has more than {most} bytes (Limits:MaxQueryLength)."), "body");
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(most + 1, length * 2));
            }
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length).Trim().TrimStart('?');
        }
        catch (ArgumentException)
        {
            throw new FaultException(FaultCode.InvalidSyntax, "The body is not UTF-8.", "body");
        }
    }
}
