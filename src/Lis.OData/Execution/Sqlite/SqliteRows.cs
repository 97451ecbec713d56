using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Lis.OData.Execution.Sqlite;

/// <summary>The rows of a running statement; text and bytes are read where SQLite has them, without a copy.</summary>
sealed class SqliteRows(SqliteRunner runner, SqliteStatement first) : Row, IChildRows
{
    SqliteStatement statement = first;

    // The statement itself keeps it alive.
    nint handle = first.Handle.DangerousGetHandle();

    /// <summary>Starts the statement that takes this one's place when this one is abandoned at its first row; null = nothing does.</summary>
    public Func<SqliteRows>? Otherwise { get; set; }

    public Row Row => this;

    public bool Read() => Otherwise is { } otherwise ? ReadFirst(otherwise) : runner.Step(statement);

    public void Dispose() => runner.GiveBack(statement);

    public override bool IsNull(int ordinal) => SqliteColumns.Type(handle, ordinal) == SQLITE_NULL;

    public override bool GetBoolean(int ordinal) => SqliteColumns.Int64(handle, ordinal) != 0;

    public override long GetInt64(int ordinal) => SqliteColumns.Int64(handle, ordinal);

    public override double GetDouble(int ordinal) => SqliteColumns.Double(handle, ordinal);

    public override decimal GetDecimal(int ordinal) => decimal.Parse(Text(ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    public override ReadOnlySpan<byte> GetUtf8(int ordinal) => SqliteColumns.Bytes(handle, ordinal);

    public override ReadOnlySpan<byte> GetBytes(int ordinal) => SqliteColumns.Bytes(handle, ordinal);

    public override Guid GetGuid(int ordinal) => Guid.Parse(Text(ordinal));

    public override DateOnly GetDate(int ordinal) => DateOnly.ParseExact(Text(ordinal), "O", CultureInfo.InvariantCulture);

    public override long GetInstant(int ordinal) => SqliteColumns.Int64(handle, ordinal);

    /// <summary>A value as it is kept, to be sent back as a parameter.</summary>
    public object? GetValue(int ordinal) => SqliteColumns.Type(handle, ordinal) switch
    {
        SQLITE_INTEGER => SqliteColumns.Int64(handle, ordinal),
        SQLITE_FLOAT => SqliteColumns.Double(handle, ordinal),
        SQLITE_TEXT => Text(ordinal),
        SQLITE_BLOB => SqliteColumns.Bytes(handle, ordinal).ToArray(),
        _ => null,
    };

    bool ReadFirst(Func<SqliteRows> otherwise)
    {
        Otherwise = null;
        try
        {
            return runner.Step(statement);
        }
        catch (SqliteException error) when (SqliteGathering.IsAbandoned(error))
        {
            runner.GiveBack(statement);
            statement = otherwise().statement;
            handle = statement.Handle.DangerousGetHandle();
            return runner.Step(statement);
        }
    }

    string Text(int ordinal) => Encoding.UTF8.GetString(SqliteColumns.Bytes(handle, ordinal));
}
