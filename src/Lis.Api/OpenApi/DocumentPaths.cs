using Microsoft.OpenApi;

namespace Lis.Api.OpenApi;

/// <summary>The addresses of documents that describe the service.</summary>
static class DocumentPaths
{
    const string Tag = "Service";

    public static void AddTo(OpenApiDocument document, string root)
    {
        Add(document, "/odata", "The versions that this installation serves.", Responses.JsonType);
        Add(document, root + "/", "The service document: the entity sets.", Responses.JsonType);
        Add(document, root + "/$metadata", "The model, as CSDL.", "application/xml");
        Add(document, "/health/live", "Whether the process answers.", Responses.JsonType);
        Add(document, "/health/ready", "Whether the service can serve requests.", Responses.JsonType);
    }

    static void Add(OpenApiDocument document, string path, string summary, string mediaType) => document.Paths.Add(path, new OpenApiPathItem
    {
        Operations = new Dictionary<HttpMethod, OpenApiOperation>
        {
            [HttpMethod.Get] = new OpenApiOperation
            {
                Summary = summary,
                Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
                Responses = Responses.Of(mediaType, new OpenApiSchema(), document),
            },
        },
    });
}
