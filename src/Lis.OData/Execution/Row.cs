namespace Lis.OData.Execution;

/// <summary>
/// The current row of a statement, by column number, in the form in which the database keeps values. The writers read through this and
/// nothing else, so a database can hand over bytes without making .NET objects of them.
/// </summary>
public abstract class Row
{
    /// <summary>Whether the column is NULL; the other members may only be asked when it is not.</summary>
    public abstract bool IsNull(int ordinal);

    /// <summary>A boolean column, also one kept as 0 and 1.</summary>
    public abstract bool GetBoolean(int ordinal);

    /// <summary>A whole number of any width.</summary>
    public abstract long GetInt64(int ordinal);

    /// <summary>A floating-point number.</summary>
    public abstract double GetDouble(int ordinal);

    /// <summary>An exact decimal.</summary>
    public abstract decimal GetDecimal(int ordinal);

    /// <summary>Text or JSON as UTF-8; valid until the next call on this row.</summary>
    public abstract ReadOnlySpan<byte> GetUtf8(int ordinal);

    /// <summary>Bytes; valid until the next call on this row.</summary>
    public abstract ReadOnlySpan<byte> GetBytes(int ordinal);

    /// <summary>A UUID of a database that has the type.</summary>
    public abstract Guid GetGuid(int ordinal);

    /// <summary>A day of a database that has the type.</summary>
    public abstract DateOnly GetDate(int ordinal);

    /// <summary>An instant as microseconds since 1970-01-01T00:00Z, whatever form the database has for it.</summary>
    public abstract long GetInstant(int ordinal);
}

/// <summary>The rows of one statement after another; a <see cref="Row"/> that moves.</summary>
public abstract class RowReader : Row, IAsyncDisposable
{
    /// <summary>Moves to the next row; false after the last.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
