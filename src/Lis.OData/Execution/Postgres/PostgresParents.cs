using Npgsql;

namespace Lis.OData.Execution.Postgres;

/// <summary>
/// A page whose rows have expands to many: its rows are read first, then their children for as many rows at a time as keeps memory in
/// bounds. Usually that is all of them.
/// </summary>
sealed class PostgresParents(NpgsqlConnection connection, PreparedRead read, BufferedRows rows, ReadInputs inputs) : IChildSource
{
    const int FewestParents = 16;
    const int MostChildren = 20_000;

    PostgresChildren? children;
    int next;
    int step = StepOf(read, inputs);

    /// <summary>The current row, the same object throughout.</summary>
    public Row Row => rows;

    PostgresChildren Children => children ?? throw new InvalidOperationException("No row has been read.");

    /// <summary>Moves to the next row; false after the last.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!rows.Read())
        {
            return false;
        }

        if (rows.Number == next)
        {
            var slice = new BufferedSlice(rows, next, Math.Min(step, rows.Count - next));
            children = await PostgresChildren.ReadAsync(connection, read.Main, slice, inputs, slice.Start + slice.Count == rows.Count, cancellationToken);
            next += slice.Count;
            step = children.RowCount < MostChildren / 2 ? step * 2 : children.RowCount > MostChildren ? Math.Max(FewestParents, step / 2) : step;
        }

        return true;
    }

    public IChildRows Rows(PreparedChild child, Row parent) => Children.Rows(child, parent);

    public long Count(PreparedChild child, Row parent) => Children.Count(child, parent);

    public PageSize PageSize(PreparedChild child) => Children.PageSize(child);

    /// <summary>As many parents as cannot have too many children, if every expand were full.</summary>
    static int StepOf(PreparedRead read, ReadInputs inputs)
    {
        var each = read.Main.Children.Sum(child => inputs.Nested(child.Plan).Read);
        return (int)Math.Max(FewestParents * 2, MostChildren / Math.Max(1, each));
    }
}
