using Lis.Api.Security;

namespace Lis.Api.Templates;

/// <summary><c>/api/v1/templates</c>: files for people to fill in, which come back as imports with the profile <c>template-…</c>.</summary>
public static class TemplateEndpoints
{
    public const string Root = "/api/v1/templates";

    public static void MapTemplates(this IEndpointRouteBuilder endpoints)
    {
        var templates = endpoints.MapGroup(Root).WithTags("Templates");
        // As a result instead of the rows themselves, whose form as JSON would be worked out at every start.
        templates.MapGet("", () => Results.Json(TemplateSet.All.Select(ViewOf)))
            .WithSummary("The templates that can be filled in, and by which profile they come back.")
            .Produces<IEnumerable<TemplateView>>();
        templates.MapGet("/{name}.{format}", WriteAsync)
            .WithSummary("A template as csv or xlsx (with drop-downs); rows=true fills in what is there.")
            .Produces(StatusCodes.Status200OK, contentType: TemplateFile.Formats["xlsx"], additionalContentTypes: "text/csv")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static TemplateView ViewOf(TemplateSet template) => new(
        template.Name,
        template.Title,
        template.Set,
        Import.Templates.TemplateProfile.Prefix + template.Name,
        [.. TemplateFile.Formats.Keys.Select(format => $"{Root}/{template.Name}.{format}")]);

    static async Task WriteAsync(HttpContext context, TemplateFile file, string name, string format, string? rows)
    {
        if (TemplateSet.Find(name) is not { } template || !TemplateFile.Formats.TryGetValue(format, out var mediaType))
        {
            var known = string.Join(", ", TemplateSet.All.Select(each => each.Name));
            await Problems.WriteAsync(context, 404, "UnknownResource", $"There is no template {name}.{format}; there are {known}, each as csv and xlsx.");
            return;
        }

        var withRows = false;
        if (rows is not null && !bool.TryParse(rows, out withRows))
        {
            await Problems.WriteAsync(context, 400, "BadRequest", $"rows is '{rows}'; it is true or false.");
            return;
        }

        var caller = Gate.CallerOf(context);
        if (withRows && !caller.Has(Roles.Read))
        {
            await Problems.WriteAsync(context, 403, "Forbidden", "A template with its rows needs Lis.Read.");
            return;
        }

        using var content = new MemoryStream();
        await file.WriteAsync(content, template, format, caller, withRows);
        context.Response.ContentType = mediaType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{template.Name}.{format}\"";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length), context.RequestAborted);
    }

    /// <summary>A template as clients meet it.</summary>
    internal sealed record TemplateView(string Name, string Title, string Set, string Profile, IReadOnlyList<string> Files);
}
