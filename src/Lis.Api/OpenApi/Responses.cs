using Microsoft.OpenApi;

namespace Lis.Api.OpenApi;

/// <summary>What an operation answers: its result, or an OData error.</summary>
static class Responses
{
    public const string JsonType = "application/json";

    public static OpenApiResponses Json(IOpenApiSchema schema, OpenApiDocument document) => Of(JsonType, schema, document);

    public static OpenApiResponses Of(string mediaType, IOpenApiSchema schema, OpenApiDocument document) => new()
    {
        ["200"] = Response("The result.", mediaType, schema),
        ["default"] = Response("An error.", JsonType, TypeSchemas.Reference(TypeSchemas.Error, document)),
    };

    /// <summary>Of what gives nothing back.</summary>
    public static OpenApiResponses Nothing(OpenApiDocument document) => new()
    {
        ["204"] = new OpenApiResponse { Description = "Done." },
        ["default"] = Response("An error.", JsonType, TypeSchemas.Reference(TypeSchemas.Error, document)),
    };

    static OpenApiResponse Response(string description, string mediaType, IOpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [mediaType] = new() { Schema = schema } },
    };
}
