using Lis.OData.Sql;
using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>
/// The expands of some rows of a page on PostgreSQL: one statement for each expand answers for all of them, all expands of one level go in
/// one batch, and the rows are kept until their parents are written.
/// </summary>
sealed class PostgresChildren : IChildSource
{
    readonly Dictionary<PreparedChild, Level> levels = new(ReferenceEqualityComparer.Instance);
    readonly ReadInputs inputs;

    PostgresChildren(ReadInputs inputs) => this.inputs = inputs;

    /// <summary>How many related rows there are on all levels.</summary>
    public int RowCount => levels.Values.Sum(level => level.Rows?.Count ?? 0);

    /// <summary>Reads all levels of expands for some of the rows; with the last of them ends the transaction.</summary>
    public static async Task<PostgresChildren> ReadAsync(
        NpgsqlConnection connection, PreparedRows main, BufferedSlice parents, ReadInputs inputs, bool isLast, CancellationToken cancellationToken)
    {
        var children = new PostgresChildren(inputs);
        List<(PreparedChild Child, BufferedSlice Parents)> level = [.. main.Children.Select(child => (child, parents))];
        while (level.Count > 0)
        {
            await children.ReadLevelAsync(connection, level, isLast && level.All(step => step.Child.Rows.Children.IsEmpty), cancellationToken);
            level =
            [
                .. from step in level
                   let rows = children.levels[step.Child].Rows
                   where rows is not null
                   from child in step.Child.Rows.Children
                   select (child, new BufferedSlice(rows, 0, rows.Count)),
            ];
        }

        return children;
    }

    public IChildRows Rows(PreparedChild child, Row parent)
    {
        var level = levels[child];
        return level.Rows is { } rows ? rows.Of(level.NumberOf(parent)) : NoRows.Instance;
    }

    public long Count(PreparedChild child, Row parent)
    {
        var level = levels[child];
        return level.Counts?.Of(level.NumberOf(parent)) is { } found && found.Read() ? found.GetInt64(1) : 0;
    }

    public PageSize PageSize(PreparedChild child) => inputs.Nested(child.Plan);

    async Task ReadLevelAsync(
        NpgsqlConnection connection, List<(PreparedChild Child, BufferedSlice Parents)> level, bool isLast, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (child, parents) in level)
        {
            Add(batch, child, parents);
        }

        if (batch.BatchCommands.Count > 0)
        {
            batch.BeginWithPlanning(level.All(step => step.Child.Rows.Statement.IsGeneral() && step.Child.Count?.IsGeneral() != false));
        }

        if (isLast)
        {
            batch.AddCommit();
        }

        await using var reader = batch.BatchCommands.Count > 0 ? await batch.ExecuteReaderAsync(cancellationToken) : null;
        if (batch.BatchCommands.Count > 1)
        {
            await reader!.NextResultAsync(cancellationToken);
        }

        foreach (var (child, parents) in level)
        {
            var rows = HasRows(child) ? await NextAsync(reader!, cancellationToken) : null;
            var counts = child.Count is not null ? await NextAsync(reader!, cancellationToken) : null;
            levels.Add(child, new Level(rows, counts, parents.Start));
        }
    }

    void Add(NpgsqlBatch batch, PreparedChild child, BufferedSlice parents)
    {
        if (HasRows(child))
        {
            batch.Add(child.Rows.Statement, inputs, Scope(child, child.Rows.Statement, parents, PageSize(child).Read));
        }

        if (child.Count is { } count)
        {
            batch.Add(count, inputs, Scope(child, count, parents, 0));
        }
    }

    /// <summary>A count alone is its own statement; <c>$top=0</c> needs no rows.</summary>
    bool HasRows(PreparedChild child) => PageSize(child).Read > 0 && !ReferenceEquals(child.Plan.Statement.Query, child.Plan.CountQuery);

    static StatementScope Scope(PreparedChild child, Statement statement, BufferedSlice parents, long rows) => new(rows)
    {
        ParentKeys =
        [
            .. child.Plan.ParentKey.Select((column, index) => (object?)PostgresParameters.ArrayOf(
                statement.StoreOfParentKey(index, column.Store), parents.Column(column.Ordinal))),
        ],
    };

    static async Task<BufferedRows> NextAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = await BufferedRows.ReadAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return rows;
    }

    sealed record Level(BufferedRows? Rows, BufferedRows? Counts, int First)
    {
        /// <summary>The number that the statement gave a parent: its place among those that were asked for.</summary>
        public int NumberOf(Row parent) => ((BufferedRows)parent).Number - First;
    }
}
