using Lis.Import.Formats;

namespace Lis.Import.Sheets;

/// <summary>
/// Fills the cells that a pivot table's outline leaves empty. An empty cell repeats the one above as long as nothing to its left has
/// changed; where something has, the line is about all members of the empty cell's column.
/// </summary>
sealed class SheetOutline(SheetHeading heading, Func<string, bool> isTotal)
{
    const string AllMembers = "I alt";

    readonly int[] columns = [.. heading.Stub.Order()];
    readonly Dictionary<int, Cell> above = [];

    public TableRow Filled(TableRow line)
    {
        var cells = new Cell[Math.Max(line.Cells.Length, heading.Captions.Count)];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = line[column];
        }

        var hasChanged = false;
        foreach (var column in columns)
        {
            if (cells[column].IsEmpty)
            {
                cells[column] = Above(column, hasChanged);
            }
            else
            {
                hasChanged |= isTotal(cells[column].Text) || above.GetValueOrDefault(column).Text != cells[column].Text;
            }

            above[column] = cells[column];
        }

        return new TableRow(line.Line, cells);
    }

    Cell Above(int column, bool hasChanged)
    {
        if (!hasChanged)
        {
            return above.GetValueOrDefault(column, new Cell(""));
        }

        return new Cell(heading.Dimensions.Contains(column) ? AllMembers : "");
    }
}
