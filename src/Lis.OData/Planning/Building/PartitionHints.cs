using Lis.OData.Model;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Building;

/// <summary>
/// Says beside "key = value" in which year the row must lie, where the model knows it (<see cref="KeyRange"/>), so that PostgreSQL
/// reads one partition and not all.
/// </summary>
static class PartitionHints
{
    /// <summary>The further condition for a column that must equal a value; null = none is known.</summary>
    public static Scalar? For(DatabaseDialect dialect, RowScope scope, string column, Func<Scalar> value) =>
        dialect == DatabaseDialect.Postgres &&
        scope.Type.PartitionHint is { Key.Source: ColumnSource key } hint && key.Column == column
            ? new KeyYearScalar(scope.Column(hint.DayColumn), value(), hint.Divisor, ScalarType.Condition)
            : null;
}
