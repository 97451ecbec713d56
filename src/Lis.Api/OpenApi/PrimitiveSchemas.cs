using Lis.OData.Model;
using Microsoft.OpenApi;

namespace Lis.Api.OpenApi;

/// <summary>How a primitive value looks in JSON.</summary>
static class PrimitiveSchemas
{
    public static OpenApiSchema Of(PrimitiveType type) => type.Kind switch
    {
        PrimitiveKind.Boolean => new() { Type = JsonSchemaType.Boolean },
        PrimitiveKind.Int64 => new() { Type = JsonSchemaType.Integer, Format = "int64" },
        PrimitiveKind.Decimal => new() { Type = JsonSchemaType.Number, Format = "decimal" },
        PrimitiveKind.Single or PrimitiveKind.Double => new() { Type = JsonSchemaType.Number, Format = "double" },
        PrimitiveKind.Date => new() { Type = JsonSchemaType.String, Format = "date" },
        PrimitiveKind.DateTimeOffset => new() { Type = JsonSchemaType.String, Format = "date-time" },
        PrimitiveKind.TimeOfDay => new() { Type = JsonSchemaType.String, Format = "time" },
        PrimitiveKind.Duration => new() { Type = JsonSchemaType.String, Format = "duration" },
        PrimitiveKind.Guid => new() { Type = JsonSchemaType.String, Format = "uuid" },
        PrimitiveKind.Binary => new() { Type = JsonSchemaType.String, Format = "base64url" },
        _ when type.IsInteger => new() { Type = JsonSchemaType.Integer, Format = "int32" },
        _ => new() { Type = JsonSchemaType.String },
    };
}
