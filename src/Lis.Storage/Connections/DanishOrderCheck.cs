using Lis.Storage.Commits;
using Lis.Storage.Configuration;

namespace Lis.Storage.Connections;

/// <summary>
/// Proves at start-up that names sort in Danish: by ICU in this process on SQLite, by the server's ICU on PostgreSQL. Pages are cut where
/// an order stands still, so an order that is another one than yesterday's or the next replica's would repeat or lose rows.
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

    /// <summary>Lets the database sort a fixed list.</summary>
    /// <exception cref="InvalidOperationException">Globalization is invariant, or the order is another one.</exception>
    public static async Task RunAsync(LisDatabase database, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant)
        {
            throw new InvalidOperationException("The service needs ICU: it sorts in Danish, and invariant globalization cannot.");
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            database.Provider == DatabaseProvider.Sqlite
                ? $"SELECT value FROM json_each(@words) ORDER BY value COLLATE {Collations.SqliteDanish}"
                : "SELECT value FROM json_array_elements_text(@words::json) AS value"
                    + $" ORDER BY value COLLATE \"{Collations.PostgresDanish}\", value COLLATE \"{Collations.PostgresBinary}\"",
            null);
        command.Add("words", $"[{string.Join(',', Words.Reverse().Select(word => $"\"{word}\""))}]");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<string> sorted = [];
        while (await reader.ReadAsync(cancellation))
        {
            sorted.Add(reader.GetString(0));
        }

        if (!sorted.SequenceEqual(Words, StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"The database does not sort in Danish order: {string.Join(' ', sorted)}.");
        }
    }
}
