using Lis.Api.Security;
using Lis.Api.V1;
using Lis.OData;
using Microsoft.AspNetCore.Http.Features;

namespace Lis.Api.Commands;

/// <summary>Asks the engine without a connection: for a command, whose user has the database anyway and sees all of it.</summary>
sealed class EngineRead(IServiceProvider services)
{
    static readonly LisCaller Everything = new(RoleNames.Of(["Lis.Admin"]), LisCaller.EveryMunicipality);

    readonly ODataService engine = services.GetRequiredService<ODataService>();

    /// <summary>Writes the answer to a GET below the root of version 1 into the stream; gives the status.</summary>
    /// <param name="path">For example <c>/Areas</c>.</param>
    /// <param name="query">The query string as it would stand in an address, without the question mark.</param>
    /// <param name="target">Where the body goes.</param>
    /// <param name="headers">Headers of the request.</param>
    public async Task<int> GetAsync(string path, string query, Stream target, params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        var request = context.Request;
        (request.Method, request.Scheme, request.Host) = (HttpMethods.Get, "http", new HostString("localhost"));
        request.Path = ServiceV1.Root + path;
        request.QueryString = new QueryString("?" + query);
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = $"{ServiceV1.Root}{path}?{query}";
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(target));
        context.Features.Set(Everything);
        foreach (var (name, value) in headers)
        {
            request.Headers[name] = value;
        }

        await engine.AnswerAsync(context, ServiceV1.Root);
        await context.Response.CompleteAsync();
        return context.Response.StatusCode;
    }
}
