using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sheets;

/// <summary>Reads the lines under a sheet's heading.</summary>
sealed class SheetReader
{
    readonly SheetProfile profile;
    readonly SheetHeading heading;
    readonly SheetAreas areas;
    readonly SheetMeasures measures;
    readonly RowFaults faults = new();
    readonly CodeReading codes;
    readonly FigureReading figures;
    readonly FigureReading counts;
    readonly MemberReading members;
    readonly SheetOutline outline;
    long row;
    int passed;
    bool isAfterEnd;

    public SheetReader(SheetProfile profile, SheetHeading heading, ImportRequest request, SheetAreas areas)
    {
        (this.profile, this.heading, this.areas) = (profile, heading, areas);
        measures = new SheetMeasures(heading, request, 0);
        codes = new CodeReading(request, faults);
        var symbols = SheetSigns.Of(profile.Symbols);
        figures = new FigureReading(profile.Numbers, symbols, faults)
        {
            Decimals = profile.Decimals,
            Scale = profile.SharesAreFractions ? 100 : 1,
            Limit = profile.SharesAreFractions ? 100 : null,
        };
        counts = new FigureReading(profile.Numbers, symbols, faults);
        members = new MemberReading(ParameterTexts.Parts(request["totals"]), faults);
        outline = new SheetOutline(heading, IsTotal);
    }

    /// <summary>Every row, fault and notice of a line.</summary>
    public IReadOnlyList<ImportItem> Read(TableRow line)
    {
        if (line.IsBlank && !line.HasBadQuotes)
        {
            return [];
        }

        isAfterEnd |= profile.End.Any(word => Begins(FirstText(line), word));
        if (isAfterEnd)
        {
            return [Notice(0, line, "Filen oplyser: " + FirstText(line))];
        }

        faults.Begin(row + 1, line.Line);
        if (!HasGoodForm(line))
        {
            row++;
            return faults.All;
        }

        if (heading.Layout.FillDown)
        {
            line = outline.Filled(line);
            if (heading.Figures.All(figure => line[figure.Column].IsEmpty))
            {
                return [];
            }
        }

        if (Array.Exists([heading.Area, heading.Period, heading.Measure], column => column >= 0 && IsTotal(line[column].Text)))
        {
            return [Notice(++row, line, "Linjen er en sum af de andre og er ikke læst.")];
        }

        return Figures(line);
    }

    /// <summary>What can only be said when the whole sheet has been seen.</summary>
    public IEnumerable<ImportItem> Finish()
    {
        if (heading.Measure >= 0)
        {
            measures.DemandAll();
        }

        if (passed > 0)
        {
            yield return new ImportNotice { Message = $"{passed} tal hører til andre mål end de valgte og er ikke læst." };
        }
    }

    bool HasGoodForm(TableRow line)
    {
        if (line.HasBadQuotes)
        {
            faults.Add(null, null, ImportRules.Quotes, "Et anførselstegn er ikke lukket eller står et forkert sted.");
        }
        else if (line.Cells.Skip(heading.Captions.Count).Any(cell => !cell.IsEmpty))
        {
            faults.Add(null, null, ImportRules.RowWidth,
                $"Linjen har {line.Cells.Length} felter; overskriften har {heading.Captions.Count}.");
        }

        return !faults.Any;
    }

    IReadOnlyList<ImportItem> Figures(TableRow line)
    {
        var common = Understand(line);
        if (faults.Any)
        {
            row++;
            foreach (var figure in heading.Figures.Where(figure => measures.IsChosen(figure.Measure ?? common?.Measure)))
            {
                figures.Read(figure.Name, line[figure.Column]);
            }

            return faults.All;
        }

        return common is null
            ? [LeftOut(++row, line)]
            : [.. heading.Figures.SelectMany(figure => Figure(line, figure, common))];
    }

    /// <summary>What the figures of a line share; null when its area is left out.</summary>
    LineMeaning? Understand(TableRow line)
    {
        var area = heading.FixedArea;
        if (heading.Area >= 0)
        {
            var text = line[heading.Area].Text;
            if (areas.NameOf(text) is not { } name)
            {
                return null;
            }

            area = codes.Area(heading.Captions[heading.Area], text, codes.Find(name));
            CheckCode(line, area);
        }
        else if (area is not null)
        {
            area = codes.Area("area", area, codes.Find(areas.NameOf(area) ?? area));
        }

        members.Begin();
        foreach (var column in heading.Dimensions)
        {
            members.Add(heading.Captions[column], heading.Captions[column], line[column].Text, text => text);
        }

        var measure = heading.Measure >= 0 ? line[heading.Measure].Text : null;
        if (measure is { Length: 0 })
        {
            faults.Add(heading.Captions[heading.Measure], "", ImportRules.IndicatorMissing, "Målet mangler.");
        }

        return new LineMeaning(area, PeriodOf(line), measure, Count(line, heading.Numerator), Count(line, heading.Denominator));
    }

