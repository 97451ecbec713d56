using System.Numerics;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Exact sums as canonical text; null without values.</summary>
static class SumFunctions
{
    const long Half = 4294967296;

    /// <summary>Limbs of so few bits that millions of them add up in 64.</summary>
    const int LimbBits = 40;

    /// <summary>The decimals that limbs keep: those of a product of two properties, and those of a quotient.</summary>
    const int LimbScale = 20;

    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction(
            "odata_decimal_halves",
            (long? upper, long? lower, int scale) => upper is { } high && lower is { } low
                ? new ExactDecimal(((BigInteger)high * Half) + low, scale).ToString()
                : null,
            isDeterministic: true);
        connection.CreateFunction(
            "odata_decimal_limb",
            (object? value, int place) => value is null or DBNull ? (long?)null : Limb(DecimalFunctions.Read(value), place),
            isDeterministic: true);
        connection.CreateFunction(
            "odata_decimal_limbs",
            (long a, long b, long c, long d) =>
                new ExactDecimal(a + ((BigInteger)b << LimbBits) + ((BigInteger)c << (2 * LimbBits)) + ((BigInteger)d << (3 * LimbBits)), LimbScale)
                    .ToString(),
            isDeterministic: true);
        connection.CreateAggregate(
            "odata_decimal_sum",
            (ExactDecimal?)null,
            (ExactDecimal? sum, object? value) => value is null or DBNull ? sum : (sum ?? new ExactDecimal(0, 0)) + DecimalFunctions.Read(value),
            sum => sum?.ToString(),
            isDeterministic: true);
    }

    /// <summary>A part of a decimal; the last carries the sign.</summary>
    static long Limb(ExactDecimal value, int place)
    {
        var digits = value.Scale <= LimbScale
            ? value.Unscaled * BigInteger.Pow(10, LimbScale - value.Scale)
            : value.Unscaled / BigInteger.Pow(10, value.Scale - LimbScale);
        var limb = digits >> (place * LimbBits);
        limb = place == 3 ? limb : limb & ((BigInteger.One << LimbBits) - 1);
        return limb >= long.MinValue >> 24 && limb <= long.MaxValue >> 24 ? (long)limb : throw SqliteFunctions.Arithmetic("a sum beyond all bounds");
    }
}
