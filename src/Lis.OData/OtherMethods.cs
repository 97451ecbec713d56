using Lis.OData.Errors;
using Lis.OData.Parsing.Bound;
using Microsoft.AspNetCore.Http;

namespace Lis.OData;

/// <summary>What the service says to methods that read nothing.</summary>
static class OtherMethods
{
    const string Reads = "GET, HEAD, OPTIONS";

    /// <summary>Answers OPTIONS; refuses the rest as not implemented where the resource could take it, else as not allowed.</summary>
    /// <exception cref="FaultException">NotImplemented, MethodNotAllowed, or what is wrong with the URL.</exception>
    public static Task AnswerAsync(HttpContext context, Func<BoundRequest> parse)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsOptions(method))
        {
            context.Response.Headers.Allow = AllowedBy(parse().Path.Last);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        var path = parse().Path;
        if (Writable(path.Last).Contains(method))
        {
            throw new FaultException(FaultCode.NotImplemented, $"{method} is not implemented yet; the service can be read.");
        }

        var allowed = AllowedBy(path.Last);
        context.Response.Headers.Allow = allowed;
        throw new FaultException(FaultCode.MethodNotAllowed, $"{method} is not a method of this resource; it takes {allowed}.");
    }

    static string AllowedBy(PathSegment? last) => last is ActionSegment ? "POST, OPTIONS" : Reads;

    static string[] Writable(PathSegment? last) => last switch
    {
        EntitySetSegment { Set.IsReadOnly: false } => ["POST"],
        NavigationSegment { Navigation.IsCollection: true } => ["POST"],
        KeySegment or NavigationSegment => ["PATCH", "PUT", "DELETE"],
        PropertySegment { Property.IsComputed: false } or ValueSegment => ["PATCH", "PUT", "DELETE"],
        ReferenceSegment => ["POST", "PUT", "DELETE"],
        ActionSegment => ["POST"],
        _ => [],
    };
}
