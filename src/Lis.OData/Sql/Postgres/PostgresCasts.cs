using Lis.OData.Model;

namespace Lis.OData.Sql.Postgres;

/// <summary>
/// <c>cast</c> on PostgreSQL; beside <c>Sqlite/SqliteCasts.cs</c>. A text that does not say a value of the type gives null; a number that
/// the type cannot hold is an error.
/// </summary>
static class PostgresCasts
{
    const string Day = "make_date(CAST(substr({0}, 1, 4) AS int), CAST(substr({0}, 6, 2) AS int), 1) + CAST(substr({0}, 9, 2) AS int) - 1";

    static readonly Dictionary<(StoreType From, PrimitiveKind To), SqlTemplate> Lines = new()
    {
        [(StoreType.Integer, PrimitiveKind.String)] = "CAST({0} AS text)",
        [(StoreType.Numeric, PrimitiveKind.String)] = "CAST(trim_scale({0}) AS text)",
        [(StoreType.Boolean, PrimitiveKind.String)] = "CAST({0} AS text)",
        [(StoreType.Uuid, PrimitiveKind.String)] = "CAST({0} AS text)",
        [(StoreType.Date, PrimitiveKind.String)] = "to_char({0}, 'YYYY-MM-DD')",
        [(StoreType.Timestamp, PrimitiveKind.String)] =
            @"(regexp_replace(to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD""T""HH24:MI:SS.US'), '\.?0+$', '') || 'Z')",

        [(StoreType.Integer, PrimitiveKind.Int32)] = "CAST({0} AS int)",
        [(StoreType.Integer, PrimitiveKind.Int64)] = "CAST({0} AS bigint)",
        [(StoreType.Integer, PrimitiveKind.Decimal)] = "CAST({0} AS numeric)",
        [(StoreType.Integer, PrimitiveKind.Double)] = "CAST({0} AS double precision)",
        [(StoreType.Numeric, PrimitiveKind.Int32)] = "CAST(trunc({0}) AS int)",
        [(StoreType.Numeric, PrimitiveKind.Int64)] = "CAST(trunc({0}) AS bigint)",
        [(StoreType.Numeric, PrimitiveKind.Double)] = "CAST({0} AS double precision)",
        [(StoreType.Float, PrimitiveKind.Int32)] = "CAST(trunc({0}) AS int)",
        [(StoreType.Float, PrimitiveKind.Int64)] = "CAST(trunc({0}) AS bigint)",
        [(StoreType.Float, PrimitiveKind.Decimal)] = "CAST({0} AS numeric)",
        [(StoreType.Float, PrimitiveKind.Double)] = "CAST({0} AS double precision)",

        [(StoreType.Text, PrimitiveKind.Int32)] =
            "(CASE WHEN {0} ~ '^[+-]?[0-9]{1,18}$' AND CAST({0} AS bigint) BETWEEN -2147483648 AND 2147483647 THEN CAST({0} AS bigint) END)",
        [(StoreType.Text, PrimitiveKind.Int64)] = "(CASE WHEN {0} ~ '^[+-]?[0-9]{1,18}$' THEN CAST({0} AS bigint) END)",
        [(StoreType.Text, PrimitiveKind.Decimal)] = @"(CASE WHEN {0} ~ '^[+-]?[0-9]{1,100}(\.[0-9]{1,100})?$' THEN CAST({0} AS numeric) END)",
        [(StoreType.Text, PrimitiveKind.Boolean)] = "(CASE {0} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END)",
        [(StoreType.Text, PrimitiveKind.Guid)] =
            "(CASE WHEN {0} ~ '^[0-9A-Fa-f]{8,8}(-[0-9A-Fa-f]{4,4}){3,3}-[0-9A-Fa-f]{12}$' THEN CAST({0} AS uuid) END)",
        [(StoreType.Text, PrimitiveKind.Date)] =
            "(CASE WHEN {0} ~ '^[0-9]{4,4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' AND {0} !~ '^0000' " +
            $"THEN CASE WHEN to_char({Day}, 'YYYY-MM-DD') = {{0}} THEN {Day} END END)",

        [(StoreType.Timestamp, PrimitiveKind.Date)] = "CAST({0} AT TIME ZONE 'UTC' AS date)",
        [(StoreType.Timestamp, PrimitiveKind.TimeOfDay)] = "CAST(extract(epoch FROM CAST({0} AT TIME ZONE 'UTC' AS time)) * 1000000 AS bigint)",
        [(StoreType.Date, PrimitiveKind.DateTimeOffset)] = "(CAST({0} AS timestamp) AT TIME ZONE 'UTC')",
    };

    /// <summary>The line of a conversion; null when there is none.</summary>
    public static SqlTemplate? Find(StoreType from, PrimitiveKind to) => Lines.GetValueOrDefault((from, to));
}
