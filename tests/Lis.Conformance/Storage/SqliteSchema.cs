using System.Data.Common;
using System.Text.RegularExpressions;

namespace Lis.Conformance.Storage;

/// <summary>The schema of a SQLite file as <see cref="SchemaFacts"/>.</summary>
static partial class SqliteSchema
{
    public static async Task<HashSet<string>> ReadAsync(DbConnection connection)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in await connection.QueryAsync("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))
        {
            var sql = (await connection.QueryAsync($"SELECT sql FROM sqlite_schema WHERE name = '{table}'")).Single();
            facts.UnionWith(await ColumnsAsync(connection, table, sql));
            facts.Add(SchemaFacts.Key(
                table, await connection.QueryAsync($"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk")));
            facts.UnionWith(await IndexesAsync(connection, table));
            facts.UnionWith(await ReferencesAsync(connection, table));
            facts.UnionWith(CheckName().Matches(sql).Select(match => SchemaFacts.Check(table, match.Groups[1].Value)));
        }

        return facts;
    }

    static async Task<IEnumerable<string>> ColumnsAsync(DbConnection connection, string table, string sql)
    {
        var danish = DanishColumn().Matches(sql).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var rows = await connection.QueryAsync(
            $"SELECT name || '|' || type || '|' || \"notnull\" || '|' || coalesce(dflt_value, '') FROM pragma_table_xinfo('{table}')");
        return rows.Select(row => row.Split('|')).Select(part => SchemaFacts.Column(
            table, part[0], part[1], part[2] == "0", danish.Contains(part[0]) ? "DANISH" : null, part[3].Length == 0 ? null : part[3]));
    }

    static async Task<IEnumerable<string>> IndexesAsync(DbConnection connection, string table)
    {
        List<string> facts = [];
        foreach (var index in await connection.QueryAsync(
            $"SELECT name || '|' || \"unique\" FROM pragma_index_list('{table}') WHERE origin <> 'pk'"))
        {
            var part = index.Split('|');
            var columns = await connection.QueryAsync($"SELECT name FROM pragma_index_info('{part[0]}') ORDER BY seqno");
            facts.Add(SchemaFacts.Index(table, part[1] == "1", columns));
        }

        return facts;
    }

    static async Task<IEnumerable<string>> ReferencesAsync(DbConnection connection, string table)
    {
        var rows = await connection.QueryAsync(
            $"""
            SELECT id || '|' || "table" || '|' || on_delete || '|' || group_concat("from", ',') || '|' || group_concat("to", ',')
            FROM (SELECT * FROM pragma_foreign_key_list('{table}') ORDER BY id, seq) GROUP BY id, "table", on_delete
            """);
        return rows.Select(row => row.Split('|')).Select(part =>
            SchemaFacts.Reference(table, part[3].Split(','), part[1], part[4].Split(','), part[2]));
    }

    [GeneratedRegex("\"(\\w+)\" TEXT COLLATE DANISH")]
    private static partial Regex DanishColumn();

    [GeneratedRegex("CONSTRAINT \"(\\w+)\" CHECK")]
    private static partial Regex CheckName();
}
