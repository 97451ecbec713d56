using Lis.OData.Planning;
using Lis.OData.Sql;
using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>A read from PostgreSQL: settings, count and page go in one message, every level of expands in one more.</summary>
sealed class PostgresSession(NpgsqlDataSource source, PreparedRead read, ReadInputs inputs) : ReadSession
{
    /// <summary>So many rows are sooner asked for again, when a remembered count is found to be old, than counted with every read.</summary>
    const int MostRowsInVain = 60_000;

    NpgsqlConnection? connection;
    NpgsqlBatch? batch;
    NpgsqlDataReader? reader;
    PostgresRow? row;
    PostgresParents? parents;
    long rowsRead;
    bool isAtEnd;
    bool hasBegun;

    public override Row Row => parents?.Row ?? row ?? throw new InvalidOperationException("The read has no rows.");

    public override IChildSource Children => parents ?? throw new InvalidOperationException("The read has no expands.");

    bool HasExpands => !read.Main.Children.IsEmpty;

    /// <summary>One row by its key, or rows that no value of the request chooses.</summary>
    bool IsGeneral => !HasExpands && (read.Plan.Kind is not (ResultKind.Collection or ResultKind.References or ResultKind.Count)
        || (read.Main.Statement.IsGeneral() && read.Count?.IsGeneral() != false));

    public override async ValueTask<bool> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            connection = await source.OpenConnectionAsync(cancellationToken);
            await RunAsync(cancellationToken);
            if (!read.ReadsRows(inputs))
            {
                isAtEnd = true;
                return false;
            }

            if (HasExpands)
            {
                await BufferAsync(cancellationToken);
            }
            else
            {
                row = new PostgresRow(reader!, read.Main.JsonColumns ??= PostgresRow.JsonColumns(reader!));
            }

