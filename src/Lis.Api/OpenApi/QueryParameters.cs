using Lis.OData.Model;
using Lis.OData.Parsing;
using Microsoft.OpenApi;

namespace Lis.Api.OpenApi;

/// <summary>The system query options as parameters.</summary>
static class QueryParameters
{
    static readonly (string Name, JsonSchemaType Type, string Description)[] All =
    [
        ("$filter", JsonSchemaType.String, "Which rows: a condition such as AreaCode eq '657' and PeriodStart ge 2018-01-01."),
        ("$search", JsonSchemaType.String, "Rows whose texts contain these words."),
        ("$orderby", JsonSchemaType.String, "The order, such as PeriodStart desc,AreaCode."),
        ("$select", JsonSchemaType.String, "The properties to answer with, separated by commas."),
        ("$expand", JsonSchemaType.String, "Related rows to include, such as Indicator($select=Name)."),
        ("$compute", JsonSchemaType.String, "Values to compute for each row, such as Value mul 2 as Double."),
        ("$top", JsonSchemaType.Integer, "The most rows."),
        ("$skip", JsonSchemaType.Integer, "Rows to leave out at the start."),
        ("$count", JsonSchemaType.Boolean, "Whether to say how many rows match in all."),
        ("$format", JsonSchemaType.String, "The form of the answer; wins over Accept."),
    ];

    static readonly (string Name, JsonSchemaType Type, string Description) AsOf =
        (AsOfOption.Name, JsonSchemaType.String, "An instant such as 2026-01-31T12:00:00Z: the rows as a read at that time gave them.");

    static readonly string[] OfEntity = ["$select", "$expand", "$compute", "$format"];

    static readonly string[] OfCount = ["$filter", "$search"];

    public static void AddTo(OpenApiDocument document)
    {
        document.Components!.Parameters = All.Append(AsOf).ToDictionary(
            option => Id(option.Name),
            IOpenApiParameter (option) => new OpenApiParameter
            {
                Name = option.Name,
                In = ParameterLocation.Query,
                Description = option.Description,
                Schema = new OpenApiSchema { Type = option.Type },
            },
            StringComparer.Ordinal);
    }

    public static IEnumerable<IOpenApiParameter> ForCollections(OpenApiDocument document) => For(All.Select(option => option.Name), document);

    public static IEnumerable<IOpenApiParameter> ForEntities(OpenApiDocument document) => For(OfEntity, document);

    public static IEnumerable<IOpenApiParameter> ForCounts(OpenApiDocument document) => For(OfCount, document);

    /// <summary>The instant of which rows are read, for sets that keep their history or show rows that do.</summary>
    public static IEnumerable<IOpenApiParameter> ForHistory(EntitySet set, OpenApiDocument document) =>
        set.Type.History is null ? [] : For([AsOf.Name], document);

    static IEnumerable<IOpenApiParameter> For(IEnumerable<string> names, OpenApiDocument document) =>
        names.Select(name => new OpenApiParameterReference(Id(name), document));

    static string Id(string name) => name.TrimStart('$');
}
