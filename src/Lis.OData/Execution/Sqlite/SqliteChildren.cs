using Lis.OData.Sql;

namespace Lis.OData.Execution.Sqlite;

/// <summary>The expands of rows on SQLite: the child's prepared statement runs for one parent after another while the parents are read.</summary>
sealed class SqliteChildren(SqliteRunner runner, ReadInputs inputs) : IChildSource
{
    public IChildRows Rows(PreparedChild child, Row parent)
    {
        var size = PageSize(child);
        return size.Read == 0 ? NoRows.Instance : Run(child, child.Rows.Statement, parent, size.Read);
    }

    public long Count(PreparedChild child, Row parent)
    {
        using var rows = Run(child, child.Count!, parent, rows: 0);
        return rows.Read() ? rows.GetInt64(1) : 0;
    }

    public PageSize PageSize(PreparedChild child) => inputs.Nested(child.Plan);

    SqliteRows Run(PreparedChild child, Statement statement, Row parent, long rows)
    {
        var scope = new StatementScope(rows)
        {
            ParentKeys = [.. child.Plan.ParentKey.Select(column => ((SqliteRows)parent).GetValue(column.Ordinal))],
        };
        return runner.Run(statement, inputs, scope);
    }
}
