using Lis.OData.Model;
using Microsoft.OpenApi;

namespace Lis.Api.OpenApi;

/// <summary>The addresses of functions and actions: below an entity or a set, or of an import below the service root.</summary>
static class OperationPaths
{
    public static void AddTo(OpenApiDocument document, string root, ServiceModel model)
    {
        foreach (var operation in model.Operations.All.Where(operation => operation.Binding is not null))
        {
            var binding = operation.Binding!;
            var set = model.SetOf(binding.Type);
            var before = binding.IsCollection ? $"{root}/{set.Name}" : $"{root}/{SetPaths.OneOf(set)}";
            var keys = binding.IsCollection ? [] : SetPaths.KeysOf(set, document);
            Add(document, $"{before}/{operation.FullName}", set.Name, operation, keys);
        }

        foreach (var import in model.Operations.Imports)
        {
            foreach (var operation in model.Operations.Overloads(import))
            {
                Add(document, $"{root}/{import.Name}", "Service", operation, []);
            }
        }
    }

    static void Add(OpenApiDocument document, string path, string tag, Operation operation, IEnumerable<IOpenApiParameter> keys)
    {
        var described = new OpenApiOperation
        {
            Summary = operation.Labels.English,
            Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
            Parameters = [.. keys],
            Responses = operation.Result is { } result ? Responses.Json(ResultOf(result, document), document) : Responses.Nothing(document),
        };
        if (operation.IsAction)
        {
            described.RequestBody = operation.Parameters.Count == 0 ? null : BodyOf(operation, document);
        }
        else
        {
            path += $"({string.Join(',', operation.Parameters.Select(parameter => $"{parameter.Name}={Literal(parameter)}"))})";
            operation.Parameters.ToList().ForEach(parameter => described.Parameters.Add(Of(parameter, document)));
            if (operation.Result is CollectionType)
            {
                QueryParameters.ForCollections(document).ToList().ForEach(described.Parameters.Add);
            }
        }

        document.Paths.Add(path, new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation> { [operation.IsAction ? HttpMethod.Post : HttpMethod.Get] = described },
        });
    }

    static string Literal(OperationParameter parameter) =>
        parameter.Type == PrimitiveType.String ? $"'{{{parameter.Name}}}'" : $"{{{parameter.Name}}}";

    static OpenApiParameter Of(OperationParameter parameter, OpenApiDocument document) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Path,
        Required = true,
        Description = parameter.Labels.English,
        Schema = TypeSchemas.OfValue(parameter.Type, document),
    };

    static OpenApiRequestBody BodyOf(Operation action, OpenApiDocument document) => new()
    {
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Responses.JsonType] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = action.Parameters.ToDictionary(
                        parameter => parameter.Name, parameter => TypeSchemas.OfValue(parameter.Type, document), StringComparer.Ordinal),
                },
            },
        },
    };

    /// <summary>Entities and complex values stand in the body as they are, everything else in its member <c>value</c>.</summary>
    static IOpenApiSchema ResultOf(ODataType result, OpenApiDocument document) => result is StructuredType
        ? TypeSchemas.OfValue(result, document)
        : new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["value"] = TypeSchemas.OfValue(result, document) },
        };
}
