using Lis.OData.Errors;
using Lis.OData.Payload.Json;
using Lis.OData.Payload.Negotiation;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Payload;

/// <summary>The OData error answer (OData Protocol 9.4), also for what the host refuses before the engine is asked.</summary>
public static class ErrorBody
{
    /// <summary>Answers with a fault under its status code.</summary>
    public static Task WriteAsync(HttpContext context, FaultException fault)
    {
        if (fault.Elsewhere is { } address)
        {
            context.Response.Headers.Location = address;
        }

        return WriteAsync(context, FaultStatus.Of(fault.Code), fault.Code.ToString(), fault.Message, fault.Target, fault.Details);
    }

    /// <summary>Answers with an error; the response must not have started. Headers that go with the status are the caller's.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="status">The status code.</param>
    /// <param name="code">The stable code, never empty.</param>
    /// <param name="message">In English, without internals, never empty.</param>
    /// <param name="target">What is at fault; null = what the status code alone tells of it (<see cref="FaultTarget"/>).</param>
    /// <param name="details">Further findings; null = none.</param>
    public static async Task WriteAsync(
        HttpContext context, int status, string code, string message, string? target = null, IReadOnlyList<FaultDetail>? details = null)
    {
        var response = context.Response;
        var version = ProtocolVersions.ChooseForError(context.Request.Headers[ProtocolVersions.MaxHeader]);
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.Headers.ContentLanguage = "en";
        response.Headers[ProtocolVersions.Header] = version.Number();
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "10";
        }

        using var output = new Utf8Output(1024);
        Write(output, code, message, string.IsNullOrEmpty(target) ? FaultTarget.Of(status) : target, details ?? []);
        response.ContentLength = output.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(output.Written, context.RequestAborted);
        }
    }

    /// <summary>Adds the error object alone, for answers that are parts of others.</summary>
    public static void Write(Utf8Output output, string code, string message, string? target, IReadOnlyList<FaultDetail> details)
    {
        output.Write("{\"error\":{"u8);
        WriteFinding(output, code, message, target);
        if (details.Count > 0)
        {
            output.Write(",\"details\":["u8);
            foreach (var detail in details)
            {
                output.Write((byte)'{');
                WriteFinding(output, detail.Code.ToString(), detail.Message, detail.Target);
                output.Write("},"u8);
            }

            output.CutTo(output.Length - 1);
            output.Write((byte)']');
        }

        output.Write("}}"u8);
    }

    static void WriteFinding(Utf8Output output, string code, string message, string? target)
    {
        output.Write("\"code\":"u8);
        output.WriteString(code);
        output.Write(",\"message\":"u8);
        output.WriteString(message);
        if (target is not null)
        {
            output.Write(",\"target\":"u8);
            output.WriteString(target);
        }
    }
}
