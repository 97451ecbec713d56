using System.Globalization;
using System.Text;
using static SQLitePCL.raw;

namespace Lis.OData.Execution.Sqlite;

/// <summary>The rows of a running statement; text and bytes are read where SQLite has them, without a copy.</summary>
sealed class SqliteRows(SqliteRunner runner, SqliteStatement statement) : Row, IChildRows
{
    public Row Row => this;

    public bool Read() => runner.Step(statement);

    public void Dispose() => runner.GiveBack(statement);

    public override bool IsNull(int ordinal) => sqlite3_column_type(statement.Handle, ordinal) == SQLITE_NULL;

    public override bool GetBoolean(int ordinal) => sqlite3_column_int64(statement.Handle, ordinal) != 0;

    public override long GetInt64(int ordinal) => sqlite3_column_int64(statement.Handle, ordinal);

    public override double GetDouble(int ordinal) => sqlite3_column_double(statement.Handle, ordinal);

    public override decimal GetDecimal(int ordinal) => decimal.Parse(Text(ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    public override ReadOnlySpan<byte> GetUtf8(int ordinal) => sqlite3_column_blob(statement.Handle, ordinal);

    public override ReadOnlySpan<byte> GetBytes(int ordinal) => sqlite3_column_blob(statement.Handle, ordinal);

    public override Guid GetGuid(int ordinal) => Guid.Parse(Text(ordinal));

    public override DateOnly GetDate(int ordinal) => DateOnly.ParseExact(Text(ordinal), "O", CultureInfo.InvariantCulture);

    public override long GetInstant(int ordinal) => sqlite3_column_int64(statement.Handle, ordinal);

    /// <summary>A value as it is kept, to be sent back as a parameter.</summary>
    public object? GetValue(int ordinal) => sqlite3_column_type(statement.Handle, ordinal) switch
    {
        SQLITE_INTEGER => sqlite3_column_int64(statement.Handle, ordinal),
        SQLITE_FLOAT => sqlite3_column_double(statement.Handle, ordinal),
        SQLITE_TEXT => Text(ordinal),
        SQLITE_BLOB => sqlite3_column_blob(statement.Handle, ordinal).ToArray(),
        _ => null,
    };

    string Text(int ordinal) => Encoding.UTF8.GetString(sqlite3_column_blob(statement.Handle, ordinal));
}
