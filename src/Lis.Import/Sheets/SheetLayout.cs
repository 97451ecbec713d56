namespace Lis.Import.Sheets;

/// <summary>One way in which the sheets of a source are laid out.</summary>
public sealed record SheetLayout
{
    /// <summary>What the heading is known by: of each list one caption must stand in it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Anchors { get; init; } = [];

    /// <summary>The columns that are known by their caption.</summary>
    public SheetColumns Columns { get; init; } = new();

    /// <summary>
    /// What the captions over the figures name, one role per line of the heading from the top; empty = one figure per line, in the column
    /// of the value.
    /// </summary>
    public IReadOnlyList<SheetRole> Across { get; init; } = [];

    /// <summary>Whether an empty cell in a column that is not a figure repeats the cell above, as in a pivot table's outline.</summary>
    public bool FillDown { get; init; }

    /// <summary>Whether columns before the first figure that have no other role break the figures down.</summary>
    public bool OthersAreDimensions { get; init; }
}
