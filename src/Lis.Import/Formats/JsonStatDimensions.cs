using System.Globalization;

namespace Lis.Import.Formats;

/// <summary>Reads the dimensions of a JSON-stat dataset in the forms of both versions.</summary>
static class JsonStatDimensions
{
    public static IReadOnlyList<CubeDimension> Of(JsonTree dataset)
    {
        var all = dataset["dimension"]!;
        // Version 1 keeps order, sizes and roles among the dimensions, version 2 beside them.
        var ids = Texts((dataset["id"] ?? all["id"])?.Items);
        var sizes = Texts((dataset["size"] ?? all["size"])?.Items);
        var role = dataset["role"] ?? all["role"];
        if (ids.Count == 0 || ids.Count != sizes.Count)
        {
            throw new ImportFault(ImportRules.FileFormat,
                "Filen siger ikke, hvilke dimensioner den har, og hvor store de er (id og size).");
        }

        return [.. ids.Zip(sizes, (id, size) => Dimension(id, size, all, role))];
    }

    static CubeDimension Dimension(string id, string size, JsonTree all, JsonTree? role)
    {
        var own = all[id];
        var category = own?["category"];
        if (category is null)
        {
            throw new ImportFault(ImportRules.FileFormat, $"Dimensionen '{id}' er ikke beskrevet.") { Column = id };
        }

        var labels = category["label"];
        var codes = CodesOf(category["index"], labels, id);
        if (codes.Count.ToString(CultureInfo.InvariantCulture) != size)
        {
            throw new ImportFault(ImportRules.FileFormat, $"Dimensionen '{id}' har {codes.Count} medlemmer; size siger {size}.")
            {
                Column = id,
            };
        }

        var members = codes.Select(code => new CubeMember(code, labels?[code]?.Text ?? code)).ToList();
        return new CubeDimension(id, own!["label"]?.Text ?? id, members)
        {
            IsTime = HasRole(role, "time", id),
            IsArea = HasRole(role, "geo", id),
            IsMeasure = HasRole(role, "metric", id),
        };
    }

    /// <summary>
    /// The codes in the order of the figures: a list of codes, or codes with their places; a single member needs neither.
    /// </summary>
    static List<string> CodesOf(JsonTree? index, JsonTree? labels, string id)
    {
        if (index is null)
        {
            return [.. (labels?.Fields ?? []).Select(field => field.Name)];
        }

        if (index.Items.Count > 0)
        {
            return [.. Texts(index.Items)];
        }

        var placed = index.Fields
            .Select(field => (field.Name, Place: PlaceIn(field.Value.Text)))
            .OrderBy(member => member.Place)
            .ToList();
        return placed.Select(member => member.Place).SequenceEqual(Enumerable.Range(0, placed.Count))
            ? [.. placed.Select(member => member.Name)]
            : throw new ImportFault(ImportRules.FileFormat, $"Medlemmerne af dimensionen '{id}' har ikke pladserne 0, 1, 2 …")
            {
                Column = id,
            };
    }

    static int PlaceIn(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1;

    static bool HasRole(JsonTree? role, string name, string id) => Texts(role?[name]?.Items).Contains(id);

    static List<string> Texts(List<JsonTree>? items) => [.. (items ?? []).Select(item => item.Text ?? "")];
}
