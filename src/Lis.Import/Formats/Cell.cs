namespace Lis.Import.Formats;

/// <summary>A cell of a table: text, and in workbooks and JSON perhaps a number or a day that needs no reading.</summary>
/// <param name="Text">The text without surrounding spaces; empty for an empty cell.</param>
/// <param name="Number">The number of a cell that holds one.</param>
/// <param name="Day">The day of a cell that holds one.</param>
/// <param name="IsPercent">Whether the cell shows its number as per cent, so that 0.123 stands for 12.3.</param>
readonly record struct Cell(string Text, decimal? Number = null, DateOnly? Day = null, bool IsPercent = false)
{
    public bool IsEmpty => Text.Length == 0;
}
