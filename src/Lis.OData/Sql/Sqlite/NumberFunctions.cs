using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>
/// Whole numbers with overflow as an error (SQLite turns to floating point in silence), and floating-point numbers as IEEE 754 has them
/// (SQLite gives null for division by zero). A NaN becomes null, since SQLite cannot hold one.
/// </summary>
static class NumberFunctions
{
    public static void Register(SqliteConnection connection)
    {
        Whole(connection, "odata_int_add", (a, b) => checked(a + b));
        Whole(connection, "odata_int_sub", (a, b) => checked(a - b));
        Whole(connection, "odata_int_mul", (a, b) => checked(a * b));
        Whole(connection, "odata_int_div", (a, b) => checked(a / b));
        Whole(connection, "odata_int_mod", (a, b) => b == -1 ? 0 : a % b);
        Real(connection, "odata_float_add", (a, b) => InRange(a + b, a, b, canVanish: true));
        Real(connection, "odata_float_sub", (a, b) => InRange(a - b, a, b, canVanish: true));
        Real(connection, "odata_float_mul", (a, b) => InRange(a * b, a, b, canVanish: a == 0 || b == 0));
        Real(connection, "odata_float_div", (a, b) => b == 0 ? a / b : InRange(a / b, a, b, canVanish: a == 0 || double.IsInfinity(b)));
        Real(connection, "odata_float_mod", (a, b) => a - (b * Math.Truncate(a / b)));
        Real(connection, "odata_float_round", value => Math.Round(value, MidpointRounding.AwayFromZero));
        Real(connection, "odata_float_floor", Math.Floor);
        Real(connection, "odata_float_ceiling", Math.Ceiling);
    }

    /// <summary>The third argument is the width in bits, 32 or 64: a result that does not fit is an error.</summary>
    static void Whole(SqliteConnection connection, string name, Func<long, long, long> compute) => connection.CreateFunction(
        name, (long? a, long? b, int bits) => a is { } left && b is { } right ? Fitting(compute, left, right, bits) : null, isDeterministic: true);

    static long? Fitting(Func<long, long, long> compute, long left, long right, int bits)
    {
        try
        {
            var result = compute(left, right);
            return bits == 32 ? checked((int)result) : result;
        }
        catch (Exception error) when (error is OverflowException or DivideByZeroException)
        {
            throw SqliteFunctions.Arithmetic(error is OverflowException ? "integer overflow" : "division by zero");
        }
    }

    static void Real(SqliteConnection connection, string name, Func<double, double, double> compute) => connection.CreateFunction(
        name, (double? a, double? b) => a is { } left && b is { } right ? Number(compute(left, right)) : null, isDeterministic: true);

    static void Real(SqliteConnection connection, string name, Func<double, double> compute) => connection.CreateFunction(
        name, (double? value) => value is { } number ? Number(compute(number)) : null, isDeterministic: true);

    /// <summary>A result that is infinite though its operands are not, or 0 though neither of them is, has left the range of doubles.</summary>
    static double InRange(double result, double a, double b, bool canVanish) =>
        (double.IsInfinity(result) && double.IsFinite(a) && double.IsFinite(b)) || (result == 0 && !canVanish)
            ? throw SqliteFunctions.Arithmetic("a floating-point number out of range")
            : result;

    static double? Number(double value) => double.IsNaN(value) ? null : value;
}
