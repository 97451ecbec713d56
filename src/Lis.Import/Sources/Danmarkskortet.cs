using Lis.Import.Formats;
using Lis.Import.Tables;

namespace Lis.Import.Sources;

/// <summary>
/// Outcomes of complaints about a municipality's decisions, as columns or as one line per outcome. The reversal rate is computed: changed
/// or repealed and remitted cases in per cent of those decided in substance (upheld, changed or repealed, remitted).
/// </summary>
static class Danmarkskortet
{
    static readonly ImportParameter Map = new("measure", false,
        "Det eller de kort eller lovgrundlag, der skal læses, adskilt af | og svarende til indicator; ellers opdeler de tallene.");

    public static ImportProfile Profile { get; } = new()
    {
        Name = "danmarkskortet",
        Description = "Danmarkskortet og Ankestyrelsens Talportal: antal sager efter afgørelse; omgørelsesprocenten beregnes.",
        Parameters = [ParameterTexts.Indicator, Map, ParameterTexts.Area, ParameterTexts.Year, ParameterTexts.Sheet],
        Read = Read,
    };

    static IEnumerable<ImportItem> Read(ImportRequest request)
    {
        using var lines = TableFile.Open(request).GetEnumerator();
        if (!lines.MoveNext())
        {
            throw new ImportFault(ImportRules.FileEmpty, "Filen er tom.");
        }

        var columns = AppealColumns.Of(request, lines.Current);
        var reader = new AppealReader(columns, request);
        while (lines.MoveNext())
        {
            foreach (var item in reader.Read(lines.Current))
            {
                yield return item;
            }
        }

        foreach (var item in reader.Finish())
        {
            yield return item;
        }
    }
}
