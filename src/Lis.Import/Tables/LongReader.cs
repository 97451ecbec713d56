using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Import.Formats;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>
/// Reads the lines of a table in long form: one figure per line and measure. What is wrong with the line itself is reported once, with
/// one row number, however many measures it has.
/// </summary>
sealed class LongReader
{
    const ObservationFields Given = ObservationFields.Value | ObservationFields.ValueStatus | ObservationFields.RawText;

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
        if ((line.IsBlank && !line.HasBadQuotes) || !rules.IsData(line))
        {
            return [];
        }

        if (shape.Only is { } only && !string.Equals(line[only.Column].Text, only.Text, StringComparison.OrdinalIgnoreCase))
        {
            PassedOver++;
            return [];
        }

        faults.Begin(row + 1, line.Line);
        if (!HasGoodForm(line))
        {
            row++;
            return faults.All;
        }

        var areaText = shape.Area < 0 ? shape.FixedArea! : line[shape.Area].Text;
        return rules.AreaName(areaText) is { } areaName ? Figures(line, areaText, areaName) : [LeftOut(line, areaText)];
    }

    bool HasGoodForm(TableRow line)
    {
        if (line.HasBadQuotes)
        {
            faults.Add(line.Path, null, ImportRules.Quotes, "Et anførselstegn er ikke lukket eller står et forkert sted.");
        }
        else if (line.Cells.Length != shape.Captions.Count)
        {
            var message = $"Linjen har {line.Cells.Length} felter; overskriften har {shape.Captions.Count}.";
            faults.Add(line.Path, null, ImportRules.RowWidth, message);
        }

        return !faults.Any;
    }

    IReadOnlyList<ImportItem> Figures(TableRow line, string areaText, string areaName)
    {
        rules.Check?.Invoke(line, faults);
        var area = codes.Area(Name(line, shape.Area, "area"), areaText, codes.Find(areaName));
        var period = ReadPeriod(line, shape.Measures[0].Indicator);
        ReadMembers(line);
        if (faults.Any)
        {
            row++;
            foreach (var measure in shape.Measures)
            {
                ReadFigure(line, measure.Column);
            }

            return faults.All;
        }

        return shape.Measures.Count == 1
            ? Figure(line, shape.Measures[0], area!, period!)
            : [.. shape.Measures.SelectMany(measure => Figure(line, measure, area!, ReadPeriod(line, measure.Indicator)!))];
    }

    IReadOnlyList<ImportItem> Figure(TableRow line, MeasureColumn measure, string area, PeriodCode period)
    {
        faults.Begin(++row, line.Line);
        var figure = ReadFigure(line, measure.Column);
        if (faults.Any)
        {
            return faults.All;
        }

        var found = RowOf(line, measure, area, period, figure!.Value);
        found = rules.Finish?.Invoke(line, measure.Column, found, faults) ?? found;
        return faults.Any ? faults.All : [found];
    }

    ImportNotice LeftOut(TableRow line, string area) => new()
    {
        Row = ++row,
        Line = line.Line,
        Column = Name(line, shape.Area, "area"),
        RawValue = area,
        Message = "Området hører ikke til tjenestens områder og er udeladt.",
    };

    PeriodCode? ReadPeriod(TableRow line, string indicator)
    {
        var column = Name(line, shape.Period, "year");
        if (shape.Period < 0)
        {
            return codes.Period(column, shape.FixedPeriod!);
        }

        var cell = line[shape.Period];
        if ((cell.Day ?? rules.Day?.Invoke(cell.Text)) is { } day)
        {
            return codes.PeriodOfDay(column, day, indicator);
        }

        if (rules.Day is null || cell.IsEmpty)
        {
            return codes.Period(column, cell.Text);
        }

        faults.Add(column, cell.Text, ImportRules.DateInvalid, "Teksten er ikke en dato af den form, som kilden bruger.");
        return null;
    }

    void ReadMembers(TableRow line)
    {
        members.Begin();
        foreach (var column in shape.Dimensions)
        {
            members.Add(Name(line, column, ""), shape.Captions[column], line[column].Text, rules.MemberCode);
        }
    }

    Figure? ReadFigure(TableRow line, int column)
    {
        var cell = rules.Bare(line[column]);
        return rules.IsVerdict(cell.Text)
            ? new Figure(null, ObservationValueStatus.NotApplicable, cell.Text)
            : figures.Read(Name(line, column, ""), cell);
    }

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
