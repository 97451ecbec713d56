using Lis.OData.Sql;

namespace Lis.OData.Execution;

/// <summary>One read of the database: all its statements see one state of the data. Used by one request, from start to end.</summary>
public abstract class ReadSession : IAsyncDisposable
{
    /// <summary>The number of all matches; null when not asked for. Known after <see cref="StartAsync"/>.</summary>
    public long? Count { get; protected set; }

    /// <summary>The state of the data that is read, or one before it; null when not asked for. Known after <see cref="StartAsync"/>.</summary>
    public DataVersion? Version { get; protected set; }

    /// <summary>Where the state of the data that is read stands in the order of commits; null when not asked for. Known as <see cref="Count"/> is.</summary>
    public ChangeMark? Change { get; protected set; }

    /// <summary>The current row, the same object throughout.</summary>
    public abstract Row Row { get; }

    /// <summary>The related rows of the current row.</summary>
    public abstract IChildSource Children { get; }

    /// <summary>Runs the statements and waits for the first row. True when there is one; it is the current row then.</summary>
    /// <exception cref="Errors.FaultException">ArithmeticError, Timeout.</exception>
    public abstract ValueTask<bool> StartAsync(CancellationToken cancellationToken);

    /// <summary>Moves to the next row; false after the last.</summary>
    /// <exception cref="Errors.FaultException">ArithmeticError, Timeout.</exception>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Whether a statement gives a row; to be asked after the rows have ended.</summary>
    public abstract ValueTask<bool> ExistsAsync(Statement statement, CancellationToken cancellationToken);

    /// <summary>The client is being waited for, not the database.</summary>
    public virtual void Pause()
    {
    }

    /// <summary>The database is being waited for again.</summary>
    public virtual void Resume()
    {
    }

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

/// <summary>A state of the data in the order of commits.</summary>
/// <param name="Number">The last commit that is part of it.</param>
/// <param name="Barrier">The last commit before which no delta may begin; 0 = there is none.</param>
public readonly record struct ChangeMark(long Number, long Barrier);

/// <summary>Where reads go.</summary>
public abstract class ReadDatabase : IAsyncDisposable
{
    /// <summary>Begins a read; nothing runs before <see cref="ReadSession.StartAsync"/>.</summary>
    public abstract ReadSession Open(PreparedRead read, ReadInputs inputs);

    /// <summary>The state of the data now, by a statement that gives its number and instant.</summary>
    public abstract ValueTask<DataVersion> VersionAsync(string query, CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
