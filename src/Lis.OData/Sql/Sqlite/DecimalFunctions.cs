using System.Globalization;
using System.Numerics;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Exact decimals as canonical text. Operands may also be SQLite integers and reals; null in gives null out.</summary>
static class DecimalFunctions
{
    public static void Register(SqliteConnection connection)
    {
        Unary(connection, "odata_decimal", value => value);
        Unary(connection, "odata_decimal_neg", value => -value);
        Unary(connection, "odata_decimal_round", value => value.Round());
        Unary(connection, "odata_decimal_floor", value => value.Floor());
        Unary(connection, "odata_decimal_ceiling", value => value.Ceiling());
        Binary(connection, "odata_decimal_add", (a, b) => a + b);
        Binary(connection, "odata_decimal_sub", (a, b) => a - b);
        Binary(connection, "odata_decimal_mul", (a, b) => a * b);
        Binary(connection, "odata_decimal_div", (a, b) => a / NotZero(b));
        Binary(connection, "odata_decimal_divby", (a, b) => b.Unscaled.IsZero ? null : a / b);
        Binary(connection, "odata_decimal_mod", (a, b) => a % NotZero(b));
        connection.CreateFunction(
            "odata_unscale",
            (long? unscaled, int scale) => unscaled is { } digits ? new ExactDecimal(digits, scale).ToString() : null,
            isDeterministic: true);
        connection.CreateFunction(
            "odata_decimal_float",
            (string? text) => text is null ? (double?)null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            isDeterministic: true);
        connection.CreateFunction(
            "odata_decimal_int", (string? text) => text is null ? null : WholePart(Read(text)), isDeterministic: true);
    }

    /// <summary>The order of two canonical texts by value; texts that are no numbers come first, by code point.</summary>
    public static int Compare(string left, string right) => (ExactDecimal.TryParse(left), ExactDecimal.TryParse(right)) switch
    {
        ({ } a, { } b) => ExactDecimal.Compare(a, b),
        (null, null) => TextComparison.ByCodePoint(left, right),
        (null, _) => -1,
        _ => 1,
    };

    static void Unary(SqliteConnection connection, string name, Func<ExactDecimal, ExactDecimal> compute) => connection.CreateFunction(
        name, (object? value) => value is null or DBNull ? null : compute(Read(value)).ToString(), isDeterministic: true);

    static void Binary(SqliteConnection connection, string name, Func<ExactDecimal, ExactDecimal, ExactDecimal?> compute) =>
        connection.CreateFunction(
            name,
            (object? a, object? b) => a is null or DBNull || b is null or DBNull ? null : compute(Read(a), Read(b))?.ToString(),
            isDeterministic: true);

    /// <summary>An operand of the functions as decimal.</summary>
    internal static ExactDecimal Read(object value) => value switch
    {
        long whole => new(whole, 0),
        double real => ExactDecimal.TryParse(real.ToString("R", CultureInfo.InvariantCulture)),
        string text => ExactDecimal.TryParse(text),
        _ => null,
    }
    ?? throw SqliteFunctions.Arithmetic("not a decimal number");

    static ExactDecimal NotZero(ExactDecimal divisor) =>
        divisor.Unscaled.IsZero ? throw SqliteFunctions.Arithmetic("division by zero") : divisor;

    static long? WholePart(ExactDecimal value)
    {
        var whole = BigInteger.Divide(value.Unscaled, BigInteger.Pow(10, value.Scale));
        return whole < long.MinValue || whole > long.MaxValue ? throw SqliteFunctions.Arithmetic("integer overflow") : (long)whole;
    }
}
