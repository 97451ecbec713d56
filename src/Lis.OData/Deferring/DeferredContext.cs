using System.Text;
using Lis.OData.Batch;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lis.OData.Deferring;

/// <summary>A kept read as a request again, whose answer goes to a sink.</summary>
static class DeferredContext
{
    public static HttpContext Create(DeferredRequest request, PartResponse response, IServiceProvider services, CancellationToken cancellationToken)
    {
        var cut = request.Target.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(cut < 0 ? request.Target : request.Target[..cut]);
        var headers = new HeaderDictionary { ["Host"] = request.Host };
        foreach (var (name, value) in request.Headers)
        {
            headers[name] = value;
        }

        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = request.Method,
            Scheme = request.Scheme,
            Protocol = "HTTP/1.1",
            PathBase = request.PathBase,
            Path = path.StartsWith(request.PathBase, StringComparison.OrdinalIgnoreCase) ? path[request.PathBase.Length..] : path,
            QueryString = cut < 0 ? "" : request.Target[cut..],
            RawTarget = request.Target,
            Headers = headers,
            Body = request.Body is { } body ? new MemoryStream(Encoding.UTF8.GetBytes(body), writable: false) : Stream.Null,
        });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(response);
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = cancellationToken });
        return new DefaultHttpContext(features) { RequestServices = services };
    }

    /// <summary>Hands the pieces of an answer on.</summary>
    public sealed class Sink(IDeferredSink to) : IPartSink
    {
        public ValueTask BeginAsync(PartResponse response, CancellationToken cancellationToken) => to.BeginAsync(response.StatusCode, response.Headers, cancellationToken);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken) => to.WriteAsync(piece, cancellationToken);

        public ValueTask EndAsync(CancellationToken cancellationToken) => to.EndAsync(cancellationToken);
    }
}
