using Lis.Import.Formats;

namespace Lis.Import.Sources;

/// <summary>
/// The set Observations as the service itself writes it as csv or xlsx (<c>$format</c>, or the command <c>export</c>), so that such a file can
/// come back, with figures changed or not. Columns that follow from others are passed over.
/// </summary>
static class LisTable
{
    public const string Name = "lis-table";

    static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BreakdownKey"] = "Breakdown",
        ["ValueStatus"] = "Status",
    };

    static readonly Dictionary<string, string> ShownNames = OtherNames.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    static readonly HashSet<string> Following = new(StringComparer.OrdinalIgnoreCase)
    {
        "Id", "PeriodKind", "PeriodStart", "PeriodEnd", "IsTotal", "IsDerived", "Revision", "RecordedAt", "ImportRunId", "MunicipalityCode",
        "CreatedAt", "UpdatedAt",
    };

    public static ImportProfile Profile { get; } = new()
    {
        Name = Name,
        Description = "Observationer, som tjenesten selv eksporterer dem som csv eller xlsx; kolonner, der følger af andre, springes over.",
        Parameters = [Tables.ParameterTexts.Sheet],
        Read = request => LisLong.Read(Rows(request), request)
            .Select(item => item.Column is { } column && ShownNames.TryGetValue(column, out var shown) ? item with { Column = shown } : item),
    };

    static IEnumerable<TableRow> Rows(ImportRequest request)
    {
        var isWorkbook = Archive.IsZip(request.File);
        var lines = isWorkbook
            ? XlsxTable.Read(request.File, request["sheet"], request.Limits, keepSpaces: true)
            : CsvTable.Read(TextOpening.Utf8(request.File), request.Limits, isHeadingFirst: true, keepSpaces: true);
        TableRow? heading = null;
        int[] kept = [];
        foreach (var line in lines)
        {
            if (heading is null)
            {
                heading = line;
                kept = [.. Enumerable.Range(0, line.Cells.Length).Where(place => !Following.Contains(line.Cells[place].Text.Trim()))];
                yield return line with { Cells = [.. kept.Select(place => new Cell(OtherNames.GetValueOrDefault(line.Cells[place].Text, line.Cells[place].Text)))] };
            }
            else if (line.Cells.Length != heading.Cells.Length)
            {
                yield return line;
            }
            else
            {
                yield return line with { Cells = [.. kept.Select(place => isWorkbook ? line.Cells[place] : Plain(line.Cells[place]))] };
            }
        }
    }

    /// <summary>In csv an apostrophe stands before text that a spreadsheet would run.</summary>
    static Cell Plain(Cell cell) => cell.Text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? new Cell(cell.Text[1..]) : cell;
}
