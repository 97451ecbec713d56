using Lis.OData.Model;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Sql.Postgres;

/// <summary>
/// Values of groups on PostgreSQL; beside <c>Sqlite/SqliteAggregates.cs</c>. Nulls are left out; without values the result is null, that
/// of a count 0. Sums of whole numbers and decimals are exact at any size.
/// </summary>
static class PostgresAggregates
{
    /// <summary>The number of rows.</summary>
    public const string CountRows = "CAST(count(*) AS numeric)";

    /// <summary>The line of a kind of value, by the way in which the result is kept.</summary>
    public static SqlTemplate Of(AggregateKind kind, StoreType result) => (kind, result) switch
    {
        (AggregateKind.Sum, StoreType.Float) => "CAST(sum({0}) AS double precision)",
        (AggregateKind.Sum, _) => "CAST(sum({0}) AS numeric)",
        (AggregateKind.Min, _) => "min({0})",
        (AggregateKind.Max, _) => "max({0})",
        (AggregateKind.CountValues, _) => "CAST(count({0}) AS numeric)",
        _ => "CAST(count(DISTINCT {0}) AS numeric)",
    };
}
