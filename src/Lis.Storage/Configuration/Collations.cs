namespace Lis.Storage.Configuration;

/// <summary>
/// The collations of names and running text: Danish order, and by code point where Danish sees no difference, so that only equal texts tie.
/// </summary>
internal static class Collations
{
    /// <summary>On SQLite; whoever gives out connections registers it.</summary>
    public const string SqliteDanish = "DANISH";

    /// <summary>On PostgreSQL.</summary>
    public const string PostgresDanish = "da-x-icu";

    /// <summary>Identifiers on PostgreSQL; SQLite compares bytes anyway.</summary>
    public const string PostgresBinary = "C";
}
