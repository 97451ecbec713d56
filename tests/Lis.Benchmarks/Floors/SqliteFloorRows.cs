using SQLitePCL;
using static SQLitePCL.raw;

namespace Lis.Benchmarks.Floors;

/// <summary>Rows of SQLite as JSON, text as the bytes that SQLite has.</summary>
static class SqliteFloorRows
{
    public static async Task WriteAsync(FloorOutput output, sqlite3_stmt rows, FloorColumn[] columns)
    {
        for (var i = 0; sqlite3_step(rows) == SQLITE_ROW; i++)
        {
            output.Raw(i == 0 ? default : ","u8);
            Row(output, rows, columns);
            output.Raw("}"u8);
            await output.FlushAsync();
        }
    }

    public static void Row(FloorOutput output, sqlite3_stmt row, FloorColumn[] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            output.Raw(i == 0 ? "{"u8 : ","u8);
            output.Raw(columns[i].Name.AsSpan(1));
            if (sqlite3_column_type(row, i) == SQLITE_NULL)
            {
                output.Raw("null"u8);
            }
            else
            {
                Value(output, row, i, columns[i].Kind);
            }
        }
    }

    public static void Value(FloorOutput output, sqlite3_stmt row, int i, Kind kind)
    {
        switch (kind)
        {
            case Kind.Text: output.Quoted(sqlite3_column_blob(row, i)); break;
            case Kind.Whole: output.Whole(sqlite3_column_int64(row, i)); break;
            case Kind.Flag: output.Raw(sqlite3_column_int(row, i) != 0 ? "true"u8 : "false"u8); break;
            case Kind.Scaled: output.Scaled(sqlite3_column_int64(row, i)); break;
            case Kind.Instant: output.Instant(sqlite3_column_int64(row, i)); break;
            case Kind.PeriodKind: output.Raw(FloorOutput.PeriodKinds[sqlite3_column_int(row, i)]); break;
            case Kind.Status: output.Raw(FloorOutput.Statuses[sqlite3_column_int(row, i)]); break;
            case Kind.AreaKind: output.Raw(FloorOutput.AreaKinds[sqlite3_column_int(row, i)]); break;
            case Kind.Json: output.Raw(sqlite3_column_blob(row, i)); break;
            case Kind.Version: output.Raw("\"W/\\\""u8); output.Whole(sqlite3_column_int64(row, i)); output.Raw("\\\"\""u8); break;
            default: output.Raw("\""u8); output.Raw(sqlite3_column_blob(row, i)); output.Raw("\""u8); break;
        }
    }
}
