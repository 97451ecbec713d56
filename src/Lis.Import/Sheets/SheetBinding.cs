using System.Diagnostics.CodeAnalysis;
using Lis.Import.Formats;
using Lis.Import.Tables;
using Lis.Import.Values;

namespace Lis.Import.Sheets;

/// <summary>Understands the columns under a heading of one or more lines.</summary>
sealed class SheetBinding
{
    readonly SheetLayout layout;
    readonly SheetAreas areas;
    readonly IReadOnlyList<TableRow> block;
    readonly int width;
    readonly string[] captions;

    public SheetBinding(SheetLayout layout, IReadOnlyList<TableRow> block, SheetAreas areas)
    {
        (this.layout, this.block, this.areas) = (layout, block, areas);
        width = block.Max(line => line.Cells.Length);
        captions = [.. Enumerable.Range(0, width).Select(LowestText)];
    }

    public static bool IsOneOf(string text, IReadOnlyList<string> names) =>
        names.Contains(text.TrimEnd(':', '*', ' '), StringComparer.OrdinalIgnoreCase);

    string LowestText(int column) => block.Select(line => line[column].Text).LastOrDefault(text => text.Length > 0, "");

    /// <summary>False when there is no column of figures, so that another layout may fit.</summary>
    public bool TryBind(ImportRequest request, [NotNullWhen(true)] out SheetHeading? heading)
    {
        var columns = layout.Columns;
        var all = new Captions(captions);
        var named = ColumnBinding.Named(request, all, block[^1].Line, "dimensions")
            ?? [.. columns.Dimensions.Select(name => Find([name])).Where(column => column >= 0)];
        var known = new[] { columns.Area, columns.Period, columns.Measure, columns.Numerator, columns.Denominator, columns.Note, columns.AreaCode }
            .Select(names => Find(names) is var column && named.Contains(column) ? -1 : column).ToArray();
        known[0] = request["area"] is { } said && all.PointedAt(said) is var place and >= 0 ? place : known[0];
        var taken = known.Concat(named).Where(column => column >= 0).ToHashSet();
        var others = Enumerable.Range(0, width)
            .Where(column => !taken.Contains(column) && captions[column].Length > 0 && !IsOneOf(captions[column], columns.Ignore))
            .ToList();
        var faults = new RowFaults();
        faults.Begin(0, block[^1].Line);
        var figures = Figures(others, request, faults);
        heading = figures.Count == 0 ? null : new SheetHeading
        {
            Layout = layout,
            FirstLine = 0,
            Captions = captions,
            Area = known[0],
            Period = known[1],
            Measure = known[2],
            Numerator = known[3],
            Denominator = known[4],
            Note = known[5],
            AreaCode = known[6],
            Dimensions = [.. named, .. layout.OthersAreDimensions ? others.Where(column => column < figures[0].Column) : []],
            Figures = figures,
            Items = [.. faults.All],
        };
        return heading is not null;
    }

    int Find(IReadOnlyList<string> names) =>
        Enumerable.Range(0, width).FirstOrDefault(column => block.Any(line => IsOneOf(line[column].Text, names)), -1);

    List<SheetFigure> Figures(List<int> others, ImportRequest request, RowFaults faults)
    {
        var figures = new List<SheetFigure>();
        if (layout.Across.Count == 0)
        {
            figures.AddRange(others.Where(column => IsOneOf(captions[column], layout.Columns.Value)).Take(1)
                .Select(column => new SheetFigure(column, captions[column])));
            return figures;
        }

        foreach (var column in others)
        {
            var path = PathOf(column);
            var figure = Understood(column, path, out var fault);
            if (figure is not null && IsTwin(figure, figures, request))
            {
                faults.Add(figure.Name, figure.Name, ImportRules.ColumnTwice, "Kolonnen er der to gange; den første læses.");
            }
            else if (figure is not null)
            {
                figures.Add(figure);
            }
            else if (figures.Count > 0)
            {
                faults.Add(string.Join(' ', path), fault.Text, fault.Rule, "Kolonnens overskrift er ikke forstået.");
            }
        }

        return figures;
    }

    /// <summary>Whether a column is about the same as one before it. Measures that nobody asks for may come as often as they like.</summary>
    static bool IsTwin(SheetFigure figure, List<SheetFigure> figures, ImportRequest request) =>
        figures.Exists(other => (other.Area, other.Period, other.Measure) == (figure.Area, figure.Period, figure.Measure))
        && (figure.Measure is null || ParameterTexts.Parts(request["measure"]).Contains(figure.Measure, StringComparer.OrdinalIgnoreCase));

    /// <summary>The captions over a column from the top. In text files a merged cell is one text followed by empty cells.</summary>
    List<string> PathOf(int column) => [.. block.Select((line, row) => row == block.Count - 1 ? line[column].Text : TextLeftOf(line, column))];

    static string TextLeftOf(TableRow line, int column)
    {
        while (column > 0 && line[column].IsEmpty)
        {
            column--;
        }

        return line[column].Text;
    }

    SheetFigure? Understood(int column, List<string> path, out (string Rule, string Text) fault)
    {
        fault = default;
        var figure = new SheetFigure(column, string.Join(' ', path.Where(text => text.Length > 0)));
        for (var row = 0; row < path.Count; row++)
        {
            var text = path[row];
            switch (layout.Across[row])
            {
                case SheetRole.Period when PeriodText.TryRead(text, out var period):
                    figure = figure with { Period = period };
                    break;
                case SheetRole.Area when areas.IsArea(text):
                    figure = figure with { Area = text };
                    break;
                case SheetRole.Measure when text.Length > 0:
                    figure = figure with { Measure = text };
                    break;
                default:
                    fault = (layout.Across[row] == SheetRole.Period ? ImportRules.PeriodInvalid : ImportRules.AreaUnknown, text);
                    return null;
            }
        }

        return figure;
    }
}