            return await NextAsync(cancellationToken);
        }
        catch (NpgsqlException error) when (PostgresFaults.Explain(error) is { } fault && !cancellationToken.IsCancellationRequested)
        {
            throw fault;
        }
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var next = NextAsync(cancellationToken);
        return next.IsCompletedSuccessfully ? next : ExplainAsync(next, cancellationToken);
    }

    public override async ValueTask<bool> ExistsAsync(Statement statement, CancellationToken cancellationToken)
    {
        await CloseReaderAsync();
        await using var question = new NpgsqlBatch(connection);
        var hasSettings = question.AddSettings(inputs.SessionSettings, isGeneral: true);
        question.Add(statement, inputs, new StatementScope(1));
        await using var answer = await question.ExecuteReaderAsync(cancellationToken);
        await SkipSettingsAsync(answer, hasSettings, cancellationToken);
        return await answer.ReadAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (reader is not null && !isAtEnd)
        {
            await AbandonAsync();
        }

        await CloseReaderAsync();
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }
    }

    /// <summary>Closing a reader reads the rest; the server is told to stop making it, and what it says to that is of no interest.</summary>
    async Task AbandonAsync()
    {
        try
        {
            batch!.Cancel();
            await reader!.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            isAtEnd = true;
        }
    }

    async Task RunAsync(CancellationToken cancellationToken)
    {
        var trusts = inputs.KnownCount is { IsAny: true } && (!read.ReadsRows(inputs) || inputs.Rows.Read <= MostRowsInVain);
        await SendAsync(!trusts, cancellationToken);
        if (trusts && Count is null)
        {
            // Something was committed since. The rows are of the new state, so they are asked for once more beside their count.
            await CloseReaderAsync();
            await SendAsync(true, cancellationToken);
        }
    }

    async Task SendAsync(bool counts, CancellationToken cancellationToken)
    {
        batch = new NpgsqlBatch(connection);
        if (HasExpands && !hasBegun)
        {
            batch.AddBegin();
            hasBegun = true;
        }

        var hasSettings = batch.AddSettings(inputs.SessionSettings, IsGeneral, inputs.VersionQuery);
        var count = inputs.KnownCount is null ? read.Count : read.Counting;
        if (count is not null && counts)
        {
            batch.Add(count, inputs, new StatementScope(0));
        }

        if (read.Change is { } change)
        {
            batch.Add(change, inputs, new StatementScope(0));
        }

        if (read.ReadsRows(inputs))
        {
            batch.Add(read.Main.Statement, inputs, new StatementScope(inputs.Rows.Read));
        }

        reader = await batch.ExecuteReaderAsync(cancellationToken);
        await ReadFactsAsync(hasSettings, counts ? count is not null : null, cancellationToken);
    }

    /// <summary>Reads what comes before the rows: state, count, change.</summary>
    /// <param name="hasSettings">Whether a result for settings comes first.</param>
    /// <param name="hasCount">Whether a count was asked for; null = it is remembered.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    async Task ReadFactsAsync(bool hasSettings, bool? hasCount, CancellationToken cancellationToken)
    {
        if (inputs.VersionQuery is not null)
        {
            var isKnown = await reader!.ReadAsync(cancellationToken) && !reader.IsDBNull(0);
            Version = isKnown ? new DataVersion(reader.GetInt64(0), reader.GetInt64(1)) : null;
        }

        await SkipSettingsAsync(reader!, hasSettings, cancellationToken);
        if (hasCount is null)
        {
            Count = inputs.KnownCount!.At(Version);
        }
        else if (hasCount == true)
        {
            Count = await reader!.ReadAsync(cancellationToken) ? reader.GetFieldValue<long>(0) : 0;
            inputs.KnownCount?.Keep(Version, Count.Value);
            await reader!.NextResultAsync(cancellationToken);
        }

        if (read.Change is not null)
        {
            await reader!.ReadAsync(cancellationToken);
            Change = new ChangeMark(reader.GetFieldValue<long>(0), await reader.IsDBNullAsync(1, cancellationToken) ? 0 : reader.GetFieldValue<long>(1));
            await reader.NextResultAsync(cancellationToken);
        }
    }

    static async ValueTask SkipSettingsAsync(NpgsqlDataReader answer, bool hasSettings, CancellationToken cancellationToken)
    {
        if (hasSettings)
        {
            await answer.NextResultAsync(cancellationToken);
        }
    }

    async Task BufferAsync(CancellationToken cancellationToken)
    {
        var rows = await BufferedRows.ReadAsync(reader!, cancellationToken);
        isAtEnd = true;
        await CloseReaderAsync();
        parents = new PostgresParents(connection!, read, rows, inputs);
    }

    /// <summary>Most rows lie in the driver's buffer already; they are given without what it takes to go on after a wait.</summary>
    ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (parents is not null)
        {
            return parents.ReadAsync(cancellationToken);
        }

        if (isAtEnd)
        {
            return new(false);
        }

        var next = reader!.ReadAsync(cancellationToken);
        return next.IsCompletedSuccessfully ? new(Take(next.Result)) : TakeAsync(next);
    }

    async ValueTask<bool> TakeAsync(Task<bool> next) => Take(await next);

    bool Take(bool hasRow)
    {
        isAtEnd = !hasRow || ++rowsRead == inputs.Rows.Read;
        return hasRow;
    }

    static async ValueTask<bool> ExplainAsync(ValueTask<bool> next, CancellationToken cancellationToken)
    {
        try
        {
            return await next;
        }
        catch (NpgsqlException error) when (PostgresFaults.Explain(error) is { } fault && !cancellationToken.IsCancellationRequested)
        {
            throw fault;
        }
    }

    async Task CloseReaderAsync()
    {
        if (reader is not null)
        {
            await reader.DisposeAsync();
            reader = null;
        }

        row?.Dispose();
        row = null;
        if (batch is not null)
        {
            await batch.DisposeAsync();
            batch = null;
        }
    }
}
