using System.Security.Claims;
using System.Text.Json;
using Lis.Api.Security;
using Lis.OData;
using Lis.OData.Changes;
using Microsoft.AspNetCore.Http.Features;

namespace Lis.Api.V1;

/// <summary>Requests to version 1 from within the service: without a connection, under the rights of a caller, by the one road of all others.</summary>
/// <param name="services">The services of the host.</param>
/// <param name="engine">Version 1.</param>
/// <param name="caller">Who asks.</param>
/// <param name="actor">As whom the audit trail names him; null = nobody with a token.</param>
public sealed class EngineRequests(IServiceProvider services, ODataService engine, LisCaller caller, string? actor = null)
{
    /// <summary>Who has the database anyway, and so sees and does everything.</summary>
    public static LisCaller Everything { get; } = new(RoleNames.Of(["Lis.Admin"]), LisCaller.EveryMunicipality);

    public LisCaller Caller => caller;

    /// <summary>Writes the answer to a GET into the stream; gives the status.</summary>
    /// <param name="path">Below the root, percent-encoded, such as <c>/Areas</c>.</param>
    /// <param name="query">The query string as it would stand in an address, without the question mark.</param>
    /// <param name="target">Where the body goes.</param>
    /// <param name="headers">Headers of the request.</param>
    public async Task<int> GetAsync(string path, string query, Stream target, params (string Name, string Value)[] headers)
    {
        var context = Create(HttpMethods.Get, path, query, target);
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        return await AnswerAsync(context);
    }

    /// <summary>The JSON answer to a GET.</summary>
    /// <exception cref="InvalidDataException">The engine refuses; the message is its answer.</exception>
    public async Task<JsonDocument> JsonAsync(string path, string query)
    {
        using var body = new MemoryStream();
        var status = await GetAsync(path, query, body, ("Accept", "application/json"));
        body.Position = 0;
        return status == StatusCodes.Status200OK ? JsonDocument.Parse(body) : throw new InvalidDataException(new StreamReader(body).ReadToEnd());
    }

    /// <summary>Changes something as a part of a group; what failed is in <paramref name="answer"/> as the engine says it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Below the root, percent-encoded.</param>
    /// <param name="json">The body.</param>
    /// <param name="group">The transaction that it becomes part of.</param>
    /// <param name="overwrites">Whether a row that exists is changed whatever its version (<c>If-Match: *</c>).</param>
    /// <param name="answer">Where the error goes.</param>
    public async Task<(int Status, bool IsCreated)> ChangeAsync(
        string method, string path, byte[] json, ChangeGroup group, bool overwrites, Stream answer)
    {
        var context = Create(method, path, "", answer);
        var request = context.Request;
        (request.Body, request.ContentType, request.ContentLength) = (new MemoryStream(json, writable: false), "application/json", json.Length);
        request.Headers["Prefer"] = "return=minimal";
        if (overwrites)
        {
            request.Headers.IfMatch = "*";
        }

        context.Features.Set(group);
        var status = await AnswerAsync(context);
        return (status, context.Response.Headers.Location.Count > 0);
    }

    /// <summary>A transaction that changes may share; nothing is opened yet.</summary>
    public ChangeGroup NewGroup() =>
        new(engine.Options.Changes ?? throw new InvalidOperationException("Version 1 can be changed."), Create(HttpMethods.Patch, "", "", Stream.Null));

    async Task<int> AnswerAsync(HttpContext context)
    {
        await engine.AnswerAsync(context, ServiceV1.Root);
        await context.Response.CompleteAsync();
        return context.Response.StatusCode;
    }

    DefaultHttpContext Create(string method, string path, string query, Stream target)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        var request = context.Request;
        (request.Method, request.Scheme, request.Host) = (method, "http", new HostString("localhost"));
        request.Path = Uri.UnescapeDataString(ServiceV1.Root + path);
        request.QueryString = new QueryString("?" + query);
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = $"{ServiceV1.Root}{path}?{query}";
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(target));
        context.Features.Set(caller);
        if (actor is not null)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("oid", actor)], nameof(EngineRequests)));
        }

        return context;
    }
}
