using System.Data.Common;
using System.Globalization;
using Lis.Conformance.Harness;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lis.Conformance.Engine;

/// <summary>The tables of the warehouse and what is in them.</summary>
static class WarehouseRows
{
    public const int Bulk = 120;

    public static Task FillAsync(TestDatabase database) => RunAsync(database, [.. Tables(database.Kind), .. Rows(database.Kind)]);

    /// <summary>Adds categories while others read.</summary>
    public static Task AddCategoriesAsync(TestDatabase database, params string[] names) =>
        RunAsync(database, names.Select(name => $"INSERT INTO categories VALUES ('{Guid.NewGuid():N}', '{name}', NULL)"));

    static async Task RunAsync(TestDatabase database, IEnumerable<string> statements)
    {
        await using DbConnection connection = database is PostgresDatabase postgres
            ? new NpgsqlConnection(postgres.SuperuserConnectionString)
            : new SqliteConnection(database.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Join(";\n", statements);
        await command.ExecuteNonQueryAsync();
    }

    static IEnumerable<string> Tables(DatabaseKind kind)
    {
        var isSqlite = kind == DatabaseKind.Sqlite;
        var (exact, day, instant, flag, real, small) = isSqlite
            ? ("INTEGER", "TEXT", "INTEGER", "INTEGER", "REAL", "INTEGER")
            : ("numeric(18,6)", "date", "timestamptz", "boolean", "double precision", "smallint");
        yield return $"""
            CREATE TABLE products ("Id" integer PRIMARY KEY, "Name" text NOT NULL, "CategoryCode" text, "Amount" {exact}, "Weight" {real},
                "Total" bigint NOT NULL, "Color" {small} NOT NULL, "IsSold" {flag} NOT NULL, "Words" text NOT NULL, "SoldOn" {day},
                "ChangedAt" {instant} NOT NULL, "SizeWidth" integer, "SizeNote" text, "ChangeNo" bigint NOT NULL)
            """;
        yield return """CREATE TABLE categories ("Code" text PRIMARY KEY, "Name" text, "ParentCode" text)""";
        yield return $"""CREATE TABLE prices ("ProductId" integer, "From" {day}, "Value" {exact} NOT NULL, PRIMARY KEY ("ProductId", "From"))""";
        yield return """CREATE TABLE parcels ("Id" integer PRIMARY KEY, "Most" integer NOT NULL, "Lines" text NOT NULL, "Numbers" text NOT NULL)""";
        if (!isSqlite)
        {
            yield return "GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC";
        }
    }

    static IEnumerable<string> Rows(DatabaseKind kind)
    {
        string Exact(decimal value) => kind == DatabaseKind.Sqlite
            ? ((long)(value * 1_000_000)).ToString(CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);
        string Instant(DateTime value) => kind == DatabaseKind.Sqlite
            ? ((value - DateTime.UnixEpoch).Ticks / 10).ToString(CultureInfo.InvariantCulture)
            : $"'{value:yyyy-MM-dd HH:mm:ss.ffffff}Z'";
        string Flag(bool value) => kind == DatabaseKind.Sqlite ? value ? "1" : "0" : value ? "true" : "false";

        yield return "INSERT INTO categories VALUES ('a/b', 'Ærter & bønner', NULL), ('c''d', 'Zink', 'a/b'), ('tom', NULL, 'a/b')";
        yield return $"""
            INSERT INTO products VALUES
            (1, 'Ærte', 'a/b', {Exact(12.5m)}, 0.25, 9007199254740993, 1, {Flag(true)}, '["grøn","rund"]', '2018-01-31', {Instant(new(2018, 1, 1, 12, 0, 0))}, 3, NULL, 41),
            (2, 'Bønne "lang"', 'a/b', NULL, NULL, 0, 0, {Flag(false)}, '[]', NULL, {Instant(new DateTime(2018, 1, 1, 12, 0, 0).AddMicroseconds(120_000))}, NULL, NULL, 42),
            (3, 'Zink', 'c''d', {Exact(-0.000001m)}, 1e300, -5, 2, {Flag(true)}, '["å"]', '2020-02-29', {Instant(new(1969, 12, 31, 23, 59, 59))}, 7, 'bred', 43),
            (4, 'Åben', NULL, {Exact(100m)}, 2, 7, 2, {Flag(false)}, '[]', NULL, {Instant(new(2020, 1, 1))}, NULL, NULL, 44)
            """;
        yield return """
            INSERT INTO parcels VALUES
            (1, 2, '[{"Label":"pære","Amount":1.50,"Pieces":3,"IsHeavy":true},{"Label":"Æble","Amount":null,"Pieces":1,"IsHeavy":false},{"Label":null,"Amount":20,"Pieces":2,"IsHeavy":false}]', '[3,1,2,3]'),
            (2, 9, '[]', '[]')
            """;
        var prices = Enumerable.Range(0, Bulk).Select(i => $"(1, '{new DateOnly(2018, 1, 1).AddDays(i):yyyy-MM-dd}', {Exact(i)})");
        yield return $"INSERT INTO prices VALUES {string.Join(", ", prices)}, (3, '2020-01-01', {Exact(1.25m)}), (3, '2020-01-02', {Exact(2m)})";
    }
}
