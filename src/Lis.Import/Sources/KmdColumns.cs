using System.Text.RegularExpressions;
using Lis.Import.Formats;
using Lis.Import.Tables;

namespace Lis.Import.Sources;

/// <summary>The columns of a Custom Data file: KMD's technical names, the municipality's own, and which of them are in use.</summary>
sealed partial class KmdColumns
{
    const int FixedColumns = 54;

    readonly string[] technical;
    readonly string[] own;

    KmdColumns(string[] technical, string[] own, bool hasCaptionLine)
    {
        (this.technical, this.own) = (technical, own);
        HasCaptionLine = hasCaptionLine;
    }

    /// <summary>Whether the names stand in the file's second line, marked with 1 under Metadata.</summary>
    public bool HasCaptionLine { get; }

    public int Count => technical.Length;

    /// <summary>Column of the period, once <see cref="Bind"/> has found it; -1 = the whole file is about one.</summary>
    public int PeriodColumn { get; private set; } = -1;

    public bool IsUsed(int column) => own[column].Length > 0;

    public string NameOf(int column) => own[column].Length > 0 ? own[column] : technical[column];

    public bool Is(int column, string kind) => technical[column].StartsWith(kind, StringComparison.OrdinalIgnoreCase);

    public bool IsCaptionLine(TableRow line) => HasCaptionLine && line[0].Text == "1";

    public static KmdColumns Of(TableRow heading, TableRow? first, IReadOnlyDictionary<string, string>? names)
    {
        var technical = heading.Cells.Select(cell => cell.Text).ToArray();
        Check(heading, technical);
        if (technical[0].Equals("Metadata", StringComparison.OrdinalIgnoreCase))
        {
            return first is not null && first[0].Text == "1"
                ? new KmdColumns(technical, [.. technical.Select((_, column) => column == 0 ? "" : first[column].Text)], hasCaptionLine: true)
                : throw new ImportFault(ImportRules.ColumnMissing, "Filens anden linje giver ikke kolonnerne navne (1 under Metadata).")
                {
                    Line = heading.Line + 1,
                    Column = "Metadata",
                };
        }

        return new KmdColumns(technical, [.. technical.Select(name => names is null ? name : names.GetValueOrDefault(name, ""))], false);
    }

    public LongShape Bind(ImportRequest request, int line)
    {
        var captions = new Captions(own);
        var area = ColumnBinding.Area(request, captions, line, caption => caption.ToUpperInvariant() is "OMRÅDE" or "KOMMUNE" or "AREA");
        var (period, year) = Period(request, captions, line);
        PeriodColumn = period;
        return new LongShape
        {
            Captions = captions,
            Area = area.Column,
            FixedArea = area.Fixed,
            Period = period,
            FixedPeriod = year,
            Measures = MeasureChoice.Columns(request, captions, Used("Numerisk"), line),
            Dimensions = [.. Used("Tekst").Where(column => column != area.Column)],
        };
    }

    (int Column, string? Fixed) Period(ImportRequest request, Captions captions, int line)
    {
        if (request["date"] is { } said)
        {
            return captions.PointedAt(said) is var column and >= 0 && Is(column, "Dato")
                ? (column, null)
                : throw new ImportFault(ImportRules.ColumnMissing, "Filen har ikke denne kolonne med datoer.")
                {
                    Line = line,
                    Column = "date",
                    RawValue = said,
                };
        }

        return Used("Dato") is [var first, ..] ? (first, null) : ColumnBinding.Period(request, captions, line);
    }

    List<int> Used(string kind) => [.. Enumerable.Range(0, Count).Where(column => IsUsed(column) && Is(column, kind))];

    static void Check(TableRow heading, string[] technical)
    {
        foreach (var name in technical.Where(name => !TechnicalName().IsMatch(name)))
        {
            throw Fault(heading, name, ImportRules.ColumnUnknown, "Kolonnen er ikke en af Custom Datas kolonner.");
        }

        if (technical.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Fault(heading, twice.Key, ImportRules.ColumnTwice, "Kolonnen er der to gange.");
        }

        if (technical[0].Equals("Metadata", StringComparison.OrdinalIgnoreCase) && technical.Length != FixedColumns)
        {
            throw Fault(heading, null, ImportRules.RowWidth, $"En CD_-fil har {FixedColumns} kolonner; denne har {technical.Length}.");
        }
    }

    static ImportFault Fault(TableRow heading, string? name, string rule, string message) =>
        new(rule, message) { Line = heading.Line, Column = name, RawValue = name };

    [GeneratedRegex(
        @"^(Metadata|Dato[1-5]|Klokkeslæt[12]|CPR|Tekst([1-9]|[12][0-9]|30)|Numerisk([1-9]|1[0-5]))\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TechnicalName();
}
