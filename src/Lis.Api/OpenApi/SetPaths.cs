using Lis.OData.Model;
using Microsoft.OpenApi;

namespace Lis.Api.OpenApi;

/// <summary>The addresses of one entity set.</summary>
static class SetPaths
{
    public static void AddTo(OpenApiDocument document, string root, EntitySet set)
    {
        var type = TypeSchemas.Reference(set.Type.Name, document);
        Add(document, $"{root}/{set.Name}", set, new OpenApiOperation
        {
            Summary = set.Labels.English,
            Parameters = [.. QueryParameters.ForCollections(document), .. QueryParameters.ForHistory(set, document)],
            Responses = Responses.Json(Collection(type), document),
        });
        Add(document, $"{root}/{set.Name}/$count", set, new OpenApiOperation
        {
            Summary = $"How many: {set.Labels.English}",
            Parameters = [.. QueryParameters.ForCounts(document), .. QueryParameters.ForHistory(set, document)],
            Responses = Responses.Of("text/plain", new OpenApiSchema { Type = JsonSchemaType.Integer }, document),
        });
        Add(document, $"{root}/{OneOf(set)}", set, new OpenApiOperation
        {
            Summary = set.Type.Labels.English,
            Parameters = [.. KeysOf(set, document), .. QueryParameters.ForEntities(document), .. QueryParameters.ForHistory(set, document)],
            Responses = Responses.Json(type, document),
        });
    }

    /// <summary>The path of an entity below the root, with its key as parameters.</summary>
    public static string OneOf(EntitySet set) => $"{set.Name}({Key(set.Type)})";

    /// <summary>The parameters of that path.</summary>
    public static IEnumerable<IOpenApiParameter> KeysOf(EntitySet set, OpenApiDocument document) =>
        set.Type.Key.Select(key => KeyParameter(key, document));

    static void Add(OpenApiDocument document, string path, EntitySet set, OpenApiOperation operation)
    {
        operation.Tags = new HashSet<OpenApiTagReference> { new(set.Name, document) };
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new OpenApiTag { Name = set.Name, Description = set.Labels.Danish });
        document.Paths.Add(path, new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation },
        });
    }

    static string Key(EntityType type) => type.Key is [var single]
        ? Literal(single)
        : string.Join(',', type.Key.Select(key => $"{key.Name}={Literal(key)}"));

    static string Literal(StructuralProperty key) => key.Type == PrimitiveType.String ? $"'{{{key.Name}}}'" : $"{{{key.Name}}}";

    static OpenApiParameter KeyParameter(StructuralProperty key, OpenApiDocument document) => new()
    {
        Name = key.Name,
        In = ParameterLocation.Path,
        Required = true,
        Description = key.Labels.English,
        Schema = TypeSchemas.OfValue(key.Type, document),
    };

    static OpenApiSchema Collection(IOpenApiSchema type) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["@odata.context"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["@odata.count"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            ["value"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = type },
            ["@odata.nextLink"] = new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };
}
