using System.Globalization;
using System.Text;
using Lis.Import;
using Lis.Tests.Architecture;

namespace Lis.Tests.Import;

/// <summary>What a profile made of a file, as short lines of text that a test can compare.</summary>
sealed class Imported
{
    readonly List<ImportItem> items;

    Imported(IEnumerable<ImportItem> items) => this.items = [.. items];

    public IEnumerable<ImportRow> Rows => items.OfType<ImportRow>();

    /// <summary>indicator | area | period | breakdown | value | status | raw text.</summary>
    public string[] Figures => [.. Rows.Select(Figure)];

    /// <summary>line | column | rule | raw value.</summary>
    public string[] Faults =>
        [.. items.OfType<ImportReject>().Select(fault => $"{fault.Line}|{fault.Column}|{fault.Rule}|{fault.RawValue}")];

    public ImportReject[] Rejects => [.. items.OfType<ImportReject>()];

    /// <summary>line | column | raw value.</summary>
    public string[] Notices => [.. items.OfType<ImportNotice>().Select(notice => $"{notice.Line}|{notice.Column}|{notice.RawValue}")];

    /// <summary>Reads one of the files beside the tests.</summary>
    public static Imported File(string path, string profile, params (string Name, string Value)[] parameters) =>
        Of(ImportFile.OnDisk(SourceTree.Absolute($"tests/Lis.Tests/Import/Files/{path}")), profile, parameters);

    public static Imported Text(string text, string profile, params (string Name, string Value)[] parameters) =>
        Of(ImportFile.InMemory("fil.csv", Encoding.UTF8.GetBytes(text)), profile, parameters);

    public static Imported Of(ImportFile file, string profile, params (string Name, string Value)[] parameters) =>
        new(Stream(file, profile, parameters));

    public static IEnumerable<ImportItem> Stream(ImportFile file, string profile, params (string Name, string Value)[] parameters)
    {
        var found = ImportProfiles.Find(profile);
        Assert.NotNull(found);
        var byName = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        Assert.Empty(found.FaultsIn(byName));
        return ImportReading.Read(found, new ImportRequest
        {
            File = file,
            Areas = KnownCodes.Areas,
            Indicators = KnownCodes.Indicators,
            Parameters = byName,
        });
    }

    static string Figure(ImportRow row) => string.Join('|',
        row.IndicatorCode,
        row.AreaCode,
        row.Period.Code,
        row.BreakdownKey,
        row.Value?.ToString("0.######", CultureInfo.InvariantCulture),
        row.ValueStatus,
        row.RawText);
}
