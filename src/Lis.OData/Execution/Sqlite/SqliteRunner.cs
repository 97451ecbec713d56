using System.Diagnostics;
using Lis.OData.Sql;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Execution.Sqlite;

/// <summary>Runs statements on a rented connection and turns its errors into what they mean to the caller.</summary>
sealed class SqliteRunner(SqliteLease lease, SqliteWatch watch)
{
    /// <summary>Starts a statement of a read, by its gathered form when it has one; nothing is read before the first step.</summary>
    public SqliteRows Run(Statement statement, ReadInputs inputs, StatementScope scope) =>
        statement.Gathered is { } gathered ? Gather(gathered, statement, inputs, scope) : Run(statement, Values(statement, inputs, scope));

    /// <summary>Number and instant of the last commit.</summary>
    public DataVersion Version(string query)
    {
        using var rows = Run(new Statement(query, []), []);
        return rows.Read() ? new DataVersion(rows.GetInt64(0), rows.GetInt64(1)) : default;
    }

    /// <summary>Runs a statement that has no values and no rows.</summary>
    public void Run(string text)
    {
        using var rows = Run(new Statement(text, []), []);
        rows.Read();
    }

    SqliteRows Gather(Statement gathered, Statement statement, ReadInputs inputs, StatementScope scope)
    {
        lease.LetGather();
        var rows = Run(gathered, Values(gathered, inputs, scope));
        rows.Otherwise = () => Run(statement, Values(statement, inputs, scope));
        return rows;
    }

    static object?[] Values(Statement statement, ReadInputs inputs, StatementScope scope) =>
        ParameterValues.Of(statement, inputs, scope, static (_, values) => StoreValue.JsonOf(values));

    SqliteRows Run(Statement statement, ReadOnlySpan<object?> values)
    {
        try
        {
            if (Activity.Current is { IsAllDataRequested: true } span)
            {
                // As PostgreSQL's driver does: the text, in which no value stands.
                span.AddEvent(new ActivityEvent("statement", tags: new() { ["db.query.text"] = statement.Text }));
            }

            var prepared = lease.Take(statement.Text);
            var rows = new SqliteRows(this, prepared);
            prepared.Bind(values);
            return rows;
        }
        catch (SqliteException error)
        {
            throw watch.Explain(error);
        }
    }

    public bool Step(SqliteStatement statement)
    {
        try
        {
            return statement.Step();
        }
        catch (SqliteException error) when (!SqliteGathering.IsAbandoned(error))
        {
            throw watch.Explain(error);
        }
    }

    public void GiveBack(SqliteStatement statement)
    {
        statement.Reset();
        lease.GiveBack(statement);
    }
}
