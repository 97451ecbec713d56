using Lis.Domain;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>JSON-stat of the Statbank (1.x in its envelope), and 2.0 as others give it.</summary>
static class DstJsonStat
{
    public static ImportProfile Profile { get; } = new()
    {
        Name = "dst-jsonstat",
        Description = "Danmarks Statistiks Statistikbank, formatet JSONSTAT (JSON-stat 1.x); også JSON-stat 2.0 fra andre.",
        Parameters = [ParameterTexts.Indicator, CubeMeasure, ParameterTexts.Area, ParameterTexts.Year, ParameterTexts.Totals],
        Read = Read,
    };

    public static ImportParameter CubeMeasure => new("measure", false,
        "Det eller de mål, der skal læses, adskilt af |; eller VARIABEL=medlem. Kan udelades, når filen kun har ét mål.");

    public static LongRules Rules(ImportRequest request) => new()
    {
        Numbers = NumberCulture.Invariant,
        Symbols = SymbolMap.Create().Says(ObservationValueStatus.Missing, "..", ".", "...", "-", ":"),
        AreaName = text => DstTable.AreaName(request, text),
    };

    static IEnumerable<ImportItem> Read(ImportRequest request)
    {
        var cube = JsonStat.Open(request.File, request.Limits);
        return new CubeReader(cube, CubeShape.Bind(request, cube, DstTable.IsAreaVariable), Rules(request), request).Read();
    }
}
