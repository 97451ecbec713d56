using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sources;

/// <summary>Reads the lines of an export of noegletal.dk.</summary>
sealed class NoegletalReader
{
    const int CodeColumn = 1;
    const int FirstYear = 2;

    readonly RowFaults faults = new();
    readonly CodeReading codes;
    readonly FigureReading figures;
    readonly Func<string, string> areaName;
    readonly IReadOnlyList<(string Indicator, string? Measure)> choices;
    readonly HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
    readonly List<(int Column, PeriodCode Period)> years = [];
    TableRow? heading;
    string? indicator;
    long row;

    public NoegletalReader(ImportRequest request, SymbolMap symbols, Func<string, string> areaName)
    {
        this.areaName = areaName;
        codes = new CodeReading(request, faults);
        figures = new FigureReading(NumberCulture.Danish, symbols, faults);
        choices = MeasureChoice.Of(request);
    }

    /// <summary>Every row and fault, and what the legend says.</summary>
    public IEnumerable<ImportItem> Read(IEnumerable<TableRow> lines)
    {
        var isLegend = false;
        foreach (var line in lines.Where(line => !line.IsBlank))
        {
            isLegend |= NoegletalDk.IsLegend(line[0].Text);
            foreach (var item in isLegend ? Said(line) : Understood(line))
            {
                yield return item;
            }
        }

        if (heading is null)
        {
            throw new ImportFault(ImportRules.ColumnMissing, "Filen har ingen linje med Kom.nr og årstal.") { Column = "Kom.nr" };
        }

        foreach (var missing in choices.Where(choice => choice.Measure is not null && !found.Contains(choice.Measure)))
        {
            throw new ImportFault(ImportRules.ColumnMissing, $"Filen har ikke nøgletallet, men {List()}.")
            {
                Column = "measure",
                RawValue = missing.Measure,
            };
        }
    }

    IEnumerable<ImportItem> Understood(TableRow line)
    {
        if (line[CodeColumn].Text.Equals("Kom.nr", StringComparison.OrdinalIgnoreCase))
        {
            return Begin(line, FirstYear);
        }

        if (heading is null)
        {
            return Said(line);
        }

        if (IsCaption(line) && !line.HasBadQuotes)
        {
            return Begin(line);
        }

        return indicator is null && !line.HasBadQuotes ? [] : Figures(line, indicator ?? "");
    }

    static bool IsCaption(TableRow line) => line.Cells.Length > 0 && !line[0].IsEmpty && line.Cells.Skip(1).All(cell => cell.IsEmpty);

    IEnumerable<ImportItem> Begin(TableRow line)
    {
        var caption = line[0].Text;
        if (choices is [(_, null)] && found.Count > 0)
        {
            throw new ImportFault(ImportRules.Parameter, $"Filen har flere nøgletal; vælg med measure: {List()}, '{caption}' …")
            {
                Line = line.Line,
                Column = "measure",
            };
        }

        found.Add(caption);
        indicator = choices
            .FirstOrDefault(choice => choice.Measure is null || choice.Measure.Equals(caption, StringComparison.OrdinalIgnoreCase))
            .Indicator;
        return indicator is not null
            ? []
            : [new ImportNotice { Line = line.Line, RawValue = caption, Message = "Nøgletallet er ikke valgt og er ikke læst." }];
    }

    IEnumerable<ImportItem> Figures(TableRow line, string indicator)
    {
        faults.Begin(row + 1, line.Line);
        var area = Area(line);
        if (faults.Any)
        {
            row++;
            return faults.All;
        }

        return [.. years.SelectMany(year => Figure(line, year.Column, year.Period, indicator, area!))];
    }

    string? Area(TableRow line)
    {
        if (line.HasBadQuotes)
        {
            faults.Add(null, null, ImportRules.Quotes, "Et anførselstegn er ikke lukket eller står et forkert sted.");
            return null;
        }

        if (line.Cells.Length != heading!.Cells.Length)
        {
            faults.Add(null, null, ImportRules.RowWidth,
                $"Linjen har {line.Cells.Length} felter; overskriften har {heading.Cells.Length}.");
        }

        var text = line[CodeColumn].Text;
        var code = codes.Area("Kom.nr", text, codes.Find(areaName(text)));
        faults.IsWhole("@1", line[0].Text);
        var name = codes.Find(line[0].Text).Code;
        if (code is not null && name is not null && name != code)
        {
            faults.Add("Kom.nr", text, ImportRules.AreaContradiction, $"Nummeret er ikke {line[0].Text}, som linjen begynder med.");
        }

        return code;
    }

    IReadOnlyList<ImportItem> Figure(TableRow line, int column, PeriodCode period, string indicator, string area)
    {
        faults.Begin(++row, line.Line);
        var name = heading![column].Text;
        var figure = figures.Read(name, line[column]);
        return figure is null ? faults.All : [new ImportRow
        {
            Row = row,
            Line = line.Line,
            Column = name,
            IndicatorCode = indicator,
            AreaCode = area,
            Period = period,
            Given = ObservationFields.Value | ObservationFields.ValueStatus | ObservationFields.RawText,
            Value = figure.Value.Value,
            ValueStatus = figure.Value.Status,
            RawText = figure.Value.RawText,
        }];
    }

    IReadOnlyList<ImportItem> Begin(TableRow line, int first)
    {
        heading = line;
        years.Clear();
        faults.Begin(0, line.Line);
        for (var column = first; column < line.Cells.Length; column++)
        {
            if (line[column].IsEmpty || codes.Period($"@{column + 1}", line[column].Text) is not { } period)
            {
                continue;
            }

            if (years.Exists(year => year.Period == period))
            {
                faults.Add($"@{column + 1}", line[column].Text, ImportRules.ColumnTwice, "Året er der to gange; det første læses.");
            }
            else
            {
                years.Add((column, period));
            }
        }

        return faults.All;
    }

    IEnumerable<ImportItem> Said(TableRow line) =>
        [new ImportNotice { Line = line.Line, RawValue = line[0].Text, Message = "Filen oplyser: " + line[0].Text }];

    string List() => string.Join(", ", found.Select(caption => $"'{caption}'"));
}
