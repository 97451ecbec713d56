using Lis.OData.Parsing.Bound;

namespace Lis.OData.Sql.Postgres;

/// <summary>Operations on collections, each kept as a jsonb array; compare <see cref="Sqlite.SqliteSequences"/>.</summary>
static class PostgresSequences
{
    const string Find =
        "coalesce((SELECT min(p.p) FROM generate_series(0, jsonb_array_length({0}) - jsonb_array_length({1})) AS p(p) " +
        "WHERE (SELECT coalesce(jsonb_agg(i.v ORDER BY i.n), '[]'::jsonb) FROM jsonb_array_elements({0}) WITH ORDINALITY AS i(v, n) " +
        "WHERE i.n > p.p AND i.n <= p.p + jsonb_array_length({1})) = {1}), -1)";

    const string Begin =
        "CASE WHEN {1} < 0 THEN greatest(jsonb_array_length({0}) + CAST({1} AS bigint), 0) ELSE CAST({1} AS bigint) END";

    /// <summary>The line of an operation.</summary>
    public static SqlTemplate Of(SequenceOperation operation, int arguments) => operation switch
    {
        SequenceOperation.Equal => "({0} = {1})",
        SequenceOperation.Contains => $"({Find} >= 0)",
        SequenceOperation.IndexOf => $"CAST({Find} AS bigint)",
        SequenceOperation.StartsWith => $"({Part("0", "jsonb_array_length({1})")} = {{1}})",
        SequenceOperation.EndsWith =>
            $"({Part("greatest(jsonb_array_length({0}) - jsonb_array_length({1}), 0)", "jsonb_array_length({1})")} = {{1}})",
        SequenceOperation.Concat => "({0} || {1})",
        SequenceOperation.Substring => Part(Begin, arguments == 3 ? "greatest(CAST({2} AS bigint), 0)" : "jsonb_array_length({0})"),
        _ => "EXISTS (WITH RECURSIVE w(n, p) AS (SELECT 0, CAST(0 AS bigint) UNION ALL SELECT w.n + 1, " +
            "(SELECT min(i.n) FROM jsonb_array_elements({0}) WITH ORDINALITY AS i(v, n) WHERE i.n > w.p AND i.v = {1} -> w.n) " +
            "FROM w WHERE w.n < jsonb_array_length({1}) AND w.p IS NOT NULL) " +
            "SELECT 1 FROM w WHERE w.n = jsonb_array_length({1}) AND w.p IS NOT NULL)",
    };

    static string Part(string start, string length) =>
        "(SELECT coalesce(jsonb_agg(i.v ORDER BY i.n), '[]'::jsonb) FROM jsonb_array_elements({0}) WITH ORDINALITY AS i(v, n) " +
        $"WHERE i.n > {start} AND i.n <= {start} + {length})";
}