    // Spreadsheets take the zeros in front from the codes of regions.
    void CheckCode(TableRow line, string? area)
    {
        if (heading.AreaCode < 0 || area is null || line[heading.AreaCode] is not { IsEmpty: false } cell)
        {
            return;
        }

        var name = heading.Captions[heading.AreaCode];
        var code = codes.Area(name, cell.Text, codes.Find(cell.Text.PadLeft(area.Length, '0')));
        if (code is not null && code != area)
        {
            faults.Add(name, cell.Text, ImportRules.AreaContradiction, $"Koden er ikke {line[heading.Area].Text}, som linjen nævner.");
        }
    }

    PeriodCode? PeriodOf(TableRow line)
    {
        if (heading.Period < 0)
        {
            return heading.FixedPeriod is { } text ? codes.Period("year", text) : null;
        }

        // A day stands for a month or a year, which one depends on the indicator; read with the figure.
        return line[heading.Period].Day is null ? codes.Period(heading.Captions[heading.Period], line[heading.Period].Text) : null;
    }

    decimal? Count(TableRow line, int column) => column < 0 ? null : counts.Read(heading.Captions[column], line[column])?.Value;

    IReadOnlyList<ImportItem> Figure(TableRow line, SheetFigure figure, LineMeaning common)
    {
        if (measures.IndicatorOf(figure.Measure ?? common.Measure, line.Line) is not { } indicator)
        {
            passed++;
            return [];
        }

        faults.Begin(++row, line.Line);
        if (figure.Area is not null && areas.NameOf(figure.Area) is null)
        {
            return [LeftOut(row, line) with { Column = figure.Name, RawValue = figure.Area }];
        }

        var area = figure.Area is null ? common.Area : codes.Area(figure.Name, figure.Area, codes.Find(areas.NameOf(figure.Area)!));
        var period = figure.Period ?? common.Period
            ?? codes.PeriodOfDay(heading.Captions[heading.Period], line[heading.Period].Day!.Value, indicator);
        var value = figures.Read(figure.Name, line[figure.Column]);
        return faults.Any ? faults.All : [RowOf(line, figure, common, (indicator, area!, period!, value!.Value))];
    }

    ImportRow RowOf(
        TableRow line,
        SheetFigure figure,
        LineMeaning common,
        (string Indicator, string Area, PeriodCode Period, Figure Value) found) => new()
        {
            Row = row,
            Line = line.Line,
            Column = figure.Name,
            IndicatorCode = found.Indicator,
            AreaCode = found.Area,
            Period = found.Period,
            BreakdownKey = members.Key,
            Breakdown = members.Members,
            Given = ObservationFields.Value | ObservationFields.ValueStatus | ObservationFields.RawText
                | (heading.Numerator >= 0 ? ObservationFields.Numerator : 0)
                | (heading.Denominator >= 0 ? ObservationFields.Denominator : 0)
                | (heading.Note >= 0 ? ObservationFields.Note : 0),
            Value = found.Value.Value,
            Numerator = common.Numerator,
            Denominator = common.Denominator,
            ValueStatus = found.Value.Status,
            RawText = found.Value.RawText,
            Note = heading.Note >= 0 && !line[heading.Note].IsEmpty ? line[heading.Note].Text : null,
        };

    bool IsTotal(string text) => profile.Totals.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a text is a word, or begins with it and then a colon, a dot or a number; a name that begins alike is no end.
    /// </summary>
    static bool Begins(string text, string word)
    {
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = text.AsSpan(word.Length).TrimStart();
        return rest.Length == 0 || rest[0] is ':' or '.' || char.IsAsciiDigit(rest[0]);
    }

    static string FirstText(TableRow line) => Array.Find(line.Cells, cell => !cell.IsEmpty).Text ?? "";

    static ImportNotice LeftOut(long row, TableRow line) =>
        Notice(row, line, "Området hører ikke til dem, der er bedt om, og er udeladt.");

    static ImportNotice Notice(long row, TableRow line, string message) =>
        new() { Row = row, Line = line.Line, RawValue = FirstText(line), Message = message };

    sealed record LineMeaning(string? Area, PeriodCode? Period, string? Measure, decimal? Numerator, decimal? Denominator);
}
