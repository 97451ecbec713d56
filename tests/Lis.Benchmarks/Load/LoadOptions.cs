using System.Globalization;

namespace Lis.Benchmarks.Load;

/// <summary>What a run of the load program is asked for.</summary>
/// <param name="Database">Sqlite or Postgres.</param>
/// <param name="Rows">Observations.</param>
/// <param name="Rounds">Rounds of each measurement; the median counts.</param>
/// <param name="Seconds">Length of one window of small requests.</param>
/// <param name="Only">Only the request of this name, or, when none has it, those whose name contains it; null = all.</param>
/// <param name="Json">Where the results go as JSON; null = nowhere.</param>
/// <param name="Markdown">Where the table goes as Markdown; null = nowhere.</param>
/// <param name="Keep">A folder whose database and published service are used again, and left there; null = both are made and removed.</param>
sealed record LoadOptions(string Database, int Rows, int Rounds, double Seconds, string? Only, string? Json, string? Markdown, string? Keep)
{
    /// <summary>How long each side is asked before a steady state is measured.</summary>
    public double WarmSeconds => 5;

    public bool IsSqlite => Database == "Sqlite";

    /// <exception cref="ArgumentException">An option is unknown or has no sensible value.</exception>
    public static LoadOptions Parse(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || args[i] is not ("--db" or "--rows" or "--rounds" or "--seconds" or "--only" or "--json" or "--markdown" or "--keep"))
            {
                throw new ArgumentException($"{args[i]}: known are --db Sqlite|Postgres, --rows, --rounds, --seconds, --only, --json, --markdown, --keep, each with a value.");
            }

            values[args[i]] = args[i + 1];
        }

        var database = values.GetValueOrDefault("--db", "Sqlite");
        return database is "Sqlite" or "Postgres"
            ? new LoadOptions(
                database,
                int.Parse(values.GetValueOrDefault("--rows", "100000"), NumberStyles.None, CultureInfo.InvariantCulture),
                int.Parse(values.GetValueOrDefault("--rounds", "3"), NumberStyles.None, CultureInfo.InvariantCulture),
                double.Parse(values.GetValueOrDefault("--seconds", "3"), CultureInfo.InvariantCulture),
                values.GetValueOrDefault("--only"),
                values.GetValueOrDefault("--json"),
                values.GetValueOrDefault("--markdown"),
                values.GetValueOrDefault("--keep") is { } keep ? Path.GetFullPath(keep) : null)
            : throw new ArgumentException($"--db is '{database}'; it can be Sqlite or Postgres.");
    }

    public bool Wants(string request) => Only is null || (names.Contains(Only) ? request == Only : request.Contains(Only, StringComparison.OrdinalIgnoreCase));

    readonly HashSet<string> names = [.. new LoadRequests(Rows).All.Select(request => request.Name)];
}
