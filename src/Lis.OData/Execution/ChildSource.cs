namespace Lis.OData.Execution;

/// <summary>Gives the related rows of a row while it is written.</summary>
public interface IChildSource
{
    /// <summary>The rows of an expand for one parent, at most the page's rows plus one; to be disposed before the parent moves on.</summary>
    IChildRows Rows(PreparedChild child, Row parent);

    /// <summary>How many related rows there are in all; only for an expand that counts.</summary>
    long Count(PreparedChild child, Row parent);

    /// <summary>The most rows of an expand that one answer shows for one parent.</summary>
    PageSize PageSize(PreparedChild child);
}

/// <summary>Related rows, read one after another without waiting.</summary>
public interface IChildRows : IDisposable
{
    /// <summary>The current row, the same object throughout.</summary>
    Row Row { get; }

    /// <summary>Moves to the next row; false after the last.</summary>
    bool Read();
}

/// <summary>No related rows at all.</summary>
sealed class NoRows : IChildRows
{
    public static NoRows Instance { get; } = new();

    public Row Row => throw new InvalidOperationException("There are no rows.");

    public bool Read() => false;

    public void Dispose()
    {
    }
}
