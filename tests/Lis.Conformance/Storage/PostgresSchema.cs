using System.Data.Common;
using System.Text.RegularExpressions;

namespace Lis.Conformance.Storage;

/// <summary>The schema of a PostgreSQL database as <see cref="SchemaFacts"/>; partitions are part of their table.</summary>
static partial class PostgresSchema
{
    public static async Task<HashSet<string>> ReadAsync(DbConnection connection)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        facts.UnionWith((await connection.QueryAsync(Columns)).Select(row => row.Split('|')).Select(part =>
            SchemaFacts.Column(part[0], part[1], part[2], part[3] == "f", Given(part[4]), Default(part[5]))));
        facts.UnionWith((await connection.QueryAsync(Indexes)).Select(row => row.Split('|')).Select(part =>
            part[1] == "p" ? SchemaFacts.Key(part[0], part[2].Split(',')) : SchemaFacts.Index(part[0], part[1] == "u", part[2].Split(','))));
        facts.UnionWith((await connection.QueryAsync(References)).Select(row => row.Split('|')).Select(part => SchemaFacts.Reference(
            part[0], part[1].Split(','), part[2], part[3].Split(','), part[4] switch { "r" => "restrict", "c" => "cascade", var other => other })));
        facts.UnionWith((await connection.QueryAsync(Checks)).Select(row => row.Split('|')).Select(part => SchemaFacts.Check(part[0], part[1])));
        return facts;
    }

    static string? Given(string text) => text.Length == 0 ? null : text;

    static string? Default(string expression) => Given(Cast().Replace(expression, ""));

    const string Tables = "t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition";

    const string Columns =
        $"""
        SELECT concat_ws('|', t.relname, a.attname, format_type(a.atttypid, a.atttypmod), left(a.attnotnull::text, 1),
            coalesce(CASE WHEN c.collname <> 'default' THEN c.collname END, ''), coalesce(pg_get_expr(d.adbin, d.adrelid), ''))
        FROM pg_class t
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_collation c ON c.oid = a.attcollation
        LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum AND a.attgenerated = ''
        WHERE {Tables}
        """;

    const string Indexes =
        $"""
        SELECT concat_ws('|', t.relname, CASE WHEN i.indisprimary THEN 'p' WHEN i.indisunique THEN 'u' ELSE 'i' END,
            (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k(num, n)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num WHERE k.n <= i.indnkeyatts))
        FROM pg_class t JOIN pg_index i ON i.indrelid = t.oid
        WHERE {Tables}
        """;

    const string References =
        $"""
        SELECT concat_ws('|', t.relname, (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(f.conkey) WITH ORDINALITY AS k(num, n)
                JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.num),
            p.relname, (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(f.confkey) WITH ORDINALITY AS k(num, n)
                JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.num), f.confdeltype)
        FROM pg_class t JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f' JOIN pg_class p ON p.oid = f.confrelid
        WHERE {Tables}
        """;

    const string Checks =
        $"""
        SELECT concat_ws('|', t.relname, c.conname) FROM pg_class t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'c'
        WHERE {Tables}
        """;

    [GeneratedRegex("::[a-z ]+")]
    private static partial Regex Cast();
}
