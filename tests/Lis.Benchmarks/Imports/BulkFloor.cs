using System.Diagnostics;
using Lis.Benchmarks.Load;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.Benchmarks.Imports;

/// <summary>
/// Empties the table of observations and fills it again with the same rows by the fastest way that the database itself offers: COPY on
/// PostgreSQL, one prepared insert in one transaction on SQLite. Only the filling is timed.
/// </summary>
static class BulkFloor
{
    const string Columns =
        """
        "Id", "RecordedAt", "IndicatorCode", "AreaCode", "Period", "PeriodKind", "PeriodStart", "PeriodEnd", "BreakdownKey", "IsTotal", "Value",
        "Numerator", "Denominator", "LowerBound", "UpperBound", "RawText", "ValueStatus", "ShownValue", "ShownNumerator", "ShownDenominator",
        "ShownLowerBound", "ShownUpperBound", "ShownRawText", "ShownValueStatus", "Suppression", "IsBreak", "Note", "Reference", "IsDerived",
        "Revision", "ImportRunId", "CreatedAt", "MunicipalityCode", "ChangeNo"
        """;

    public static async Task<TimeSpan> RunAsync(LoadDatabase database)
    {
        await using var connection = database.ConnectBehind();
        await connection.OpenAsync();
        return connection is NpgsqlConnection ? await CopyAsync(database) : Insert((SqliteConnection)connection);
    }

    static async Task<TimeSpan> CopyAsync(LoadDatabase database)
    {
        // COPY says nothing until it is done.
        await using var connection = new NpgsqlConnection(database.Behind + ";Command Timeout=0");
        await connection.OpenAsync();
        var file = Path.GetTempFileName();
        await using (var draft = File.Create(file))
        await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT {Columns} FROM \"Observations\") TO STDOUT (FORMAT binary)"))
        {
            await rows.CopyToAsync(draft);
        }

        await using (var empty = new NpgsqlCommand("TRUNCATE \"Observations\"", connection))
        {
            await empty.ExecuteNonQueryAsync();
        }

        var clock = Stopwatch.StartNew();
        await using (var source = File.OpenRead(file))
        await using (var target = await connection.BeginRawBinaryCopyAsync($"COPY \"Observations\" ({Columns}) FROM STDIN (FORMAT binary)"))
        {
            await source.CopyToAsync(target);
        }

        File.Delete(file);
        return clock.Elapsed;
    }

    static TimeSpan Insert(SqliteConnection connection)
    {
        Execute(connection, $"CREATE TEMP TABLE kept AS SELECT {Columns} FROM \"Observations\"; DELETE FROM \"Observations\"");
        var names = Columns.Split(',');
        var clock = Stopwatch.StartNew();
        using var transaction = connection.BeginTransaction();
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT {Columns} FROM kept";
        using var write = connection.CreateCommand();
        write.CommandText = $"INSERT INTO \"Observations\" ({Columns}) VALUES ({string.Join(", ", names.Select((_, i) => FormattableString.Invariant($"@p{i}")))})";
        var parameters = names.Select((_, i) => write.Parameters.Add(FormattableString.Invariant($"@p{i}"), SqliteType.Text)).ToArray();
        using var rows = read.ExecuteReader();
        while (rows.Read())
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].ResetSqliteType();
                parameters[i].Value = rows.GetValue(i);
            }

            write.ExecuteNonQuery();
        }

        transaction.Commit();
        return clock.Elapsed;
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
