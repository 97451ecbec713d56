using Lis.OData.Model;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lis.Api.OpenApi;

/// <summary>Writes the OData half from the published model: every set, its count, its entities by key, its functions and actions, and every type.</summary>
public sealed class ODataDocumentFilter(ServiceModel model) : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        TypeSchemas.AddTo(swaggerDoc, model);
        QueryParameters.AddTo(swaggerDoc);
        foreach (var set in model.EntitySets)
        {
            SetPaths.AddTo(swaggerDoc, V1.ServiceV1.Root, set);
        }

        OperationPaths.AddTo(swaggerDoc, V1.ServiceV1.Root, model);
        DocumentPaths.AddTo(swaggerDoc, V1.ServiceV1.Root);
        swaggerDoc.Components!.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "An access token of Microsoft Entra ID for this service.",
            },
        };
        swaggerDoc.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", swaggerDoc)] = [] }];
    }
}
