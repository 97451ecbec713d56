using System.Text.Json.Nodes;
using Lis.OData.Model;
using Microsoft.OpenApi;

namespace Lis.Api.OpenApi;

/// <summary>A schema for each type of the model; the Danish label is its title, the English text its description.</summary>
static class TypeSchemas
{
    public const string Error = "ODataError";

    public static void AddTo(OpenApiDocument document, ServiceModel model)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var type in model.Types)
        {
            document.Components.Schemas[Name(type)] = type switch
            {
                EnumType enumeration => Of(enumeration),
                StructuredType structured => Of(structured, document),
                _ => throw new InvalidOperationException($"{type} is no declared type."),
            };
        }

        document.Components.Schemas[Error] = ErrorSchema();
    }

    /// <summary>A reference to a declared type's schema.</summary>
    public static OpenApiSchemaReference Reference(string name, OpenApiDocument document) => new(name, document);

    /// <summary>The name of a declared type's schema.</summary>
    public static string Name(ODataType type) => type switch
    {
        EnumType enumeration => enumeration.Name,
        StructuredType structured => structured.Name,
        _ => type.FullName,
    };

    /// <summary>The schema of a value, null left aside.</summary>
    public static IOpenApiSchema OfValue(ODataType type, OpenApiDocument document) => type switch
    {
        CollectionType collection => new OpenApiSchema { Type = JsonSchemaType.Array, Items = OfValue(collection.Element, document) },
        PrimitiveType primitive => PrimitiveSchemas.Of(primitive),
        _ => Reference(Name(type), document),
    };

    static OpenApiSchema Of(EnumType type) => new()
    {
        Type = JsonSchemaType.String,
        Title = type.Labels.Danish,
        Description = type.Labels.English,
        Enum = [.. type.Members.Select(member => (JsonNode)member.Name)],
    };

    static OpenApiSchema Of(StructuredType type, OpenApiDocument document)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Title = type.Labels.Danish,
            Description = type.Labels.English,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
        };
        foreach (var property in type.Properties.Where(property => !property.IsHidden))
        {
            schema.Properties.Add(property.Name, Of(property, document));
        }

        foreach (var navigation in type.Navigations.Where(navigation => !navigation.IsHidden))
        {
            schema.Properties.Add(navigation.Name, Of(navigation, document));
        }

        return schema;
    }

    static OpenApiSchema Of(StructuralProperty property, OpenApiDocument document)
    {
        var value = OfValue(property.Type, document);
        var schema = value as OpenApiSchema ?? new OpenApiSchema { AllOf = [value] };
        schema.Title = property.Labels.Danish;
        schema.Description = property.Labels.English;
        schema.MaxLength = property.Type == PrimitiveType.String ? property.MaxLength : null;
        schema.ReadOnly = property.IsComputed;
        if (property.IsNullable)
        {
            schema.Type = (schema.Type ?? (property.Type is EnumType ? JsonSchemaType.String : JsonSchemaType.Object)) | JsonSchemaType.Null;
        }

        return schema;
    }

    static OpenApiSchema Of(NavigationProperty navigation, OpenApiDocument document)
    {
        var target = Reference(navigation.Target.Name, document);
        var schema = navigation.IsCollection
            ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = target }
            : new OpenApiSchema { AllOf = [target] };
        schema.Title = navigation.Labels.Danish;
        schema.Description = $"{navigation.Labels.English} Present when expanded.";
        schema.ReadOnly = true;
        return schema;
    }

    static OpenApiSchema ErrorSchema()
    {
        static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
        static Dictionary<string, IOpenApiSchema> Finding() => new(StringComparer.Ordinal)
        {
            ["code"] = Text(),
            ["message"] = Text(),
            ["target"] = Text(),
        };
        var error = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = Finding(), Required = new HashSet<string> { "code", "message" } };
        error.Properties.Add("details", new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = Finding() },
        });
        return new() { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["error"] = error } };
    }
}
