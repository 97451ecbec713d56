using Lis.OData.Sql;

namespace Lis.OData.Execution.Sqlite;

/// <summary>A read from SQLite, in one deferred read transaction when more than one statement may run.</summary>
sealed class SqliteSession(SqliteReads owner, PreparedRead read, ReadInputs inputs, TimeSpan timeout, TimeProvider clock) : ReadSession
{
    readonly bool isTransaction = read.Count is not null || read.Change is not null || read.Parent is not null || !read.Main.Children.IsEmpty
        || inputs.KnownCount is not null;

    bool hasBegun;
    SqliteLease? lease;
    SqliteWatch? watch;
    SqliteRunner? runner;
    SqliteRows? rows;

    public override Row Row => rows ?? throw new InvalidOperationException("The read has no rows.");

    public override IChildSource Children => new SqliteChildren(runner!, inputs);

    public override ValueTask<bool> StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lease = owner.Rent();
        watch = new SqliteWatch(lease.Connection.Handle!, timeout, clock, cancellationToken);
        runner = new SqliteRunner(lease, watch);
        if (inputs.KnownCount is null || !read.ReadsRows(inputs))
        {
            // Outside the transaction: whatever is committed in between makes the version too old, never too new.
            Version = inputs.VersionQuery is { } query ? runner.Version(query) : null;
            Count = inputs.KnownCount?.At(Version);
            if (Count is not null)
            {
                return new(false);
            }
        }

        Begin();
        Count = CountRows();

        if (read.Change is { } change)
        {
            using var mark = Run(change);
            mark.Read();
            Change = new ChangeMark(mark.GetInt64(0), mark.IsNull(1) ? 0 : mark.GetInt64(1));
        }

        if (!read.ReadsRows(inputs))
        {
            return new(false);
        }

        rows = Run(read.Main.Statement);
        return new(rows.Read());
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => new(rows!.Read());

    public override ValueTask<bool> ExistsAsync(Statement statement, CancellationToken cancellationToken)
    {
        using var found = Run(statement);
        return new(found.Read());
    }

    public override void Pause() => watch?.Pause();

    public override void Resume() => watch?.Resume();

    public override ValueTask DisposeAsync()
    {
        if (lease is null)
        {
            return ValueTask.CompletedTask;
        }

        rows?.Dispose();
        watch!.Dispose();
        if (hasBegun && !watch.HasFailed)
        {
            runner!.Run("COMMIT");
        }

        owner.Return(lease, isSound: !watch.HasFailed);
        lease = null;
        return ValueTask.CompletedTask;
    }

    void Begin()
    {
        if (!isTransaction)
        {
            return;
        }

        runner!.Run("BEGIN");
        hasBegun = true;
        if (inputs.KnownCount is not null)
        {
            // Rows and a count from before must be of one state, and one counted now is remembered of exactly this state.
            Version = runner.Version(inputs.VersionQuery!);
        }
    }

    long? CountRows()
    {
        var known = inputs.KnownCount;
        if (known?.At(Version) is { } remembered)
        {
            return remembered;
        }

        if ((known is null ? read.Count : read.Counting) is not { } statement)
        {
            return null;
        }

        using var counted = Run(statement);
        var number = counted.Read() ? counted.GetInt64(0) : 0;
        known?.Keep(Version, number);
        return number;
    }

    SqliteRows Run(Statement statement) => runner!.Run(statement, inputs, new StatementScope(inputs.Rows.Read));
}
