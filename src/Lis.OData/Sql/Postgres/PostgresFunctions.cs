using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Sql.Postgres;

/// <summary>
/// The canonical functions on PostgreSQL, one line each; beside <c>Sqlite/SqliteFunctionTable.cs</c>, line by line. A function of a null
/// is null. Text is counted in code points and compared by code point; upper and lower case are told apart.
/// </summary>
static class PostgresFunctions
{
    /// <summary>The characters that .NET takes for white space.</summary>
    const string WhiteSpace =
        @"U&'\0009\000A\000B\000C\000D\0020\0085\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000'";

    const string Start =
        "CASE WHEN {1} > 2147483646 THEN 2147483646 WHEN {1} >= 0 THEN {1} WHEN {1} >= -length({0}) THEN {1} + length({0}) WHEN {1} < 0 THEN 0 END";

    static readonly Dictionary<(CanonicalFunction, StoreType), SqlTemplate> Lines = new()
    {
        // Whether the second text stands in the first, with % and _ as themselves; the empty text stands in every text.
        [(CanonicalFunction.Contains, StoreType.Text)] = "(strpos({0}, {1}) > 0)",
        [(CanonicalFunction.StartsWith, StoreType.Text)] = "starts_with({0}, {1})",
        [(CanonicalFunction.EndsWith, StoreType.Text)] = "(right({0}, length({1})) = {1})",
        [(CanonicalFunction.Length, StoreType.Text)] = "length({0})",

        // Zero-based; -1 when absent.
        [(CanonicalFunction.IndexOf, StoreType.Text)] = "(strpos({0}, {1}) - 1)",

        // Lower case of all letters, æ ø å with them.
        [(CanonicalFunction.ToLower, StoreType.Text)] = "(lower({0} COLLATE \"da-x-icu\") COLLATE \"C\")",
        [(CanonicalFunction.ToUpper, StoreType.Text)] = "(upper({0} COLLATE \"da-x-icu\") COLLATE \"C\")",
        [(CanonicalFunction.Trim, StoreType.Text)] = $"btrim({{0}}, {WhiteSpace})",
        [(CanonicalFunction.Concat, StoreType.Text)] = "({0} || {1})",

        // A part of the text matches the regular expression; \w knows all letters, which it does not under "C".
        [(CanonicalFunction.MatchesPattern, StoreType.Text)] = "({0} COLLATE \"da-x-icu\" ~ {1})",

        [(CanonicalFunction.Year, StoreType.Date)] = "CAST(extract(year FROM {0}) AS int)",
        [(CanonicalFunction.Year, StoreType.Timestamp)] = "CAST(extract(year FROM {0} AT TIME ZONE 'UTC') AS int)",
        [(CanonicalFunction.Month, StoreType.Date)] = "CAST(extract(month FROM {0}) AS int)",
        [(CanonicalFunction.Month, StoreType.Timestamp)] = "CAST(extract(month FROM {0} AT TIME ZONE 'UTC') AS int)",
        [(CanonicalFunction.Day, StoreType.Date)] = "CAST(extract(day FROM {0}) AS int)",
        [(CanonicalFunction.Day, StoreType.Timestamp)] = "CAST(extract(day FROM {0} AT TIME ZONE 'UTC') AS int)",
        [(CanonicalFunction.Hour, StoreType.Timestamp)] = "CAST(extract(hour FROM {0} AT TIME ZONE 'UTC') AS int)",
        [(CanonicalFunction.Hour, StoreType.Microseconds)] = "({0} / 3600000000)",
        [(CanonicalFunction.Minute, StoreType.Timestamp)] = "CAST(extract(minute FROM {0} AT TIME ZONE 'UTC') AS int)",
        [(CanonicalFunction.Minute, StoreType.Microseconds)] = "({0} / 60000000 % 60)",
        [(CanonicalFunction.Second, StoreType.Timestamp)] = "CAST(floor(extract(second FROM {0} AT TIME ZONE 'UTC')) AS int)",
        [(CanonicalFunction.Second, StoreType.Microseconds)] = "({0} / 1000000 % 60)",
        [(CanonicalFunction.FractionalSeconds, StoreType.Timestamp)] = "trim_scale(mod(extract(second FROM {0} AT TIME ZONE 'UTC'), 1))",
        [(CanonicalFunction.FractionalSeconds, StoreType.Microseconds)] = "trim_scale(CAST({0} % 1000000 AS numeric) * 0.000001)",
        [(CanonicalFunction.Date, StoreType.Timestamp)] = "CAST({0} AT TIME ZONE 'UTC' AS date)",
        [(CanonicalFunction.Time, StoreType.Timestamp)] =
            "CAST(extract(epoch FROM CAST({0} AT TIME ZONE 'UTC' AS time)) * 1000000 AS bigint)",
        [(CanonicalFunction.TotalOffsetMinutes, StoreType.Timestamp)] = "(CASE WHEN {0} IS NOT NULL THEN 0 END)",
        [(CanonicalFunction.TotalSeconds, StoreType.Microseconds)] = "trim_scale(CAST({0} AS numeric) * 0.000001)",

        // Halves away from zero; PostgreSQL's own round does so for numeric only.
        [(CanonicalFunction.Round, StoreType.Numeric)] = "round({0})",
        [(CanonicalFunction.Round, StoreType.Float)] = "(trunc({0}) + CASE WHEN abs({0} - trunc({0})) >= 0.5 THEN sign({0}) ELSE 0 END)",
        [(CanonicalFunction.Floor, StoreType.Numeric)] = "floor({0})",
        [(CanonicalFunction.Floor, StoreType.Float)] = "floor({0})",
        [(CanonicalFunction.Ceiling, StoreType.Numeric)] = "ceil({0})",
        [(CanonicalFunction.Ceiling, StoreType.Float)] = "ceil({0})",
    };

    /// <summary>The text from a zero-based start; a negative start counts from the end, one beyond either end stops there.</summary>
    public static SqlTemplate SubstringFrom { get; } = $"substr({{0}}, CAST({Start} AS int) + 1)";

    /// <summary>As <see cref="SubstringFrom"/>, at most so many code points; none when the number is negative.</summary>
    public static SqlTemplate SubstringPart { get; } =
        $"substr({{0}}, CAST({Start} AS int) + 1, CAST(CASE WHEN {{2}} < 0 THEN 0 WHEN {{2}} > 2147483647 THEN 2147483647 ELSE {{2}} END AS int))";

    /// <summary>The first instant of .NET.</summary>
    public const string MinDateTime = "TIMESTAMPTZ '0001-01-01 00:00:00+00'";

    /// <summary>The last instant of .NET, in microseconds.</summary>
    public const string MaxDateTime = "TIMESTAMPTZ '9999-12-31 23:59:59.999999+00'";

    /// <summary>The line of a function over a first operand; null when there is none.</summary>
    public static SqlTemplate? Find(CanonicalFunction function, StoreType operand) => Lines.GetValueOrDefault((function, operand));
}
