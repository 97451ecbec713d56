using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Sql.Postgres;

/// <summary>Arithmetic on PostgreSQL; beside <c>Sqlite/SqliteArithmetic.cs</c>. A null operand gives null.</summary>
static class PostgresArithmetic
{
    /// <summary>A quotient to ten decimals, half to even (contract section 4): from the exact whole quotient and what is left over.</summary>
    const string Quotient =
        "(SELECT trim_scale((w.q + CASE WHEN 2 * abs(w.n - w.q * w.d) > abs(w.d) " +
        "OR (2 * abs(w.n - w.q * w.d) = abs(w.d) AND mod(w.q, 2) <> 0) THEN sign(w.n) * sign(w.d) ELSE 0 END) * 0.0000000001) " +
        "FROM (SELECT v.n, v.d, div(v.n, v.d) AS q FROM (SELECT {0} * 10000000000 AS n, {1} AS d OFFSET 0) AS v OFFSET 0) AS w)";

    /// <summary>IEEE 754's quotient; a quotient that is no number is null, since SQLite cannot hold one.</summary>
    const string FloatQuotient =
        "(CASE WHEN {1} <> 0 THEN {0} / {1} WHEN {0} > 0 THEN 'Infinity'::double precision WHEN {0} < 0 THEN '-Infinity'::double precision END)";

    /// <summary>Lines by operator and the way in which the result is kept.</summary>
    static readonly Dictionary<(BinaryOperator, StoreType), SqlTemplate> Lines = new()
    {
        [(BinaryOperator.Add, StoreType.Numeric)] = "({0} + {1})",
        [(BinaryOperator.Subtract, StoreType.Numeric)] = "({0} - {1})",
        [(BinaryOperator.Multiply, StoreType.Numeric)] = "({0} * {1})",
        [(BinaryOperator.Divide, StoreType.Numeric)] = Quotient,
        [(BinaryOperator.DivideBy, StoreType.Numeric)] = Quotient.Replace("{1} AS d", "nullif({1}, 0) AS d", StringComparison.Ordinal),
        [(BinaryOperator.Modulo, StoreType.Numeric)] = "mod({0}, {1})",

        // Whole numbers, cast to their width: too large a result, and division by zero, are errors. The quotient is whole.
        [(BinaryOperator.Add, StoreType.Integer)] = "({0} + {1})",
        [(BinaryOperator.Subtract, StoreType.Integer)] = "({0} - {1})",
        [(BinaryOperator.Multiply, StoreType.Integer)] = "({0} * {1})",
        [(BinaryOperator.Divide, StoreType.Integer)] = "({0} / {1})",
        [(BinaryOperator.Modulo, StoreType.Integer)] = "({0} % {1})",

        [(BinaryOperator.Add, StoreType.Float)] = "({0} + {1})",
        [(BinaryOperator.Subtract, StoreType.Float)] = "({0} - {1})",
        [(BinaryOperator.Multiply, StoreType.Float)] = "({0} * {1})",
        [(BinaryOperator.Divide, StoreType.Float)] = FloatQuotient,
        [(BinaryOperator.DivideBy, StoreType.Float)] = FloatQuotient,
        [(BinaryOperator.Modulo, StoreType.Float)] = "({0} - {1} * trunc({0} / nullif({1}, 0)))",

        // Durations among themselves, in microseconds; times and parts of them by a number.
        [(BinaryOperator.Add, StoreType.Microseconds)] = "({0} + {1})",
        [(BinaryOperator.Subtract, StoreType.Microseconds)] = "({0} - {1})",
        [(BinaryOperator.Multiply, StoreType.Microseconds)] = "CAST(trunc(CAST({0} AS numeric) * CAST({1} AS numeric)) AS bigint)",
        [(BinaryOperator.Divide, StoreType.Microseconds)] = "CAST(trunc(CAST({0} AS numeric) / CAST({1} AS numeric)) AS bigint)",
        [(BinaryOperator.DivideBy, StoreType.Microseconds)] = "CAST(trunc(CAST({0} AS numeric) / CAST({1} AS numeric)) AS bigint)",
    };

    /// <summary>A day plus or minus a duration: the day in which the sum from midnight falls. Years 1 to 9999, else an error.</summary>
    public static SqlTemplate DayAndDuration(bool isMinus) => "CAST(" + InCalendar("CAST({0} AS timestamp)", isMinus, "TIMESTAMP ", "") + " AS date)";

    /// <summary>An instant plus or minus a duration. Years 1 to 9999, else an error.</summary>
    public static SqlTemplate InstantAndDuration(bool isMinus) => InCalendar("{0}", isMinus, "TIMESTAMPTZ ", "+00");

    /// <summary>The duration between two days.</summary>
    public static SqlTemplate BetweenDays { get; } = "(({0} - {1}) * CAST(86400000000 AS bigint))";

    /// <summary>The duration between two instants.</summary>
    public static SqlTemplate BetweenInstants { get; } = "CAST(extract(epoch FROM ({0} - {1})) * 1000000 AS bigint)";

    /// <summary>The line of an operator; null when there is none.</summary>
    public static SqlTemplate? Find(BinaryOperator operation, StoreType result) => Lines.GetValueOrDefault((operation, result));

    /// <summary>Whole days apart from the rest, because an interval is multiplied in floating point; 1 / 0 is the error outside the calendar.</summary>
    static string InCalendar(string from, bool isMinus, string type, string zone)
    {
        var sign = isMinus ? "-" : "+";
        var sum = $"{from} {sign} ({{1}} / 86400000000) * INTERVAL '24 hours' {sign} ({{1}} % 86400000000) * INTERVAL '1 microsecond'";
        return $"(SELECT r.v + (1 / CASE WHEN r.v < {type}'0001-01-01 00:00:00{zone}' OR r.v >= {type}'10000-01-01 00:00:00{zone}' " +
            $"THEN 0 ELSE 1 END - 1) * INTERVAL '1 day' FROM (SELECT {sum} AS v OFFSET 0) AS r)";
    }
}
