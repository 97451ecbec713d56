using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Lis.OData.Deferring;

/// <summary>
/// The two forms in which a deferred answer is handed out: as it would have come at once with its status in AsyncResult (4.01), and as a whole
/// HTTP message, for clients of 4.0 that say no other form (OData Protocol 4.0 section 8.3.1, 4.01 sections 8.3.1 and 11.6).
/// </summary>
static class DeferredAnswers
{
    /// <summary>Sets the headers of the answer; its body follows.</summary>
    public static Task HeadersAsync(HttpContext context, DeferredState state)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        foreach (var (name, value) in state.Headers)
        {
            response.Headers[name] = value;
        }

        response.Headers["AsyncResult"] = state.Status!.Value.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        response.ContentLength = state.Length;
        return Task.CompletedTask;
    }

    /// <summary>Begins a message with its head; its body follows.</summary>
    public static async Task MessageAsync(HttpContext context, DeferredState state)
    {
        var head = new StringBuilder(FormattableString.Invariant($"HTTP/1.1 {state.Status} {ReasonPhrases.GetReasonPhrase(state.Status!.Value)}\r\n"));
        foreach (var (name, value) in state.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {state.Length}\r\n\r\n");
        var bytes = Encoding.UTF8.GetBytes(head.ToString());
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/http";
        response.Headers["Content-Transfer-Encoding"] = "binary";
        response.Headers.CacheControl = "no-store";
        response.ContentLength = bytes.Length + state.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
