using Lis.Import.Formats;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>How a source writes what stands in the columns.</summary>
sealed record LongRules
{
    public required NumberCulture Numbers { get; init; }

    public required SymbolMap Symbols { get; init; }

    /// <summary>Turns the source's way of naming an area into one that the directory knows; null = this area is left out.</summary>
    public Func<string, string?> AreaName { get; init; } = text => text;

    /// <summary>Whether a text stands in place of a figure and is kept, being neither number nor sign.</summary>
    public Func<string, bool> IsVerdict { get; init; } = _ => false;

    /// <summary>Parts a member's code from its label, where the source writes both; the label is the whole text.</summary>
    public Func<string, string> MemberCode { get; init; } = text => text;

    /// <summary>Reads the days by which the source names its periods; null = it names the periods themselves.</summary>
    public Func<string, DateOnly?>? Day { get; init; }

    /// <summary>Takes from a figure what is not part of the number.</summary>
    public Func<Cell, Cell> Bare { get; init; } = cell => cell;

    /// <summary>Whether a line holds figures, or something about them.</summary>
    public Func<TableRow, bool> IsData { get; init; } = _ => true;

    /// <summary>Reports what is wrong with a line as a whole.</summary>
    public Action<TableRow, RowFaults>? Check { get; init; }

    /// <summary>Adds to a row what else its line says, or reports a contradiction; the number is the place of the figure's column.</summary>
    public Func<TableRow, int, ImportRow, RowFaults, ImportRow>? Finish { get; init; }
}
