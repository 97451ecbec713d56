using Lis.Domain;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>
/// What the files of Jobindsats have in common: captions that differ from table to table and may come twice, the measures last, numbers
/// as JSON numbers or as Danish text, areas by name.
/// </summary>
static class JobindsatsTable
{
    static readonly LongRules Rules = new()
    {
        Numbers = NumberCulture.Danish,
        Symbols = SymbolMap.Create()
            .Says(ObservationValueStatus.Missing, "-", ".", "..", "null")
            .Says(ObservationValueStatus.Suppressed, "*"),
        AreaName = text => text.StartsWith("Uoplyst", StringComparison.OrdinalIgnoreCase) ? null : text,
    };

    public static IReadOnlyList<ImportParameter> Parameters { get; } =
    [
        ParameterTexts.Indicator, ParameterTexts.Measure, ParameterTexts.Area, ParameterTexts.Year, ParameterTexts.Dimensions,
        ParameterTexts.Totals,
    ];

    public static IEnumerable<ImportItem> Read(ImportRequest request, IEnumerable<TableRow> lines) =>
        LongTable.Read(request, lines, (heading, first) => Bind(request, heading, first), Rules);

    static LongShape Bind(ImportRequest request, TableRow heading, TableRow? first)
    {
        var captions = new Captions([.. heading.Cells.Select(cell => cell.Text)]);
        var period = ColumnBinding.Period(request, captions, heading.Line, "Periode", "Period");
        var area = ColumnBinding.Area(request, captions, heading.Line, IsArea);
        var named = ColumnBinding.Named(request, captions, heading.Line, "dimensions");
        var others = Enumerable.Range(0, captions.Count).Where(column => column != period.Column && column != area.Column).ToList();
        var candidates = named is null ? MeasuresAtTheEnd(others, first) : [.. others.Except(named)];
        var measures = MeasureChoice.Columns(request, captions, candidates, heading.Line);
        return new LongShape
        {
            Captions = captions,
            Area = area.Column,
            FixedArea = area.Fixed,
            Period = period.Column,
            FixedPeriod = period.Fixed,
            Measures = measures,
            Dimensions = named ?? [.. others.Except(candidates).Where(column => measures.All(measure => measure.Column != column))],
        };
    }

    static bool IsArea(string caption) =>
        caption.Equals("Område", StringComparison.OrdinalIgnoreCase) || caption.Equals("Area", StringComparison.OrdinalIgnoreCase)
        || caption.EndsWith("kommune", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The columns at the end of the line in which the first line has figures: nothing in the file itself calls them measures.
    /// </summary>
    static List<int> MeasuresAtTheEnd(List<int> columns, TableRow? first)
    {
        if (first is null)
        {
            return columns;
        }

        var count = columns.AsEnumerable().Reverse().TakeWhile(column => IsFigure(first[column])).Count();
        return columns[^count..];
    }

    static bool IsFigure(Cell cell) =>
        cell.Number is not null || Rules.Symbols.TryRead(cell.Text, out _)
        || NumberText.Read(cell.Text, Rules.Numbers, out _) != NumberFault.NotNumber;
}
