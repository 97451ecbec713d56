using System.Data.Common;
using System.Globalization;
using Lis.Api.Start;

namespace Lis.Benchmarks.Load;

/// <summary>
/// Data in the shape of a municipality's warehouse: indicators × 98 areas × 120 months × 3 breakdowns, straight into the tables. Indexes are
/// made after the rows.
/// </summary>
static class BulkData
{
    public const int Areas = 98;
    public const int Months = 120;
    public const int Breakdowns = 3;
    const int FirstYear = 2015;

    /// <summary>Migrates a database and fills it if it is empty.</summary>
    public static async Task FillAsync(LoadDatabase target, int rows)
    {
        await using (var database = DatabaseServices.Open(target.Settings, TimeProvider.System))
        {
            await DatabaseStart.PrepareAsync(database, loadsSampleData: false, migrates: true, CancellationToken.None);
        }

        await using var connection = target.ConnectBehind();
        await connection.OpenAsync();
        if (await IsFilledAsync(connection))
        {
            return;
        }

        foreach (var statement in target.IsSqlite ? Sqlite(rows) : Postgres(rows))
        {
            await RunAsync(connection, statement);
        }

        var indexes = await IndexesAsync(connection, target.IsSqlite);
        foreach (var (name, _) in indexes)
        {
            await RunAsync(connection, $"DROP INDEX \"{name}\"");
        }

        await RunAsync(connection, target.IsSqlite ? SqliteObservations(rows) : PostgresObservations(rows));
        foreach (var (_, definition) in indexes)
        {
            await RunAsync(connection, definition);
        }

        foreach (var statement in target.IsSqlite ? ["ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"] : new[] { "VACUUM ANALYZE" })
        {
            await RunAsync(connection, statement);
        }
    }

    public static string Indicator(int number) => FormattableString.Invariant($"job-{number + 1:0000}");

    public static string Area(int number) => FormattableString.Invariant($"{101 + number * 7}");

    public static int Indicators(int rows) => (rows + Areas * Months * Breakdowns - 1) / (Areas * Months * Breakdowns);

    /// <summary>The key of the observation with a number from 1 on.</summary>
    public static long Id(int number)
    {
        var month = (number - 1) / Breakdowns % Months;
        return (FirstYear + month / 12) * 1_000_000_000_000L + number;
    }

    static IEnumerable<string> Sqlite(int rows) =>
    [
        "PRAGMA synchronous = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA cache_size = -400000",
        .. Reference(rows, "1705312800000000", "0", "2"),
    ];

    static IEnumerable<string> Postgres(int rows) =>
    [
        // Foreign keys are held by how the rows are made; checking each would double the time.
        "SET session_replication_role = replica",
        "SET maintenance_work_mem = '512MB'",
        .. Reference(rows, "TIMESTAMPTZ '2024-01-15T10:00:00Z'", "FALSE", "2"),
    ];

    /// <summary>What observations point to, and the state of the commits.</summary>
    static IEnumerable<string> Reference(int rows, string at, string no, string change)
    {
        for (var i = 0; i < Areas; i++)
        {
            yield return $"""INSERT INTO "Areas" ("Code","Name","Kind","CreatedAt","UpdatedAt","ChangeNo") VALUES ('{Area(i)}','Kommune {Area(i)}',3,{at},{at},{change})""";
        }

        for (var i = 0; i < Indicators(rows); i++)
        {
            yield return $"""INSERT INTO "Indicators" ("Code","Name","Unit","IsStock","PeriodKind","Kind","Visibility","CreatedAt","UpdatedAt","ChangeNo") VALUES ('{Indicator(i)}','Fuldtidspersoner på ydelse {i + 1}','pct af arbejdsstyrken',{no},2,0,{i % 2},{at},{at},{change})""";
        }

        foreach (var key in (string[])["total", "koen=K", "koen=M"])
        {
            yield return $"""INSERT INTO "Breakdowns" ("Key","Label","CreatedAt","UpdatedAt","ChangeNo") VALUES ('{key}','{key}',{at},{at},{change}) ON CONFLICT DO NOTHING""";
        }

        foreach (var set in (string[])["Areas", "Indicators", "Breakdowns", "Observations"])
        {
            yield return $"""INSERT INTO "DataVersions" ("EntitySet","Scope","ChangeNo","At") VALUES ('{set}','',{change},{at}) ON CONFLICT ("EntitySet","Scope") DO UPDATE SET "ChangeNo" = excluded."ChangeNo" """;
        }

        yield return FormattableString.Invariant($"""UPDATE "ChangeCounter" SET "ChangeNo" = {change}, "ObservationNo" = {rows}""");
    }

