namespace Lis.Import.Formats;

/// <summary>A line of a table.</summary>
/// <param name="Line">Line in the file where it begins, from 1.</param>
/// <param name="Cells">The cells.</param>
sealed record TableRow(int Line, Cell[] Cells)
{
    /// <summary>Last line, where quoted text runs over several.</summary>
    public int LastLine { get; init; } = Line;

    /// <summary>Whether a quotation mark is not closed, or stands where none may.</summary>
    public bool HasBadQuotes { get; init; }

    /// <summary>Path of the line in formats that have one, such as <c>rows[3]</c>.</summary>
    public string? Path { get; init; }

    public bool IsBlank => Array.TrueForAll(Cells, cell => cell.IsEmpty);

    /// <summary>A cell; empty behind the end of the line.</summary>
    public Cell this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : new Cell("");
}
