using System.Text.Json;
using System.Text.Json.Serialization;
using Lis.Import.Tables;

namespace Lis.Import.Sheets;

/// <summary>Reads sheet profiles from JSON: those that come with the service, and those of an installation.</summary>
public static class SheetProfileFile
{
    const string Embedded = "Sheets/";

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A profile from its JSON.</summary>
    /// <exception cref="FormatException">The text is no sheet profile; the message says where.</exception>
    public static ImportProfile Parse(string json)
    {
        try
        {
            var sheet = JsonSerializer.Deserialize<SheetProfile>(json, Options) ?? throw new FormatException("The file holds no profile.");
            return sheet.Layouts.Count > 0 ? ProfileOf(sheet) : throw new FormatException($"The profile '{sheet.Name}' has no layout.");
        }
        catch (JsonException fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    /// <summary>The profiles in a folder, one JSON file each, by file name.</summary>
    /// <exception cref="FormatException">A file is no sheet profile; the message names it.</exception>
    public static IReadOnlyList<ImportProfile> InFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(path =>
        {
            try
            {
                return Parse(File.ReadAllText(path));
            }
            catch (FormatException fault)
            {
                throw new FormatException($"{Path.GetFileName(path)}: {fault.Message}", fault);
            }
        })];

    /// <summary>A profile that comes with the service.</summary>
    internal static ImportProfile Own(string name)
    {
        using var stream = typeof(SheetProfileFile).Assembly.GetManifestResourceStream($"{Embedded}{name}.json")
            ?? throw new InvalidOperationException($"The profile '{name}' is not part of the assembly.");
        using var text = new StreamReader(stream);
        return Parse(text.ReadToEnd());
    }

    static ImportProfile ProfileOf(SheetProfile sheet) => new()
    {
        Name = sheet.Name,
        Description = sheet.Description,
        Parameters =
        [
            ParameterTexts.Indicator, ParameterTexts.Measure, ParameterTexts.Area, ParameterTexts.Year, ParameterTexts.Sheet,
            ParameterTexts.Dimensions, ParameterTexts.Totals, .. sheet.Parameters,
        ],
        Read = request => SheetFile.Read(sheet, request),
    };
}
