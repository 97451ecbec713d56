using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Payload.Negotiation;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Deferring;

/// <summary>
/// Takes in reads that are to be answered later, and tells how far they are (OData Protocol 11.6). Reads alone: a process may be cut off amid
/// a read and another do it again, which a change must never be.
/// </summary>
/// <param name="store">Where they are kept.</param>
/// <param name="limits">The longest query in a body.</param>
sealed class DeferredPipeline(IDeferredStore store, Parsing.ParserLimits limits)
{
    const string Monitor = "$async/";
    const string RetryAfter = "1";

    static readonly string[] Kept = ["Accept", "Accept-Language", "If-None-Match", ProtocolVersions.Header, ProtocolVersions.MaxHeader];

    /// <summary>Whether the address is that of a monitor resource.</summary>
    public static bool IsMonitor(ServiceAddress address) => NameOf(address) is not null;

    /// <summary>Takes the read in and answers 202; false = it is to be answered at once.</summary>
    /// <param name="context">The request.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="root">The path of the service root.</param>
    /// <param name="check">Reads the address, so that a wrong request is told so at once.</param>
    /// <exception cref="FaultException">The request is wrong.</exception>
    public async Task<bool> TakesAsync(HttpContext context, ServiceAddress address, string root, Action<ServiceAddress> check)
    {
        var request = context.Request;
        if (request.Headers["Prefer"].Count == 0 || !Preferences.Read(request.Headers["Prefer"]).RespondsAsync)
        {
            return false;
        }

        var isQuery = QueryBody.IsMeant(address) && HttpMethods.IsPost(request.Method);
        if (!(HttpMethods.IsGet(request.Method) || isQuery) || address.IsBatch || address.Path.Length == 0)
        {
            return false;
        }

        var read = isQuery ? await QueryBody.ReadAsync(context, address, limits.MaxQueryLength) : address;
        check(read);
        var name = await store.KeepAsync(context, Of(context, root, isQuery ? read.Query : null), context.RequestAborted);
        if (name is null)
        {
            // The body was read, and what follows reads it again.
            request.Body = isQuery ? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(read.Query[address.Query.Length..].TrimStart('&'))) : request.Body;
            return false;
        }

        _ = new Exchange(context, address);
        Tell(context, address, name);
        context.Response.Headers["Preference-Applied"] = "respond-async";
        return true;
    }

    /// <summary>Answers a request to a monitor resource.</summary>
    /// <exception cref="FaultException">NotFound: there is no such read, or none of this caller; MethodNotAllowed.</exception>
    public async Task AnswerAsync(HttpContext context, ServiceAddress address)
    {
        var exchange = new Exchange(context, address);
        var name = NameOf(address)!;
        var method = context.Request.Method;
        if (HttpMethods.IsDelete(method))
        {
            context.Response.StatusCode = await store.RemoveAsync(context, name, exchange.Aborted) ? StatusCodes.Status204NoContent : throw Missing();
            return;
        }

        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            context.Response.Headers.Allow = "GET, HEAD, DELETE";
            throw new FaultException(FaultCode.MethodNotAllowed, "An answer that is awaited takes GET, HEAD and DELETE.", "path");
        }

        var state = await store.FindAsync(context, name, exchange.Aborted) ?? throw Missing();
        if (state.Status is null)
        {
            Tell(context, address, name);
            return;
        }

        var accept = context.Request.Headers.Accept.ToString();
        var isMessage = accept.Length == 0
            ? exchange.Version == ProtocolVersion.V40
            : accept.Contains("application/http", StringComparison.OrdinalIgnoreCase);
        await (isMessage ? DeferredAnswers.MessageAsync(context, state) : DeferredAnswers.HeadersAsync(context, state));
        if (HttpMethods.IsHead(method))
        {
            return;
        }

        await foreach (var piece in store.ReadAsync(name, exchange.Aborted))
        {
            await context.Response.Body.WriteAsync(piece, exchange.Aborted);
        }
    }

    static void Tell(HttpContext context, ServiceAddress address, string name)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentLength = 0;
        context.Response.Headers.Location = $"{address.Root}{Monitor}{name}";
        context.Response.Headers.RetryAfter = RetryAfter;
        context.Response.Headers.CacheControl = "no-store";
    }

    static string? NameOf(ServiceAddress address)
    {
        var path = address.Path.Replace("%24", "$", StringComparison.Ordinal);
        return path.StartsWith(Monitor, StringComparison.Ordinal) && path.IndexOf('/', Monitor.Length) < 0 ? path[Monitor.Length..] : null;
    }

    static DeferredRequest Of(HttpContext context, string root, string? query)
    {
        var request = context.Request;
        var path = request.PathBase.Add(request.Path).ToUriComponent();
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw && raw[0] == '/' ? raw.Split('?')[0] : path;
        var headers = Kept.Where(name => request.Headers[name].Count > 0).ToImmutableDictionary(name => name, name => request.Headers[name].ToString());
        var prefer = PreferHeader.Items(request.Headers["Prefer"])
            .Where(part => part.Split(['=', ';'])[0].Trim().ToLowerInvariant() is not ("respond-async" or "odata.respond-async" or "wait"));
        var rest = string.Join(", ", prefer);
        return new DeferredRequest(
            request.Method, request.Scheme, request.Host.Value ?? "", request.PathBase.Value ?? "", root, target + (query is null ? request.QueryString.Value : ""))
        {
            Headers = rest.Length == 0 ? headers : headers.Add("Prefer", rest),
            Body = query,
        };
    }

    static FaultException Missing() => new(FaultCode.NotFound, "No answer is awaited here, or none by this caller; it may have been fetched too late, or cancelled.", "path");
}
