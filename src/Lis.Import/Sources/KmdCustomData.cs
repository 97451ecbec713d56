using System.Globalization;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>
/// Custom Data of KMD Insight: one <c>CD_</c> file of 54 columns whose second line names them, or a <c>Data_</c> file whose columns a
/// <c>Meta_</c> file in the same archive names. Decimal comma, no thousands separator, dates in one of two forms.
/// </summary>
static class KmdCustomData
{
    static readonly string[] DateForms = ["yyyy-MM-dd", "dd-MM-yyyy"];

    public static ImportProfile Profile { get; } = new()
    {
        Name = "kmd-customdata",
        Description = "KMD Insight Custom Data: en CD_-fil, en Data_-fil eller et zip-arkiv med Data_ og Meta_.",
        Parameters =
        [
            ParameterTexts.Indicator, ParameterTexts.Measure, ParameterTexts.Area, ParameterTexts.Year, ParameterTexts.Totals,
            new("date", false, "Navnet på den kolonne med datoer, der viser perioden; ellers den første, der er i brug."),
        ],
        ReadTogether = ReadTogether,
    };

    static IEnumerable<ImportItem> ReadTogether(IReadOnlyList<ImportFile> files, ImportRequest request)
    {
        var meta = files.FirstOrDefault(file => Begins(file, "Meta_"));
        var names = meta is null ? null : KmdMeta.Read(meta, request.Limits);
        foreach (var file in files.Where(file => Begins(file, "Aut_")))
        {
            yield return new ImportNotice { RawValue = file.Name, Message = $"Filen {file.Name} giver brugere adgang hos KMD og er ikke læst." };
        }

        var data = files.Where(file => file != meta && !Begins(file, "Aut_")).ToList();
        if (data.Count != 1)
        {
            throw new ImportFault(ImportRules.FileFormat, $"Arkivet skal rumme én fil med data; det rummer {data.Count}.");
        }

        foreach (var item in ReadData(request with { File = data[0] }, names))
        {
            yield return item;
        }
    }

    static bool Begins(ImportFile file, string start) => file.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    static IEnumerable<ImportItem> ReadData(ImportRequest request, IReadOnlyDictionary<string, string>? names)
    {
        KmdColumns? columns = null;
        var rules = new LongRules
        {
            Numbers = NumberCulture.DecimalComma,
            Symbols = SymbolMap.Create(),
            AreaName = text => text.StartsWith("Uoplyst", StringComparison.OrdinalIgnoreCase) ? null : text,
            Day = DayOf,
            IsData = line => !columns!.IsCaptionLine(line),
            Check = (line, faults) => KmdChecks.Check(line, columns!, faults),
        };
        return LongTable.Read(request, TableFile.Open(request), Bind, rules);

        LongShape Bind(TableRow heading, TableRow? first)
        {
            columns = KmdColumns.Of(heading, first, names);
            return columns.Bind(request, heading.Line);
        }
    }

    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
