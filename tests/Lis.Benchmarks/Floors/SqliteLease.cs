using System.Globalization;
using Lis.OData.Sql.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Lis.Benchmarks.Floors;

/// <summary>A connection with its prepared statements.</summary>
sealed class SqliteLease
{
    readonly SqliteConnection connection;
    readonly Dictionary<string, sqlite3_stmt> statements = new(StringComparer.Ordinal);

    public SqliteLease(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        SqliteFunctions.Register(connection);
    }

    /// <summary>A statement with its values, ready to be stepped.</summary>
    public sqlite3_stmt Statement(string text, params ReadOnlySpan<object> values)
    {
        if (!statements.TryGetValue(text, out var statement))
        {
            sqlite3_prepare_v3(connection.Handle!, text, SQLITE_PREPARE_PERSISTENT, out statement);
            statements.Add(text, statement);
        }

        sqlite3_reset(statement);
        for (var i = 0; i < values.Length; i++)
        {
            _ = values[i] is string letters
                ? sqlite3_bind_text(statement, i + 1, letters)
                : sqlite3_bind_int64(statement, i + 1, Convert.ToInt64(values[i], CultureInfo.InvariantCulture));
        }

        return statement;
    }

    public void Reset()
    {
        foreach (var statement in statements.Values)
        {
            sqlite3_reset(statement);
        }
    }
}
