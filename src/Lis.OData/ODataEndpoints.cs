using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lis.OData;

/// <summary>Puts services under paths of a host.</summary>
public static class ODataEndpoints
{
    /// <summary>
    /// Serves everything under a path: the root itself and all that the OData grammar allows below it, with every method. Authorization and
    /// the like are added to what is returned.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="root">The path of the service root, for example <c>/odata/v1</c>; <c>/</c> = the base path itself.</param>
    /// <param name="service">The service.</param>
    public static IEndpointConventionBuilder MapOData(this IEndpointRouteBuilder endpoints, string root, ODataService service)
    {
        var path = root.TrimEnd('/');
        return endpoints.Map($"{path}/{{**rest}}", context => service.AnswerAsync(context, path)).WithDisplayName($"OData {path}/");
    }
}
