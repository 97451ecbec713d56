using Lis.Domain;
using Lis.Domain.Periods;
using Lis.Import.Directories;
using Lis.Import.Formats;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>Reads the figures of a cube. Its members are understood once, before the figures pass by.</summary>
sealed class CubeReader
{
    const ObservationFields Given = ObservationFields.Value | ObservationFields.ValueStatus | ObservationFields.RawText;

    readonly Cube cube;
    readonly CubeShape shape;
    readonly RowFaults faults = new();
    readonly CodeReading codes;
    readonly FigureReading figures;
    readonly LongRules rules;
    readonly int[] at;
    readonly CubeBreakdown breakdown;

    public CubeReader(Cube cube, CubeShape shape, LongRules rules, ImportRequest request)
    {
        (this.cube, this.shape, this.rules) = (cube, shape, rules);
        codes = new CodeReading(request, faults);
        figures = new FigureReading(rules.Numbers, rules.Symbols, faults);
        at = new int[cube.Dimensions.Count];
        int[] roles = [shape.Area, shape.Period, shape.Measure];
        breakdown = new CubeBreakdown(cube.Dimensions, roles, ParameterTexts.Parts(request["totals"]));
    }

    /// <summary>Every row, fault and notice of the cube.</summary>
    public IEnumerable<ImportItem> Read()
    {
        var (row, passed) = (0L, 0L);
        foreach (var cell in cube.Cells)
        {
            GoTo(cell.Place);
            if (Indicator is not { } indicator)
            {
                passed++;
                continue;
            }

            foreach (var item in Figure(cell, indicator, ++row))
            {
                yield return item;
            }
        }

        if (passed > 0)
        {
            yield return new ImportNotice { Message = $"{passed} tal hører til andre mål end de valgte og er ikke læst." };
        }
    }

    string? Indicator => shape.Indicators[shape.Measure < 0 ? 0 : at[shape.Measure]];

    void GoTo(long place)
    {
        for (var dimension = at.Length - 1; dimension >= 0; dimension--)
        {
            (place, var member) = Math.DivRem(place, cube.Dimensions[dimension].Members.Count);
            at[dimension] = (int)member;
        }
    }

    IReadOnlyList<ImportItem> Figure(CubeCell cell, string indicator, long row)
    {
        faults.Begin(row, cell.Line);
        var column = $"{cube.Path}[{cell.Place}]";
        var area = Area();
        if (area is null)
        {
            return [new ImportNotice
            {
                Row = row,
                Line = cell.Line,
                Column = column,
                RawValue = Member(shape.Area).Label,
                Message = "Området hører ikke til tjenestens områder og er udeladt.",
            }];
        }

        var areaCode = codes.Area(Name(shape.Area, "area"), area.Value.Text, area.Value.Match);
        CheckLabel(areaCode);
        var period = Period();
        var figure = figures.Read(column, cell.Cell);
        var (key, members) = breakdown.At(at, faults);
        CheckMark(cell, figure);
        return faults.Any ? faults.All : [new ImportRow
        {
            Row = row,
            Line = cell.Line,
            Column = column,
            IndicatorCode = indicator,
            AreaCode = areaCode!,
            Period = period!,
            BreakdownKey = key,
            Breakdown = members,
            Given = Given,
            Value = figure!.Value.Value,
            ValueStatus = CubeStatus.Of(figure.Value, cell.Mark?.Text),
            RawText = figure.Value.RawText,
        }];
    }

    (string Text, AreaMatch Match)? Area()
    {
        if (shape.Area < 0)
        {
            return (shape.FixedArea!, codes.Find(shape.FixedArea!));
        }

        var member = Member(shape.Area);
        if (rules.AreaName(member.Code) is not { } byCode || rules.AreaName(member.Label) is not { } byLabel)
        {
            return null;
        }

        var match = codes.Find(byCode);
        var text = RowFaults.IsBroken(member.Label) ? member.Label : member.Code;
        return (text, match.Code is null ? codes.Find(byLabel) : match);
    }

    /// <summary>
    /// A code and a label that are of two areas are a slip that nothing else would show. Only codes of three digits are compared: a province
    /// and a municipality may share a name.
    /// </summary>
    void CheckLabel(string? areaCode)
    {
        if (shape.Area < 0 || areaCode is not { Length: 3 } || Member(shape.Area) is var member && member.Code == member.Label)
        {
            return;
        }

        if (codes.Find(member.Label).Code is { Length: 3 } other && other != areaCode)
        {
            faults.Add(Name(shape.Area, "area"), member.Code, ImportRules.AreaContradiction, $"Koden er ikke {member.Label}, som står ved den.");
        }
    }

    void CheckMark(CubeCell cell, Figure? figure)
    {
        if (cell.Mark is not { } mark)
        {
            return;
        }

        var column = $"status[{cell.Place}]";
        if (!CubeStatus.IsKnown(mark.Text))
        {
            faults.AddAt(mark.Line, column, mark.Text, ImportRules.StatusUnknown, "Mærket ved tallet kendes ikke.");
        }
        else if (figure is { Value: not null } && CubeStatus.SaysNone(mark.Text))
        {
            faults.AddAt(mark.Line, column, mark.Text, ImportRules.StatusContradiction, "Mærket siger, at der intet tal er, men der er et.");
        }
    }

    PeriodCode? Period()
    {
        var column = Name(shape.Period, "year");
        if (shape.Period < 0)
        {
            return codes.Period(column, shape.FixedPeriod!);
        }

        var member = Member(shape.Period);
        return PeriodText.TryRead(member.Code, out var byCode) ? byCode : codes.Period(column, member.Label);
    }

    CubeMember Member(int dimension) => cube.Dimensions[dimension].Members[at[dimension]];

    string Name(int dimension, string parameter) => dimension < 0 ? parameter : cube.Dimensions[dimension].Code;
}
