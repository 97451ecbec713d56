using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Guard;

/// <summary>Rows of <see cref="Planning.PlanModel"/>, in columns of the types and collations that migrations give, with values that are hard to carry.</summary>
static class GatheringRows
{
    static readonly string[] Texts =
    [
        "", "a", "A", "å", "Å", "aa", "Aa", "é", "e\u0301", "12", "012", "-0", "1e3", "0.5", "null", "true", "\"", "\\", "\\u0041", "a\"b\\c", "\u0001\u001f\t\n\r",
        "\u007f\u0080", "😀", "\ufeff", "\uffff", "[1,2]", "{\"a\":1}", "'", " a", "a ", "æøå ÆØÅ",
    ];

    public static void Fill(SqliteConnection connection)
    {
        var random = new Random(7);
        Run(connection, "CREATE TABLE \"Shops\" (\"Code\" TEXT PRIMARY KEY, \"Name\" TEXT COLLATE DANISH, \"Note\" TEXT COLLATE DANISH, \"Size\" INTEGER, \"Kind\" INTEGER, \"IsOpen\" INTEGER)");
        Run(connection, "CREATE TABLE \"Items\" (\"Code\" TEXT PRIMARY KEY, \"Name\" TEXT COLLATE DANISH)");
        Run(connection, "CREATE TABLE \"Sales\" (\"Id\" INTEGER PRIMARY KEY, \"ShopCode\" TEXT, \"ItemCode\" TEXT, \"Day\" TEXT, \"Amount\" INTEGER, \"AmountShown\" INTEGER, \"Weight\" REAL, \"SoldAt\" INTEGER, \"OpenTime\" INTEGER, \"Lasted\" INTEGER, \"Receipt\" TEXT)");
        for (var i = 0; i < 12; i++)
        {
            Insert(connection, "Shops", Text(i), Text(random), Null(random, Text(random)), Null(random, (long)random.Next(-3, 4)), (long)random.Next(2), Null(random, (long)random.Next(2)));
            Insert(connection, "Items", Text(i), Null(random, Text(random)));
        }

        for (var i = 0; i < 400; i++)
        {
            Insert(
                connection, "Sales", i + 1L, Text(random.Next(14)), Null(random, Text(random.Next(Texts.Length))),
                $"20{random.Next(10, 14)}-0{random.Next(1, 4)}-01", Amount(random), Amount(random), Null(random, random.Next(8) / 4.0),
                Null(random, Amount(random)), Null(random, (long)random.Next(3)), Null(random, (long)random.Next(-2, 2)),
                Null(random, $"00000000-0000-0000-0000-00000000000{random.Next(3)}"));
        }
    }

    /// <summary>Small ones, none, and such whose sum needs more than 64 bits.</summary>
    static object Amount(Random random) => random.Next(6) switch
    {
        0 => DBNull.Value,
        1 => long.MaxValue - random.Next(2),
        2 => random.Next(3) == 0 ? long.MinValue : long.MaxValue,
        _ => (long)random.Next(-3, 4) * 500_000,
    };

    static object Null(Random random, object value) => random.Next(4) == 0 ? DBNull.Value : value;

    static string Text(Random random) => Text(random.Next(Texts.Length));

    static string Text(int index) => Texts[index];

    static void Insert(SqliteConnection connection, string table, params object[] values)
    {
        using var command = connection.CreateCommand();
        var places = Enumerable.Range(1, values.Length).Select(place => place.ToString(CultureInfo.InvariantCulture)).ToList();
        command.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(',', places.Select(place => "?" + place))})";
        foreach (var (index, value) in values.Index())
        {
            command.Parameters.AddWithValue("?" + places[index], value);
        }

        command.ExecuteNonQuery();
    }

    static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
