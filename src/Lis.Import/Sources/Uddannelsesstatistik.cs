using Lis.Domain;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>
/// Answers of the Uddannelsesstatistik API: flat objects whose dimensions are named in three brackets and whose figures are Danish text.
/// Cells under the threshold are left out as rows.
/// </summary>
static class Uddannelsesstatistik
{
    static readonly string[] Verdicts = ["Bedre end forventet", "Som forventet", "Dårligere end forventet", "Ringere end forventet"];

    static readonly LongRules Rules = new()
    {
        Numbers = NumberCulture.Danish,
        Symbols = SymbolMap.Create().Says(ObservationValueStatus.Missing, "<fejl>", "-", "..", "."),
        IsVerdict = text => Verdicts.Contains(text, StringComparer.OrdinalIgnoreCase),
    };

    public static ImportProfile Profile { get; } = new()
    {
        Name = "uddannelsesstatistik",
        Description = "Uddannelsesstatistik.dk, svar fra API'et som JSON (flade objekter; tal som dansk tekst).",
        Parameters =
        [
            ParameterTexts.Indicator, ParameterTexts.Measure, ParameterTexts.Area, ParameterTexts.Year, ParameterTexts.Totals,
            ParameterTexts.Absent,
        ],
        Read = request => AbsentRows.Fill(request, AbsentPolicy.Of(request, byDefault: "leave"), ReadObjects),
    };

    static IEnumerable<ImportItem> ReadObjects(ImportRequest request)
    {
        var lines = JsonObjects.Read(request.File, "elementer", request.Limits);
        return LongTable.Read(request, lines, (heading, _) => Bind(request, heading), Rules);
    }

    static LongShape Bind(ImportRequest request, TableRow heading)
    {
        var names = heading.Cells.Select(cell => cell.Text).ToList();
        var captions = new Captions([.. names.Select(Caption)]);
        var dimensions = Enumerable.Range(0, names.Count).Where(column => IsDimension(names[column])).ToList();
        var period = ColumnBinding.Period(request, captions, heading.Line, "Skoleår", "År", "Afgangsår", "Periode");
        var area = Area(request, captions, dimensions, heading.Line);
        var measures = MeasureChoice.Columns(request, captions, [.. Enumerable.Range(0, names.Count).Except(dimensions)], heading.Line);
        return new LongShape
        {
            Captions = captions,
            Area = area.Column,
            FixedArea = area.Fixed,
            Period = period.Column,
            FixedPeriod = period.Fixed,
            Measures = measures,
            Dimensions = [.. dimensions.Where(column => column != period.Column && column != area.Column)],
        };
    }

    /// <summary>The municipality where there is one, else the school.</summary>
    static (int Column, string? Fixed) Area(ImportRequest request, Captions captions, List<int> dimensions, int line)
    {
        var hasMunicipality = dimensions.Any(column => IsMunicipality(captions[column]));
        return ColumnBinding.Area(request, captions, line, caption => hasMunicipality ? IsMunicipality(caption) : IsSchool(caption));
    }

    static bool IsMunicipality(string caption) =>
        caption.EndsWith("kommune", StringComparison.OrdinalIgnoreCase) && !caption.Contains(' ', StringComparison.Ordinal);

    static bool IsSchool(string caption) => caption is "Institution" or "Afdeling";

    static bool IsDimension(string name) => name.StartsWith('[') && !name.StartsWith("[Measures]", StringComparison.Ordinal);

    /// <summary>The text of the last bracket, which is what people call the column.</summary>
    static string Caption(string name) => name.StartsWith('[') && name.EndsWith(']') ? name[(name.LastIndexOf('[') + 1)..^1] : name;
}
