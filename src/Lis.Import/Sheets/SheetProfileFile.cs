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
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A profile from its JSON.</summary>
    /// <exception cref="FormatException">The text is no sheet profile; the message says where, and what would be right.</exception>
    public static ImportProfile Parse(string json)
    {
        SheetProfile sheet;
        try
        {
            sheet = JsonSerializer.Deserialize<SheetProfile>(json, Options) ?? throw new FormatException("$: a profile stands here, not null.");
        }
        catch (JsonException fault)
        {
            throw new FormatException(SheetProfileFault.Describe(fault), fault);
        }

        var profile = ProfileOf(sheet);
        var findings = SheetProfileCheck.FindingsIn(sheet, profile.Parameters).ToList();
        return findings.Count == 0 ? profile : throw new FormatException(string.Join(' ', findings));
    }

    /// <summary>The profiles in a folder, one JSON file each, by file name; and what is wrong with those that are none, by file.</summary>
    public static (IReadOnlyList<ImportProfile> Profiles, IReadOnlyList<string> Findings) InFolder(string folder)
    {
        var (profiles, findings) = (new List<ImportProfile>(), new List<string>());
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                profiles.Add(Parse(File.ReadAllText(path)));
            }
            catch (FormatException fault)
            {
                findings.Add($"{Path.GetFileName(path)}: {fault.Message}");
            }
        }

        return (profiles, findings);
    }

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
