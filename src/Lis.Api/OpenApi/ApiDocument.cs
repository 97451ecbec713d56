using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Lis.Api.OpenApi;

/// <summary>The OpenAPI document of both halves, its page, and the files under openapi/ that the running service is compared with.</summary>
public static class ApiDocument
{
    const string Name = "v1";

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Name, new OpenApiInfo
            {
                Title = "Lis.Api",
                Version = Name,
                Description = "Management information for Danish municipalities: OData 4.01 under /odata/v1, plain REST under /api/v1.",
            });
            options.DocumentFilter<ODataDocumentFilter>();
        });
    }

    /// <summary>Serves the document and its page; requests for data do not pass there. Made when somebody first asks for them.</summary>
    public static void UseApiDocument(this IApplicationBuilder app) => app.Use(next =>
    {
        var pages = new Lazy<RequestDelegate>(() => PagesBefore(app.New(), next));
        return context => IsDocument(context) ? pages.Value(context) : next(context);
    });

    static RequestDelegate PagesBefore(IApplicationBuilder pages, RequestDelegate next)
    {
        pages.UseSwagger(options => options.RouteTemplate = "openapi/{documentName}.json");
        pages.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.SwaggerEndpoint($"/openapi/{Name}.json", "Lis.Api v1");
            options.DocumentTitle = "Lis.Api";
        });
        pages.Run(next);
        return pages.Build();
    }

    static bool IsDocument(HttpContext context) => context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase);

    /// <summary>The document as text with a newline at the end.</summary>
    public static async Task<string> WriteAsync(IServiceProvider services)
    {
        var document = services.GetRequiredService<ISwaggerProvider>().GetSwagger(Name);
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0);
        return text.ReplaceLineEndings("\n") + "\n";
    }
}
