using System.Text.Json;
using System.Xml.Linq;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>An entity set as the running service describes it: a set added later is tested without anybody thinking of it.</summary>
public sealed record EntitySet(string Name, IReadOnlyList<string> Keys, IReadOnlyList<Navigation> Navigations, bool IsMunicipal)
{
    /// <summary>The address of a row, made from the values of its key.</summary>
    public string AddressOf(JsonElement row)
    {
        var parts = Keys.Select(key => KeyPart(key, row.GetProperty(key)));
        return $"/odata/v1/{Name}({string.Join(',', parts)})";
    }

    string KeyPart(string key, JsonElement value)
    {
        var literal = value.ValueKind == JsonValueKind.String
            ? $"'{Uri.EscapeDataString(value.GetString()!.Replace("'", "''", StringComparison.Ordinal))}'"
            : value.GetRawText();
        return Keys.Count == 1 ? literal : $"{key}={literal}";
    }

    /// <summary>Reads $metadata with a token that may see it.</summary>
    public static async Task<IReadOnlyList<EntitySet>> ReadAsync(LisHost service, (string, string) token)
    {
        var metadata = XDocument.Parse((await service.GetAsync("/odata/v1/$metadata", token, ("Accept", "application/xml"))).Text);
        var types = metadata.Descendants().Where(element => element.Name.LocalName == "EntityType")
            .ToDictionary(type => (string)type.Attribute("Name")!);
        return
        [
            .. from set in metadata.Descendants()
               where set.Name.LocalName == "EntitySet"
               let type = types[((string)set.Attribute("EntityType")!).Split('.')[^1]]
               select new EntitySet((string)set.Attribute("Name")!, KeysOf(type), [.. NavigationsOf(type, types)], IsMunicipalType(type)),
        ];
    }

    static string[] KeysOf(XElement type) =>
    [
        .. from part in type.Descendants()
           where part.Name.LocalName == "PropertyRef"
           select (string)part.Attribute("Name")!,
    ];

    static IEnumerable<Navigation> NavigationsOf(XElement type, Dictionary<string, XElement> types) =>
        from part in type.Elements()
        where part.Name.LocalName == "NavigationProperty"
        let target = (string)part.Attribute("Type")!
        select new Navigation(
            (string)part.Attribute("Name")!,
            target.StartsWith("Collection(", StringComparison.Ordinal),
            IsMunicipalType(types[target.TrimEnd(')').Split('.')[^1]]),
            KeysOf(types[target.TrimEnd(')').Split('.')[^1]])[0]);

    static bool IsMunicipalType(XElement type) =>
        type.Elements().Any(part => part.Name.LocalName == "Property" && (string?)part.Attribute("Name") == "MunicipalityCode");
}

/// <summary>A navigation property, and the (first) key of the rows that it leads to.</summary>
public sealed record Navigation(string Name, bool IsCollection, bool LeadsToMunicipalRows, string TargetKey);
