using System.Numerics;
using Microsoft.Data.Sqlite;

namespace Lis.OData.Sql.Sqlite;

/// <summary>Exact sums as canonical text; null without values.</summary>
static class SumFunctions
{
    const long Half = 4294967296;

    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction(
            "odata_decimal_halves",
            (long? upper, long? lower, int scale) => upper is { } high && lower is { } low
                ? new ExactDecimal(((BigInteger)high * Half) + low, scale).ToString()
                : null,
            isDeterministic: true);
        connection.CreateAggregate(
            "odata_decimal_sum",
            (ExactDecimal?)null,
            (ExactDecimal? sum, object? value) => value is null or DBNull ? sum : (sum ?? new ExactDecimal(0, 0)) + DecimalFunctions.Read(value),
            sum => sum?.ToString(),
            isDeterministic: true);
    }
}
