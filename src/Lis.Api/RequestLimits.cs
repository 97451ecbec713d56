using Lis.Api.Settings;
using Lis.OData.Errors;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;

namespace Lis.Api;

/// <summary>
/// Length of URL, headers and body. The web server's own limits lie above ours, so that the caller gets an error that names the limit
/// instead of a bare answer.
/// </summary>
public static class RequestLimits
{
    const int Above = 1 << 20;

    public static void Apply(this LimitSettings limits, KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureEndpointDefaults(BareRefusals.Replace);
        kestrel.Limits.MaxRequestBufferSize = (4L * Above) + limits.MaxUrlLength + limits.MaxHeaderBytes;
        kestrel.Limits.MaxRequestLineSize = limits.MaxUrlLength + Above;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.MaxHeaderBytes + Above;
        kestrel.Limits.MaxRequestHeaderCount = 1_000;
        kestrel.Limits.MaxRequestBodySize = limits.MaxRequestBodyBytes;
        kestrel.Limits.MinResponseDataRate = new MinDataRate(limits.MinResponseBytesPerSecond, TimeSpan.FromSeconds(30));
    }

    public static void UseRequestLimits(this IApplicationBuilder app, LimitSettings limits) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Path.Value!.Length + request.QueryString.Value!.Length > limits.MaxUrlLength)
        {
            return Problems.WriteAsync(context, 414, nameof(FaultCode.UrlTooLong), Passed(nameof(limits.MaxUrlLength), limits.MaxUrlLength), "url");
        }

        if (LengthOf(request.Headers) > limits.MaxHeaderBytes)
        {
            return Problems.WriteAsync(context, 431, "RequestHeadersTooLarge", Passed(nameof(limits.MaxHeaderBytes), limits.MaxHeaderBytes), "headers");
        }

        return request.ContentLength > limits.MaxRequestBodyBytes
            ? Problems.WriteAsync(context, 413, "RequestTooLarge", Passed(nameof(limits.MaxRequestBodyBytes), limits.MaxRequestBodyBytes), "body")
            : next(context);
    });

    static int LengthOf(IHeaderDictionary headers)
    {
        var length = 0;
        foreach (var (name, values) in headers)
        {
            // A token that is too long is a bad token: the gate answers it.
            if (name == HeaderNames.Authorization)
            {
                continue;
            }

            length += name.Length + 4;
            foreach (var value in values)
            {
                length += value?.Length ?? 0;
            }
        }

        return length;
    }

    static string Passed(string name, long most) => FormattableString.Invariant($"The request is longer than Limits:{name} = {most}.");
}
