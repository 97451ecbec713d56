using System.Text.Json;
using System.Xml.Linq;

namespace Lis.Conformance.Contract;

/// <summary>What clients build on in a published document, as one line per element with what may not change of it.</summary>
static class PublishedElements
{
    static readonly string[] Facets = ["Type", "Nullable", "MaxLength", "Precision", "Scale", "Value", "EntityType", "Target", "Partner"];

    /// <summary>Types, properties, navigations, enumeration members, sets and keys of a CSDL document.</summary>
    public static HashSet<string> OfMetadata(string xml) => [.. XDocument.Parse(xml).Descendants()
        .Where(element => element.Attribute("Name") is not null || element.Name.LocalName == "PropertyRef")
        .Select(element => $"{PathOf(element)} {string.Join(' ', Facets.Select(facet => element.Attribute(facet)).OfType<XAttribute>())}".TrimEnd())];

    /// <summary>Paths with their methods and parameters, schemas with their properties, types and enumeration values.</summary>
    public static HashSet<string> OfOpenApi(string json)
    {
        using var document = JsonDocument.Parse(json);
        var lines = new HashSet<string>();
        Collect(document.RootElement.GetProperty("paths"), "paths", lines);
        Collect(document.RootElement.GetProperty("components"), "components", lines);
        return lines;
    }

    static string PathOf(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse()
        .Where(part => part.Attribute("Name") is not null)
        .Select(part => $"{part.Name.LocalName}:{part.Attribute("Name")!.Value}"));

    static void Collect(JsonElement element, string path, HashSet<string> lines)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject().Where(member => !IsText(member)))
                {
                    Collect(member.Value, $"{path}/{member.Name}", lines);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, $"{path}/{NameOf(item)}", lines);
                }

                break;
            default:
                lines.Add($"{path} = {element}");
                break;
        }
    }

    /// <summary>Words for people may be bettered.</summary>
    static bool IsText(JsonProperty member) => member.Name is "description" or "summary" or "title" && member.Value.ValueKind == JsonValueKind.String;

    static string NameOf(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) ? name.ToString() : "-";
}
