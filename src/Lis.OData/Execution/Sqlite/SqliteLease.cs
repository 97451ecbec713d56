using Microsoft.Data.Sqlite;

namespace Lis.OData.Execution.Sqlite;

/// <summary>A connection with the statements that were prepared on it; in the hands of one read at a time.</summary>
sealed class SqliteLease(SqliteConnection connection) : IDisposable
{
    const int MostStatements = 256;

    readonly Dictionary<string, Stack<SqliteStatement>> idle = new(StringComparer.Ordinal);
    int count;
    bool canGather;

    public SqliteConnection Connection => connection;

    /// <summary>A statement that nobody else uses, prepared now or before.</summary>
    public SqliteStatement Take(string text)
    {
        if (idle.TryGetValue(text, out var stack) && stack.TryPop(out var known))
        {
            count--;
            return known;
        }

        return new SqliteStatement(connection.Handle!, text);
    }

    /// <summary>Has the connection know what gathered statements call; most never run one, and the first ones are part of a cold start.</summary>
    public void LetGather()
    {
        if (!canGather)
        {
            SqliteGathering.Register(connection);
            canGather = true;
        }
    }

    /// <summary>Keeps a statement for later; when there are too many, all are forgotten, which costs little and needs no bookkeeping.</summary>
    public void GiveBack(SqliteStatement statement)
    {
        if (count >= MostStatements)
        {
            Forget();
        }

        if (!idle.TryGetValue(statement.Text, out var stack))
        {
            idle.Add(statement.Text, stack = new());
        }

        stack.Push(statement);
        count++;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    void Forget()
    {
        foreach (var statement in idle.Values.SelectMany(stack => stack))
        {
            statement.Dispose();
        }

        idle.Clear();
        count = 0;
    }
}
