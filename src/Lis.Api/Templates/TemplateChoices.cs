using System.Globalization;
using System.Text.Json;
using Lis.Api.Security;
using Lis.Api.V1;
using Lis.Import.Templates;
using Lis.OData.Model;

namespace Lis.Api.Templates;

/// <summary>The rows that drop-downs offer: keys with names, as the caller sees them and nobody else's.</summary>
sealed class TemplateChoices(ServiceModel model, EngineRequests engine)
{
    /// <summary>More than that nobody looks through, and a spreadsheet gets slow.</summary>
    const int Most = 5000;

    const string Dash = " – ";

    static readonly string[] Names = ["Name", "Title", "Label"];

    /// <summary>The shape with its drop-downs filled; a caller who may not read gets those of the model alone.</summary>
    public async Task<TemplateShape> FillAsync(TemplateSet template, TemplateShape shape)
    {
        if (!engine.Caller.Has(Roles.Read))
        {
            return shape;
        }

        var type = model.FindSet(template.Set)!.Type;
        var filled = new List<TemplateColumn>();
        var known = new Dictionary<EntityType, IReadOnlyList<TemplateChoice>>();
        foreach (var column in shape.Columns)
        {
            if (TemplateShapes.TargetOf(type, column.Property) is not { } target)
            {
                filled.Add(column);
                continue;
            }

            if (!known.TryGetValue(target, out var choices))
            {
                known[target] = choices = await OfAsync(target);
            }

            filled.Add(column with { Choices = choices });
        }

        return shape with { Columns = filled };
    }

    async Task<IReadOnlyList<TemplateChoice>> OfAsync(EntityType target)
    {
        var set = model.EntitySets.First(each => each.Type == target).Name;
        var key = target.Key[0].Name;
        var name = Names.FirstOrDefault(each => target.FindProperty(each) is { IsHidden: false, Source: ColumnSource });
        var select = name is null ? key : $"{key},{name}";
        using var rows = await engine.JsonAsync($"/{set}", FormattableString.Invariant($"$select={select}&$orderby={key}&$top={Most}"));
        return [.. rows.RootElement.GetProperty("value").EnumerateArray().Select(row => ChoiceOf(row, key, name))];
    }

    static TemplateChoice ChoiceOf(JsonElement row, string key, string? name)
    {
        var value = row.GetProperty(key) is { ValueKind: JsonValueKind.Number } number
            ? number.GetInt64().ToString(CultureInfo.InvariantCulture)
            : row.GetProperty(key).GetString()!;
        return new(value, name is not null && row.GetProperty(name).GetString() is { Length: > 0 } text ? value + Dash + text : value);
    }
}
