using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lis.Storage;

/// <summary>
/// The order of names and running text: Danish, and by code point where Danish sees no difference, so that only equal texts tie.
/// </summary>
public static class DanishOrder
{
    /// <summary>Name of the collation on SQLite connections.</summary>
    public const string SqliteName = "DANISH";

    /// <summary>Name of the collation on PostgreSQL.</summary>
    public const string PostgresName = "da-x-icu";

    private static readonly CompareInfo Danish = CultureInfo.GetCultureInfo("da-DK").CompareInfo;

    public static int Compare(string left, string right)
    {
        var order = Danish.Compare(left, right, CompareOptions.None);
        return order != 0 ? order : CompareCodePoints(left, right);
    }

    public static void Register(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.CreateCollation(SqliteName, Compare);
    }

    // UTF-16 order differs from code point order where a surrogate meets a unit above the surrogates.
    private static int CompareCodePoints(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                return char.IsSurrogate(left[i]) == char.IsSurrogate(right[i])
                    ? left[i].CompareTo(right[i])
                    : char.IsSurrogate(left[i]) ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
