using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Functions on text: case with all letters of Unicode, and patterns.</summary>
static class TextFunctions
{
    const int KeptPatterns = 64;
    static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);
    static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction("odata_lower", (string? text) => text is null ? null : FullCase.ToLower(text), isDeterministic: true);
        connection.CreateFunction("odata_upper", (string? text) => text is null ? null : FullCase.ToUpper(text), isDeterministic: true);
        connection.CreateFunction(
            "odata_matches",
            (string? text, string? pattern) => text is null || pattern is null ? (bool?)null : Pattern(pattern).IsMatch(text),
            isDeterministic: true);
    }

    /// <summary>
    /// The compiled pattern. Without backtracking, so that no pattern of a caller takes more than linear time; the point matches line
    /// ends as PostgreSQL's does.
    /// </summary>
    /// <exception cref="ArgumentException">Not a regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks around or refers back, which cannot be done without backtracking.</exception>
    public static Regex Pattern(string pattern)
    {
        if (Patterns.TryGetValue(pattern, out var known))
        {
            return known;
        }

        if (Patterns.Count >= KeptPatterns)
        {
            Patterns.Clear();
        }

        return Patterns[pattern] = new Regex(
            pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline, PatternTime);
    }
}
