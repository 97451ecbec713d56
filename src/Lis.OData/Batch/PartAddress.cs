using System.Globalization;
using System.Text;
using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>The three forms of the URL of a part (OData Protocol 11.7.7.1), brought to one: path and query after the service root.</summary>
/// <param name="request">The request of the batch.</param>
/// <param name="publicRoot">The absolute service root as clients know it, with a slash at the end.</param>
/// <param name="root">The path of the service root below the base path, without a slash at the end.</param>
sealed class PartAddress(HttpRequest request, string publicRoot, string root)
{
    readonly string localRoot = $"{request.PathBase.ToUriComponent()}{root}/";

    /// <summary>Path and query after the service root.</summary>
    /// <exception cref="FaultException">UnknownResource: another service's. InvalidBatch: a batch in a batch.</exception>
    public string Relative(string url)
    {
        var relative = Escaped(After(url.Trim()));
        var path = relative.Split('?')[0].Trim('/');
        return Uri.UnescapeDataString(path).Equals("$batch", StringComparison.OrdinalIgnoreCase)
            ? throw new FaultException(FaultCode.InvalidBatch, "A batch cannot hold a batch.", "url")
            : relative;
    }

    /// <summary>The same from the root of the host.</summary>
    public string Target(string relative) => localRoot + relative;

    /// <summary>An address that the service itself gave out, after the service root.</summary>
    public string OfOwn(string address) => address.StartsWith(publicRoot, StringComparison.Ordinal) ? address[publicRoot.Length..] : address;

    string After(string url)
    {
        if (url.StartsWith(publicRoot, StringComparison.OrdinalIgnoreCase))
        {
            return url[publicRoot.Length..];
        }

        var path = url;
        if (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var start = url.IndexOf("//", StringComparison.Ordinal) + 2;
            var slash = url.IndexOf('/', start);
            path = slash > 0 && url[start..slash].Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase) ? url[slash..] : throw Foreign(url);
        }

        return !path.StartsWith('/') ? path
            : path.StartsWith(localRoot, StringComparison.OrdinalIgnoreCase) ? path[localRoot.Length..]
            : throw Foreign(url);
    }

    /// <summary>A request line cannot hold letters beyond ASCII; batches in JSON often do.</summary>
    static string Escaped(string url)
    {
        if (!url.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return url;
        }

        var escaped = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(url))
        {
            _ = octet is > 0x20 and < 0x7F ? escaped.Append((char)octet) : escaped.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    FaultException Foreign(string url) => new(
        FaultCode.UnknownResource,
        $"'{(url.Length > 200 ? url[..200] : url)}' is no address of this service, whose root is {publicRoot}.",
        "url");
}
