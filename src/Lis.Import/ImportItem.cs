namespace Lis.Import;

/// <summary>One thing that a profile found in a file: a row to store, a fault, or a notice.</summary>
public abstract record ImportItem
{
    /// <summary>
    /// Number of the figure within the file, from 1; 0 = the file as a whole. A line of a wide sheet holds several figures, and one figure
    /// may have several faults: rows read is the highest number, rows rejected the count of different numbers among the rejects.
    /// </summary>
    public long Row { get; init; }

    /// <summary>Line in the file, from 1; 0 = the file as a whole.</summary>
    public int Line { get; init; }

    /// <summary>Caption, letter or path of the column; null = the line as a whole.</summary>
    public string? Column { get; init; }
}
