using Lis.OData.Model;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql.Sqlite;

/// <summary>
/// Values of groups on SQLite; beside <c>Postgres/PostgresAggregates.cs</c>. Nulls are left out; without values the result is null, that
/// of a count 0. Sums of whole numbers and decimals are exact at any size.
/// </summary>
static class SqliteAggregates
{
    /// <summary>The number of rows.</summary>
    public const string CountRows = "count(*)";

    /// <summary>
    /// SQLite's own sum, which overflows at 64 bits, over the upper and the lower half of the numbers; the second operand is their scale.
    /// </summary>
    const string SumOfHalves = "odata_decimal_halves(sum({0} / 4294967296), sum({0} % 4294967296), {1})";

    /// <summary>The parts of a whole or scaled number of which <c>odata_decimal_halves</c> makes the number again.</summary>
    public static string[] Halves { get; } = ["{0} / 4294967296", "{0} % 4294967296"];

    /// <summary>The parts of a decimal of which <c>odata_decimal_limbs</c> makes the decimal again.</summary>
    public static string[] Limbs { get; } =
        ["odata_decimal_limb({0}, 0)", "odata_decimal_limb({0}, 1)", "odata_decimal_limb({0}, 2)", "odata_decimal_limb({0}, 3)"];

    /// <summary>The line of a kind of value, by the way in which the result is kept.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="result">How the result is kept.</param>
    /// <param name="isWhole">Whether the operand is a column of whole or scaled numbers.</param>
    public static SqlTemplate Of(AggregateKind kind, StoreType result, bool isWhole) => (kind, result) switch
    {
        (AggregateKind.Sum, StoreType.Float) => "sum({0})",
        (AggregateKind.Sum, _) => isWhole ? SumOfHalves : "odata_decimal_sum({0})",
        (AggregateKind.Min, _) => "min({0})",
        (AggregateKind.Max, _) => "max({0})",
        (AggregateKind.CountValues, _) => "count({0})",
        _ => "count(DISTINCT {0})",
    };
}
