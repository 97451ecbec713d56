using Lis.Storage.Connections;
using Npgsql;

namespace Lis.Storage;

/// <summary>
/// Proves at start-up that names sort the same here and in the database: pages are cut where an order stands still, so two orders that
/// differ would repeat or lose rows.
/// </summary>
public static class DanishOrderCheck
{
    // In their right order: digits, capitals before small letters, blanks and hyphens, accents, aa as å, and the letters that end the alphabet.
    private static readonly string[] Words =
    [
        "", "1", "10", "2", "A", "a", "abe", "Andersen", "b", "Bornholm", "co op", "co-op", "coop", "e", "é", "Esbjerg", "resume", "résumé",
        "Ringkøbing", "Ringkøbing-Skjern", "u", "Vejle", "y", "ü", "Zebra", "Æ", "æ", "ä", "Ærø", "Ø", "ø", "ö", "Øer", "Å", "AA", "Aa", "å",
        "aa", "Åbenrå", "Aabenraa", "Aalborg", "Århus", "Aarhus",
    ];

    /// <summary>Compares the order of this process, and on PostgreSQL that of the database, with a fixed list.</summary>
    /// <exception cref="InvalidOperationException">Globalization is invariant, or an order is another one.</exception>
    public static async Task RunAsync(LisDatabase database, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant)
        {
            throw new InvalidOperationException("The service needs ICU: it sorts in Danish, and invariant globalization cannot.");
        }

        Compare("service", [.. Words.Reverse().Order(Comparer<string>.Create(DanishOrder.Compare))]);
        if (database.Provider == DatabaseProvider.Postgres)
        {
            Compare("database", await SortedByPostgresAsync(database, cancellation));
        }
    }

    private static void Compare(string who, string[] sorted)
    {
        if (!sorted.SequenceEqual(Words, StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"The {who} does not sort in Danish order: {string.Join(' ', sorted)}.");
        }
    }

    private static async Task<string[]> SortedByPostgresAsync(LisDatabase database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            $"SELECT array_agg(word ORDER BY word COLLATE \"{DanishOrder.PostgresName}\", word COLLATE \"C\") FROM unnest($1) AS word",
            (NpgsqlConnection)connection)
        {
            Parameters = { new() { Value = Words } },
        };
        return (string[])(await command.ExecuteScalarAsync(cancellation))!;
    }
}
