using Lis.OData.Parsing.Bound;
using Lis.OData.Payload;
using Lis.OData.Payload.Metadata;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Payload.Paging;
using Lis.OData.Payload.Tables;
using Microsoft.AspNetCore.Http;

namespace Lis.OData;

/// <summary>One request and its response as far as HTTP goes: addresses, versions, preferences, headers.</summary>
sealed class Exchange
{
    public Exchange(HttpContext context, ServiceAddress address)
    {
        Context = context;
        Address = address;
        Preferences = Preferences.Read(context.Request.Headers["Prefer"]);
        context.Response.Headers.Vary = "Accept, OData-MaxVersion, Prefer";
        Version = ProtocolVersions.Choose(context.Request.Headers[ProtocolVersions.MaxHeader]);
        context.Response.Headers[ProtocolVersions.Header] = Version.Number();
        Isolation.Demand(context.Request);
        context.Response.Headers.CacheControl = "private, no-cache";
    }

    public HttpContext Context { get; }

    public ServiceAddress Address { get; }

    public Preferences Preferences { get; }

    public ProtocolVersion Version { get; }

    public CancellationToken Aborted => Context.RequestAborted;

    string Accept => Context.Request.Headers.Accept.ToString();

    /// <summary>The JSON dialect of the answer.</summary>
    public JsonFormat FormatOf(BoundRequest request)
    {
        var isText = request.Path.Last is CountSegment or ValueSegment or StreamSegment;
        var format = isText ? new JsonFormat(Version, MetadataLevel.Minimal) : DataNegotiation.Choose(Version, request.Options.Format, Accept);
        return format with { OmitNulls = Preferences.OmitNulls };
    }

    /// <summary>Whether rows are asked for, not shown after a change.</summary>
    bool IsRead => HttpMethods.IsGet(Context.Request.Method) || HttpMethods.IsHead(Context.Request.Method) || Address.IsFromBody;

    /// <summary>The table format that is asked for; null = JSON, or text that has no other form.</summary>
    public TableFormat? TableOf(BoundRequest request) =>
        request.Path.Last is CountSegment or ValueSegment || !IsRead ? null : TableNegotiation.Choose(request, Accept);

    /// <summary>Whether <c>$metadata</c> is wanted as JSON.</summary>
    public bool WantsJsonMetadata(BoundRequest request) => MetadataNegotiation.IsJson(request.Options.Format, Accept);

    /// <summary>Tells which preferences were honoured.</summary>
    /// <param name="pageSize">The page size that was used because it was asked for; null = not applied.</param>
    /// <param name="isTracked">Whether a delta link will come because it was asked for.</param>
    /// <param name="isJson">Whether rows or values come as JSON.</param>
    public void SetApplied(int? pageSize, bool isTracked, bool isJson = true)
    {
        if (Preferences.Applied(pageSize, Version, isTracked, isJson) is { } applied)
        {
            Context.Response.Headers["Preference-Applied"] = applied;
        }
    }

    /// <summary>Tells how long the stages took.</summary>
    public void SetTiming(StageClock stages) => Context.Response.Headers["Server-Timing"] = stages.ToString();

    /// <summary>Takes back the headers of an answer that turned out to be an error.</summary>
    public static void TakeBack(HttpResponse response)
    {
        response.Headers.Remove("Preference-Applied");
        response.Headers.Remove("Server-Timing");
        response.Headers.Remove("ETag");
        response.Headers.Remove("Last-Modified");
        response.Headers.Remove("Location");
        response.Headers.Remove("OData-EntityId");
    }

    /// <summary>Sends a body that is at hand; null = 204.</summary>
    public async Task SendAsync(byte[]? body, JsonFormat format)
    {
        var response = Context.Response;
        if (body is null)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = format.ContentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(Context.Request.Method))
        {
            await response.Body.WriteAsync(body, Aborted);
        }
    }

    /// <summary>Sends a document that is the same for all; 304 when the client has it.</summary>
    public async Task SendAsync(StaticDocument document)
    {
        var response = Context.Response;
        response.Headers.ETag = document.ETag;
        if (Context.Request.Headers.IfNoneMatch is { Count: > 0 } known && EntityTag.Matches(known, document.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = document.ContentType;
        response.ContentLength = document.Body.Length;
        if (!HttpMethods.IsHead(Context.Request.Method))
        {
            await response.Body.WriteAsync(document.Body, Aborted);
        }
    }
}

/// <summary>Where a request points.</summary>
/// <param name="Root">The absolute service root as clients know it, with a slash at the end.</param>
/// <param name="Path">The percent-encoded path after the root, as sent.</param>
/// <param name="Query">The raw query without question mark.</param>
sealed record ServiceAddress(string Root, string Path, string Query)
{
    /// <summary>Whether a part of the query came in the body, where it may be longer than in a URL.</summary>
    public bool IsFromBody { get; init; }

    /// <summary>Whether it is <c>$batch</c>.</summary>
    public bool IsBatch => Path.TrimEnd('/').Equals("$batch", StringComparison.OrdinalIgnoreCase);

    /// <summary>Next links of this request.</summary>
    public NextLinks Links => new(Root + Path, Query);
}
