using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Import.Formats;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>Reads the lines of a table in long form: one figure per line and measure.</summary>
sealed class LongReader
{
    const ImportFields Given = ImportFields.Value | ImportFields.ValueStatus | ImportFields.RawText;

    readonly LongShape shape;
    readonly LongRules rules;
    readonly RowFaults faults = new();
    readonly CodeReading codes;
    readonly FigureReading figures;
    readonly MemberReading members;
    long row;

    public LongReader(LongShape shape, LongRules rules, ImportRequest request)
    {
        (this.shape, this.rules) = (shape, rules);
        codes = new CodeReading(request, faults);
        figures = new FigureReading(rules.Numbers, rules.Symbols, faults);
        members = new MemberReading(ParameterTexts.Parts(request["totals"]), faults);
    }

    /// <summary>Lines that <see cref="LongShape.Only"/> did not let through.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Every row and every fault of a line.</summary>
    public IEnumerable<ImportItem> Read(TableRow line)
    {
        if (line.IsBlank && !line.HasBadQuotes)
        {
            return [];
        }

        if (shape.Only is { } only && !string.Equals(line[only.Column].Text, only.Text, StringComparison.OrdinalIgnoreCase))
        {
            PassedOver++;
            return [];
        }

        return shape.Measures.Count == 1 ? Figure(line, shape.Measures[0]) : shape.Measures.SelectMany(measure => Figure(line, measure)).ToList();
    }

    IReadOnlyList<ImportItem> Figure(TableRow line, MeasureColumn measure)
    {
        faults.Begin(++row, line.Line);
        if (!HasGoodForm(line))
        {
            return faults.All;
        }

        var areaText = shape.Area < 0 ? shape.FixedArea! : line[shape.Area].Text;
        var areaName = rules.AreaName(areaText);
        if (areaName is null)
        {
            return [LeftOut(line, areaText)];
        }

        var area = codes.Area(Name(line, shape.Area, "area"), areaText, codes.Find(areaName));
        var period = ReadPeriod(line, measure.Indicator);
        ReadMembers(line);
        var figure = ReadFigure(line, measure.Column);
        return faults.Any ? faults.All : [RowOf(line, measure, area!, period!, figure!.Value)];
    }

    bool HasGoodForm(TableRow line)
    {
        if (line.HasBadQuotes)
        {
            faults.Add(line.Path, null, ImportRules.Quotes, "Et anførselstegn er ikke lukket eller står et forkert sted.");
        }
        else if (line.Cells.Length != shape.Captions.Count)
        {
            faults.Add(line.Path, null, ImportRules.RowWidth, $"Linjen har {line.Cells.Length} felter; overskriften har {shape.Captions.Count}.");
        }

        return !faults.Any;
    }

    ImportNotice LeftOut(TableRow line, string area) => new()
    {
        Row = row,
        Line = line.Line,
        Column = Name(line, shape.Area, "area"),
        RawValue = area,
        Message = "Området hører ikke til tjenestens områder og er udeladt.",
    };

    PeriodCode? ReadPeriod(TableRow line, string indicator)
    {
        var column = Name(line, shape.Period, "year");
        return shape.Period >= 0 && line[shape.Period].Day is { } day
            ? codes.PeriodOfDay(column, day, indicator)
            : codes.Period(column, shape.Period < 0 ? shape.FixedPeriod! : line[shape.Period].Text);
    }

    void ReadMembers(TableRow line)
    {
        members.Begin();
        foreach (var column in shape.Dimensions)
        {
            members.Add(Name(line, column, ""), shape.Captions[column], line[column].Text, rules.MemberCode);
        }
    }

    Figure? ReadFigure(TableRow line, int column) =>
        rules.IsVerdict(line[column].Text)
            ? new Figure(null, ObservationValueStatus.NotApplicable, line[column].Text)
            : figures.Read(Name(line, column, ""), line[column]);

    ImportRow RowOf(TableRow line, MeasureColumn measure, string area, PeriodCode period, Figure figure) => new()
    {
        Row = row,
        Line = line.Line,
        Column = Name(line, measure.Column, ""),
        IndicatorCode = measure.Indicator,
        AreaCode = area,
        Period = period,
        BreakdownKey = members.Key,
        Breakdown = members.Members,
        Given = Given,
        Value = figure.Value,
        ValueStatus = figure.Status,
        RawText = figure.RawText,
    };

    string Name(TableRow line, int column, string parameter)
    {
        var name = column < 0 ? parameter : shape.Captions[column];
        return line.Path is null || column < 0 ? name : $"{line.Path}.{name}";
    }
}
