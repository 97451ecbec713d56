using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lis.OData;

/// <summary>
/// Finds the part of the URL after the service root as it was sent. The server's own decoded path will not do: it has lost the difference
/// between a slash and <c>%2F</c> in a key.
/// </summary>
static class RawAddress
{
    public static ServiceAddress Of(HttpRequest request, string root, string publicAddress)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var rawPath = target.StartsWith('/') ? target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var end ? target[..end] : target : PathOf(target, request);
        var path = Skip(rawPath, SegmentsIn(request.PathBase.Value ?? "") + SegmentsIn(root));
        return new ServiceAddress($"{publicAddress.TrimEnd('/')}{root}/", path, (request.QueryString.Value ?? "").TrimStart('?'));
    }

    /// <summary>Of a request target that is no plain path: absolute form, or none at all (in-memory servers).</summary>
    static string PathOf(string target, HttpRequest request) =>
        Uri.TryCreate(target, UriKind.Absolute, out var absolute) ? absolute.AbsolutePath : request.PathBase.Add(request.Path).ToUriComponent();

    static int SegmentsIn(string path) => path.AsSpan().Count('/');

    /// <summary>What follows the first segments, without the slash before it.</summary>
    static string Skip(string path, int segments)
    {
        var position = 0;
        for (var i = 0; i < segments && position >= 0; i++)
        {
            position = path.IndexOf('/', position + 1);
        }

        return position < 0 ? "" : path[position..].TrimStart('/');
    }
}
