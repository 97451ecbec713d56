using Lis.OData.Sql;

namespace Lis.OData.Execution.Sqlite;

/// <summary>A read from SQLite, in one deferred read transaction when more than one statement may run.</summary>
sealed class SqliteSession(SqliteReads owner, PreparedRead read, ReadInputs inputs, TimeSpan timeout, TimeProvider clock) : ReadSession
{
    readonly bool isTransaction = read.Count is not null || read.Change is not null || read.Parent is not null || !read.Main.Children.IsEmpty;
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
        // Before the rows and outside their transaction: whatever is committed in between makes the version too old, never too new.
        Version = inputs.VersionQuery is { } query ? runner.Version(query) : null;
        if (isTransaction)
        {
            runner.Run("BEGIN");
        }

        if (read.Count is { } count)
        {
            using var counted = Run(count);
            Count = counted.Read() ? counted.GetInt64(0) : 0;
        }

        if (read.Change is { } change)
        {
            using var mark = Run(change);
            mark.Read();
            Change = new ChangeMark(mark.GetInt64(0), mark.IsNull(1) ? 0 : mark.GetInt64(1));
        }

        if (inputs.Rows.Read == 0)
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
        if (isTransaction && !watch.HasFailed)
        {
            runner!.Run("COMMIT");
        }

        owner.Return(lease, isSound: !watch.HasFailed);
        lease = null;
        return ValueTask.CompletedTask;
    }

    SqliteRows Run(Statement statement) => runner!.Run(statement, inputs, new StatementScope(inputs.Rows.Read));
}
