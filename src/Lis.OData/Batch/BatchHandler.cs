using Lis.OData.Errors;
using Lis.OData.Payload.Negotiation;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>
/// Answers <c>$batch</c> (OData Protocol 11.7): reads it to its end, then answers part after part as the service would answer it alone,
/// sending each piece on as it comes.
/// </summary>
/// <param name="limits">How large a batch may be.</param>
/// <param name="service">How its requests are answered.</param>
sealed class BatchHandler(ODataLimits limits, PartService service)
{
    const string Methods = "POST, OPTIONS";

    /// <summary>Answers a batch.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="publicRoot">The absolute service root as clients know it, with a slash at the end.</param>
    /// <param name="root">The path of the service root below the base path, without a slash at the end.</param>
    /// <exception cref="FaultException">The batch as a whole is wrong; nothing of it was done.</exception>
    public async Task AnswerAsync(HttpContext context, string publicRoot, string root)
    {
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.Headers.Allow = Methods;
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = Methods;
            throw new FaultException(FaultCode.MethodNotAllowed, $"{context.Request.Method} is not a method of $batch; it takes {Methods}.");
        }

        var version = ProtocolVersions.Choose(context.Request.Headers[ProtocolVersions.MaxHeader]);
        var batch = await BatchRequest.ReadAsync(context.Request, limits.MaxBatchSize, limits.MaxBatchBodyBytes, context.RequestAborted);
        using var output = new BatchOutput(context.Response, context.RequestAborted);
        IBatchWriter writer = batch.AnswersInJson ? new JsonBatchWriter(output) : new MultipartBatchWriter(output);
        SetHeaders(context, writer, version);
        var run = new BatchRun(writer, service, new PartContexts(context), new PartAddress(context.Request, publicRoot, root), context.RequestAborted);
        await writer.BeginAsync();
        foreach (var unit in batch.Units)
        {
            if (run.HasFailed && !batch.GoesOn && !writer.AnswersUntried)
            {
                break;
            }

            await run.AnswerAsync(unit, isTried: batch.GoesOn || !run.HasFailed);
        }

        await writer.EndAsync();
        await output.CompleteAsync();
    }

    static void SetHeaders(HttpContext context, IBatchWriter writer, ProtocolVersion version)
    {
        var headers = context.Response.Headers;
        headers[ProtocolVersions.Header] = version.Number();
        headers.CacheControl = "no-store";
        headers.Vary = "Accept, OData-MaxVersion, Prefer";
        context.Response.ContentType = writer.ContentType;
        if (Preferences.Read(context.Request.Headers["Prefer"]).ContinueOnError is { } goesOn)
        {
            var prefix = version == ProtocolVersion.V40 ? "odata." : "";
            headers["Preference-Applied"] = $"{prefix}continue-on-error={(goesOn ? "true" : "false")}";
        }
    }
}
