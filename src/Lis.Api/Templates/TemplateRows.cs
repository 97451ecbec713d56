using System.Text.Json;
using Lis.Api.V1;
using Lis.Import.Templates;
using Lis.OData.Model;

namespace Lis.Api.Templates;

/// <summary>The rows of a set as a template holds them, so that people can change in a spreadsheet what is there.</summary>
static class TemplateRows
{
    /// <summary>Every row that the caller sees, by key.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadAsync(
        EngineRequests engine, ServiceModel model, TemplateSet template, TemplateShape shape)
    {
        var key = string.Join(',', model.FindSet(template.Set)!.Type.Key.Select(property => property.Name));
        var select = string.Join(',', shape.Columns.Select(column => column.Property));
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        string? query = $"$select={select}&$orderby={key}";
        while (query is not null)
        {
            using var page = await engine.JsonAsync($"/{template.Set}", query);
            rows.AddRange(page.RootElement.GetProperty("value").EnumerateArray().Select(row => RowOf(shape, row)));
            query = page.RootElement.TryGetProperty("@odata.nextLink", out var next) ? new Uri(next.GetString()!).Query[1..] : null;
        }

        return rows;
    }

    static Dictionary<string, object?> RowOf(TemplateShape shape, JsonElement row) =>
        shape.Columns.ToDictionary(column => column.Property, column => ValueOf(column, row.GetProperty(column.Property)), StringComparer.Ordinal);

    static object? ValueOf(TemplateColumn column, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.Array => value.EnumerateArray().Select(item => item.GetString()!).ToArray(),
        _ when column.Kind == TemplateKind.Day => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.GetString(),
    };
}
