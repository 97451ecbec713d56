using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Lis.OData.Execution.Sqlite;

/// <summary>A prepared statement of one connection, used by one reader at a time and kept for the next.</summary>
sealed class SqliteStatement : IDisposable
{
    readonly sqlite3 database;

    public SqliteStatement(sqlite3 database, string text)
    {
        this.database = database;
        Text = text;
        Check(sqlite3_prepare_v3(database, text, SQLITE_PREPARE_PERSISTENT, out var handle));
        Handle = handle;
    }

    public string Text { get; }

    public sqlite3_stmt Handle { get; }

    public void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(i + 1, values[i]));
        }
    }

    /// <summary>Moves to the next row; false after the last.</summary>
    public bool Step()
    {
        var result = sqlite3_step(Handle);
        if (result == SQLITE_ROW)
        {
            return true;
        }

        Check(result == SQLITE_DONE ? SQLITE_OK : result);
        return false;
    }

    /// <summary>Ends the run and forgets the values; an error of the run itself has been told already.</summary>
    public void Reset()
    {
        _ = sqlite3_reset(Handle);
        _ = sqlite3_clear_bindings(Handle);
    }

    public void Dispose() => Handle.Dispose();

    int Bind(int index, object? value) => value switch
    {
        null => sqlite3_bind_null(Handle, index),
        string text => sqlite3_bind_text(Handle, index, text),
        long number => sqlite3_bind_int64(Handle, index, number),
        int number => sqlite3_bind_int64(Handle, index, number),
        bool flag => sqlite3_bind_int(Handle, index, flag ? 1 : 0),
        double number => sqlite3_bind_double(Handle, index, number),
        byte[] bytes => sqlite3_bind_blob(Handle, index, bytes),
        _ => throw new ArgumentException($"SQLite keeps no {value.GetType().Name}.", nameof(value)),
    };

    void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
