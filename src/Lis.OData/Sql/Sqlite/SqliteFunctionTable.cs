using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Sql.Sqlite;

/// <summary>
/// The canonical functions on SQLite, one line each; beside <c>Postgres/PostgresFunctions.cs</c>, line by line. A function of a null is
/// null. Text is counted in code points and compared by code point; upper and lower case are told apart.
/// </summary>
static class SqliteFunctionTable
{
    /// <summary>The characters that .NET takes for white space.</summary>
    const string WhiteSpace =
        "char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)";

    const string Start = "CASE WHEN {1} >= 0 THEN {1} WHEN {1} >= -length({0}) THEN {1} + length({0}) WHEN {1} < 0 THEN 0 END";

    static readonly Dictionary<(CanonicalFunction, StoreType), SqlTemplate> Lines = new()
    {
        // Whether the second text stands in the first, with % and _ as themselves; the empty text stands in every text.
        [(CanonicalFunction.Contains, StoreType.Text)] = "(instr({0}, {1}) > 0)",
        [(CanonicalFunction.StartsWith, StoreType.Text)] = "(substr({0}, 1, length({1})) COLLATE BINARY = {1})",
        [(CanonicalFunction.EndsWith, StoreType.Text)] = "(substr({0}, length({0}) - length({1}) + 1) COLLATE BINARY = {1})",
        [(CanonicalFunction.Length, StoreType.Text)] = "length({0})",

        // Zero-based; -1 when absent.
        [(CanonicalFunction.IndexOf, StoreType.Text)] = "(instr({0}, {1}) - 1)",

        // Lower case of all letters, æ ø å with them.
        [(CanonicalFunction.ToLower, StoreType.Text)] = "odata_lower({0})",
        [(CanonicalFunction.ToUpper, StoreType.Text)] = "odata_upper({0})",
        [(CanonicalFunction.Trim, StoreType.Text)] = $"trim({{0}}, {WhiteSpace})",
        [(CanonicalFunction.Concat, StoreType.Text)] = "({0} || {1})",

        // A part of the text matches the regular expression; \w knows all letters.
        [(CanonicalFunction.MatchesPattern, StoreType.Text)] = "odata_matches({0}, {1})",

        [(CanonicalFunction.Year, StoreType.DateText)] = "CAST(substr({0}, 1, 4) AS INTEGER)",
        [(CanonicalFunction.Year, StoreType.UnixMicroseconds)] = "odata_year({0})",
        [(CanonicalFunction.Month, StoreType.DateText)] = "CAST(substr({0}, 6, 2) AS INTEGER)",
        [(CanonicalFunction.Month, StoreType.UnixMicroseconds)] = "odata_month({0})",
        [(CanonicalFunction.Day, StoreType.DateText)] = "CAST(substr({0}, 9, 2) AS INTEGER)",
        [(CanonicalFunction.Day, StoreType.UnixMicroseconds)] = "odata_day({0})",

        // The remainder of an instant before 1970 is negative, so a whole day is added before it is taken again.
        [(CanonicalFunction.Hour, StoreType.UnixMicroseconds)] = "(({0} % 86400000000 + 86400000000) % 86400000000 / 3600000000)",
        [(CanonicalFunction.Hour, StoreType.Microseconds)] = "({0} / 3600000000)",
        [(CanonicalFunction.Minute, StoreType.UnixMicroseconds)] = "(({0} % 3600000000 + 3600000000) % 3600000000 / 60000000)",
        [(CanonicalFunction.Minute, StoreType.Microseconds)] = "({0} / 60000000 % 60)",
        [(CanonicalFunction.Second, StoreType.UnixMicroseconds)] = "(({0} % 60000000 + 60000000) % 60000000 / 1000000)",
        [(CanonicalFunction.Second, StoreType.Microseconds)] = "({0} / 1000000 % 60)",
        [(CanonicalFunction.FractionalSeconds, StoreType.UnixMicroseconds)] = "odata_unscale(({0} % 1000000 + 1000000) % 1000000, 6)",
        [(CanonicalFunction.FractionalSeconds, StoreType.Microseconds)] = "odata_unscale({0} % 1000000, 6)",
        [(CanonicalFunction.Date, StoreType.UnixMicroseconds)] = "odata_date({0})",
        [(CanonicalFunction.Time, StoreType.UnixMicroseconds)] = "(({0} % 86400000000 + 86400000000) % 86400000000)",
        [(CanonicalFunction.TotalOffsetMinutes, StoreType.UnixMicroseconds)] = "(CASE WHEN {0} IS NOT NULL THEN 0 END)",
        [(CanonicalFunction.TotalSeconds, StoreType.Microseconds)] = "odata_unscale({0}, 6)",

        // Halves away from zero.
        [(CanonicalFunction.Round, StoreType.DecimalText)] = "odata_decimal_round({0})",
        [(CanonicalFunction.Round, StoreType.Float)] = "odata_float_round({0})",
        [(CanonicalFunction.Floor, StoreType.DecimalText)] = "odata_decimal_floor({0})",
        [(CanonicalFunction.Floor, StoreType.Float)] = "odata_float_floor({0})",
        [(CanonicalFunction.Ceiling, StoreType.DecimalText)] = "odata_decimal_ceiling({0})",
        [(CanonicalFunction.Ceiling, StoreType.Float)] = "odata_float_ceiling({0})",
    };

    /// <summary>
    /// startswith over a column in the order of code points, with a range in which an index can look: no text goes on with four times the
    /// last code point, which is no character.
    /// </summary>
    public static SqlTemplate StartsWithInOrder { get; } =
        "({0} >= {1} AND {0} < {1} || char(1114111, 1114111, 1114111, 1114111) AND substr({0}, 1, length({1})) = {1} COLLATE BINARY)";

    /// <summary>The text from a zero-based start; a negative start counts from the end, one beyond either end stops there.</summary>
    public static SqlTemplate SubstringFrom { get; } = $"substr({{0}}, {Start} + 1)";

    /// <summary>As <see cref="SubstringFrom"/>, at most so many code points; none when the number is negative.</summary>
    public static SqlTemplate SubstringPart { get; } = $"substr({{0}}, {Start} + 1, CASE WHEN {{2}} < 0 THEN 0 ELSE {{2}} END)";

    /// <summary>The first instant of .NET.</summary>
    public const string MinDateTime = "-62135596800000000";

    /// <summary>The last instant of .NET, in microseconds.</summary>
    public const string MaxDateTime = "253402300799999999";

    /// <summary>The line of a function over a first operand; null when there is none.</summary>
    public static SqlTemplate? Find(CanonicalFunction function, StoreType operand) => Lines.GetValueOrDefault((function, operand));
}
