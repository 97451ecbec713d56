using Lis.Api.Security;
using Lis.Api.V1;
using Lis.Import.Templates;
using Lis.OData;
using Lis.OData.Model;

namespace Lis.Api.Templates;

/// <summary>Makes templates as files, for a caller.</summary>
sealed class TemplateFile(IServiceProvider services, ODataService engine, ServiceModel model)
{
    /// <summary>The formats, with their media types.</summary>
    public static readonly IReadOnlyDictionary<string, string> Formats = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["csv"] = "text/csv; charset=utf-8",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>Writes a template, empty or with the rows that the caller sees.</summary>
    public async Task WriteAsync(Stream target, TemplateSet template, string format, LisCaller caller, bool withRows)
    {
        var requests = new EngineRequests(services, engine, caller);
        var shape = await new TemplateChoices(model, requests).FillAsync(template, TemplateShapes.Of(model, template));
        var rows = withRows ? await TemplateRows.ReadAsync(requests, model, template, shape) : [];
        if (format == "csv")
        {
            TemplateText.Write(target, shape, rows);
        }
        else
        {
            TemplateWorkbook.Write(target, shape, rows);
        }
    }
}
