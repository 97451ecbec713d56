using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Arithmetic on SQLite; beside <c>Postgres/PostgresArithmetic.cs</c>. A null operand gives null.</summary>
static class SqliteArithmetic
{
    /// <summary>Lines by operator and the way in which the result is kept.</summary>
    static readonly Dictionary<(BinaryOperator, StoreType), SqlTemplate> Lines = new()
    {
        [(BinaryOperator.Add, StoreType.DecimalText)] = "odata_decimal_add({0}, {1})",
        [(BinaryOperator.Subtract, StoreType.DecimalText)] = "odata_decimal_sub({0}, {1})",
        [(BinaryOperator.Multiply, StoreType.DecimalText)] = "odata_decimal_mul({0}, {1})",
        [(BinaryOperator.Divide, StoreType.DecimalText)] = "odata_decimal_div({0}, {1})",
        [(BinaryOperator.DivideBy, StoreType.DecimalText)] = "odata_decimal_divby({0}, {1})",
        [(BinaryOperator.Modulo, StoreType.DecimalText)] = "odata_decimal_mod({0}, {1})",

        // Whole numbers with their width in bits: too large a result, and division by zero, are errors. The quotient is whole.
        [(BinaryOperator.Add, StoreType.Integer)] = "odata_int_add({0}, {1}, {2})",
        [(BinaryOperator.Subtract, StoreType.Integer)] = "odata_int_sub({0}, {1}, {2})",
        [(BinaryOperator.Multiply, StoreType.Integer)] = "odata_int_mul({0}, {1}, {2})",
        [(BinaryOperator.Divide, StoreType.Integer)] = "odata_int_div({0}, {1}, {2})",
        [(BinaryOperator.Modulo, StoreType.Integer)] = "odata_int_mod({0}, {1}, {2})",

        // PostgreSQL has no result beyond the range of a double, nor one that is too small for it.
        [(BinaryOperator.Add, StoreType.Float)] = "odata_float_add({0}, {1})",
        [(BinaryOperator.Subtract, StoreType.Float)] = "odata_float_sub({0}, {1})",
        [(BinaryOperator.Multiply, StoreType.Float)] = "odata_float_mul({0}, {1})",
        [(BinaryOperator.Divide, StoreType.Float)] = "odata_float_div({0}, {1})",
        [(BinaryOperator.DivideBy, StoreType.Float)] = "odata_float_div({0}, {1})",
        [(BinaryOperator.Modulo, StoreType.Float)] = "odata_float_mod({0}, {1})",

        // Durations among themselves, in microseconds; times and parts of them by a number.
        [(BinaryOperator.Add, StoreType.Microseconds)] = "odata_int_add({0}, {1}, 64)",
        [(BinaryOperator.Subtract, StoreType.Microseconds)] = "odata_int_sub({0}, {1}, 64)",
        [(BinaryOperator.Multiply, StoreType.Microseconds)] = "odata_decimal_int(odata_decimal_mul({0}, {1}))",
        [(BinaryOperator.Divide, StoreType.Microseconds)] = "odata_decimal_int(odata_decimal_div({0}, {1}))",
        [(BinaryOperator.DivideBy, StoreType.Microseconds)] = "odata_decimal_int(odata_decimal_div({0}, {1}))",
    };

    /// <summary>A day plus or minus a duration: the day in which the sum from midnight falls. Years 1 to 9999, else an error.</summary>
    public static SqlTemplate DayAndDuration(bool isMinus) => isMinus ? "odata_date_add({0}, - {1})" : "odata_date_add({0}, {1})";

    /// <summary>An instant plus or minus a duration. Years 1 to 9999, else an error.</summary>
    public static SqlTemplate InstantAndDuration(bool isMinus) => isMinus ? "odata_instant_add({0}, - {1})" : "odata_instant_add({0}, {1})";

    /// <summary>The duration between two days.</summary>
    public static SqlTemplate BetweenDays { get; } = "odata_date_sub({0}, {1})";

    /// <summary>The duration between two instants.</summary>
    public static SqlTemplate BetweenInstants { get; } = "({0} - {1})";

    /// <summary>The line of an operator; null when there is none.</summary>
    public static SqlTemplate? Find(BinaryOperator operation, StoreType result) => Lines.GetValueOrDefault((operation, result));
}
