using ExcelDataReader;

namespace Lis.Import.Formats;

/// <summary>Remembers the text of merged cells while their rows go by.</summary>
sealed class MergedCells
{
    readonly Queue<CellRange> ahead;
    readonly List<(CellRange Range, Cell Corner)> open = [];
    int row = -1;

    public MergedCells(IReadOnlyCollection<CellRange> ranges, ImportLimits limits)
    {
        if (ranges.Count > limits.MergedRanges)
        {
            throw new ImportFault(ImportRules.FileTooLarge, $"Arket har flere end {limits.MergedRanges} flettede områder.");
        }

        ahead = new Queue<CellRange>(ranges.OrderBy(range => range.FromRow));
    }

    /// <summary>The cell that covers a place: the corner of the merged cells, else the own one. Places come row by row.</summary>
    public Cell Covering(int row, int column, Cell own)
    {
        if (row != this.row)
        {
            GoTo(row);
        }

        for (var i = 0; i < open.Count; i++)
        {
            var (range, corner) = open[i];
            if (column < range.FromColumn || column > range.ToColumn)
            {
                continue;
            }

            if (row == range.FromRow && column == range.FromColumn)
            {
                open[i] = (range, own);
                return own;
            }

            return corner;
        }

        return own;
    }

    void GoTo(int row)
    {
        this.row = row;
        open.RemoveAll(known => known.Range.ToRow < row);
        while (ahead.TryPeek(out var next) && next.FromRow <= row)
        {
            open.Add((ahead.Dequeue(), new Cell("")));
        }
    }
}
