using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Lis.OData.Batch;

/// <summary>
/// Requests within a request: each has its own method, address, headers and bodies, and shares with the outer one who asks, the services,
/// and the connection, whose end ends it.
/// </summary>
sealed class PartContexts
{
    /// <summary>What belongs to the outer request alone; a part has its own, or none.</summary>
    static readonly HashSet<Type> Own =
    [
        typeof(IHttpRequestFeature), typeof(IHttpResponseFeature), typeof(IHttpResponseBodyFeature), typeof(IRequestBodyPipeFeature),
        typeof(IHttpRequestBodyDetectionFeature), typeof(IQueryFeature), typeof(IFormFeature), typeof(IRequestCookiesFeature),
        typeof(IResponseCookiesFeature), typeof(IHttpUpgradeFeature), typeof(IHttpExtendedConnectFeature), typeof(IHttpResponseTrailersFeature),
        typeof(IHttpRequestTrailersFeature), typeof(IHttpBodyControlFeature), typeof(IHttpResetFeature), typeof(IItemsFeature),
        typeof(IHttpMaxRequestBodySizeFeature), typeof(IServiceProvidersFeature),
    ];

    /// <summary>Headers of a batch that hold for each of its requests unless it has its own.</summary>
    static readonly string[] Inherited = ["OData-MaxVersion", "OData-Version", "Accept-Language"];

    const string OnceOnly = "Idempotency-Key";

    readonly HttpContext outer;
    int posts;
    readonly FeatureCollection shared = new();

    public PartContexts(HttpContext outer)
    {
        this.outer = outer;
        foreach (var (type, feature) in outer.Features)
        {
            if (!Own.Contains(type))
            {
                shared[type] = feature;
            }
        }

        if (outer.Features.Get<IHttpAuthenticationFeature>() is { } caller)
        {
            shared.Set(caller);
        }
    }

    /// <summary>A request of its own.</summary>
    /// <param name="part">Method, headers and body.</param>
    /// <param name="target">Path from the host's root with query, percent-encoded.</param>
    /// <param name="response">Where its answer goes.</param>
    public HttpContext Create(BatchPart part, string target, PartResponse response)
    {
        var cut = target.IndexOf('?', StringComparison.Ordinal);
        var features = new FeatureCollection(shared);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = part.Method,
            Scheme = outer.Request.Scheme,
            Protocol = outer.Request.Protocol,
            PathBase = outer.Request.PathBase.Value ?? "",
            Path = PathOf(cut < 0 ? target : target[..cut]),
            QueryString = cut < 0 ? "" : target[cut..],
            RawTarget = target,
            Headers = HeadersOf(part),
            Body = part.Body.IsEmpty ? Stream.Null : new MemoryStream(part.Body.ToArray(), writable: false),
        });
        features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(!part.Body.IsEmpty));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(response);
        return new DefaultHttpContext(features) { RequestServices = outer.RequestServices };
    }

    string PathOf(string rawPath)
    {
        var path = Uri.UnescapeDataString(rawPath);
        var pathBase = outer.Request.PathBase.Value ?? "";
        return path.StartsWith(pathBase, StringComparison.OrdinalIgnoreCase) ? path[pathBase.Length..] : path;
    }

    IHeaderDictionary HeadersOf(BatchPart part)
    {
        var headers = part.Headers;
        headers.Host = outer.Request.Headers.Host;
        headers.ContentLength = part.Body.IsEmpty ? null : part.Body.Length;
        foreach (var name in Inherited)
        {
            if (!headers.ContainsKey(name) && outer.Request.Headers.TryGetValue(name, out var value))
            {
                headers[name] = value;
            }
        }

        if (part.Method == "POST" && !headers.ContainsKey(OnceOnly) && outer.Request.Headers[OnceOnly].ToString() is { Length: > 0 } key)
        {
            // A batch that is sent again under its key makes nothing twice: each of its requests has a key of its own then.
            headers[OnceOnly] = FormattableString.Invariant($"{key}/{++posts}");
        }

        return headers;
    }

    sealed record BodyDetection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
