using Lis.Api.V1;

namespace Lis.Api;

/// <summary>The versions that this installation serves.</summary>
public static class Versions
{
    static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void MapVersions(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/odata", Reads, (HttpRequest request) => Results.Json(new
    {
        versions = new[]
        {
            new { name = "v1", root = $"{request.Scheme}://{request.Host}{request.PathBase}{ServiceV1.Root}/", status = "stable", sunset = (string?)null },
        },
    })).ExcludeFromDescription();
}