    static string SqliteObservations(int rows) => Observations(rows,
        """(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {0}) SELECT i, 2015 + i / 3 % 120 / 12 AS y, i / 3 % 12 + 1 AS m FROM n)""",
        "printf('job-%04d', i / 35280 + 1)", "CAST(101 + i / 360 % 98 * 7 AS TEXT)", "printf('%dM%02d', y, m)",
        "printf('%d-%02d-01', y, m)", "date(printf('%d-%02d-01', y, m), '+1 month', '-1 day')", "i % 3 = 0", "* 100000", "1705312800000000 + i");

    static string PostgresObservations(int rows) => Observations(rows,
        "(SELECT i, (2015 + i / 3 % 120 / 12)::int AS y, (i / 3 % 12 + 1)::int AS m FROM generate_series(0::bigint, {0} - 1) AS i)",
        "'job-' || lpad((i / 35280 + 1)::text, 4, '0')", "(101 + i / 360 % 98 * 7)::text", "y || 'M' || lpad(m::text, 2, '0')",
        "make_date(y, m, 1)", "(make_date(y, m, 1) + interval '1 month' - interval '1 day')::date", "i % 3 = 0", "/ 10.0",
        "TIMESTAMPTZ '2024-01-15T10:00:00Z' + i * interval '1 microsecond'");

    static string Observations(
        int rows, string numbers, string indicator, string area, string period, string from, string to, string isTotal, string scale, string at)
    {
        const string Value = "((i / 35280 * 7919 + i / 360 % 98 * 104729 + i / 3 % 120 * 1299709 + i % 3 * 15485863) % 100000)";
        var source = string.Format(CultureInfo.InvariantCulture, numbers, rows);
        return $"""
            INSERT INTO "Observations" ("Id", "RecordedAt", "IndicatorCode", "AreaCode", "Period", "PeriodKind", "PeriodStart", "PeriodEnd",
                "BreakdownKey", "IsTotal", "Value", "ShownValue", "Reference", "CreatedAt", "ChangeNo")
            SELECT y * 1000000000000 + i + 1, {at}, {indicator}, {area}, {period}, 2, {from}, {to},
                CASE i % 3 WHEN 0 THEN 'total' WHEN 1 THEN 'koen=K' ELSE 'koen=M' END, {isTotal}, {Value} {scale}, {Value} {scale},
                'Jobindsats, fuldtidspersoner', {at}, 2
            FROM {source} AS n ORDER BY i
            """;
    }

    static async Task<List<(string Name, string Definition)>> IndexesAsync(DbConnection connection, bool isSqlite)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = isSqlite
            ? "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Observations' AND sql IS NOT NULL"
            : """
              SELECT indexname, replace(indexdef, ' ON ONLY ', ' ON ') FROM pg_indexes
              WHERE tablename = 'Observations' AND indexname NOT IN (SELECT conname FROM pg_constraint)
              """;
        var found = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }

    static async Task<bool> IsFilledAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT count(*) FROM "Areas" WHERE "Name" = 'Kommune 101'""";
        return await command.ExecuteScalarAsync() is 1L;
    }

    static async Task RunAsync(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 3600;
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
