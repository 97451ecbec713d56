using Lis.Conformance.Harness;
using Lis.Conformance.Oracle.Evaluation;
using Lis.Domain;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Oracle;

/// <summary>The ground under the oracle: both databases hold the same rows, and the rows bite.</summary>
public class OracleDataTests(SqliteOracleHost sqlite, PostgresOracleHost postgres)
{
    [Fact]
    public async Task Both_databases_hold_the_same_rows()
    {
        PostgresCluster.SkipWhenAbsent();
        var (left, right) = (await sqlite.TablesAsync(), await postgres.TablesAsync());
        Assert.Equal(left.Keys.Order(StringComparer.Ordinal), right.Keys.Order(StringComparer.Ordinal));
        foreach (var table in left.Keys.Except(["ChangeCounter", "DataVersions"]))
        {
            Assert.Equal(left[table].Select(Shown).Order(StringComparer.Ordinal), right[table].Select(Shown).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Every_relation_is_filled_in_some_row_and_empty_in_another()
    {
        foreach (var (name, rows) in (await sqlite.TablesAsync()).Where(table => table.Value.Count > 0))
        {
            foreach (var navigation in rows[0].Related.Keys)
            {
                Assert.True(rows.Any(row => row.Related[navigation].Count > 0), $"{name}/{navigation} is always empty");
                Assert.True(IsRequired(name, navigation) || rows.Any(row => row.Related[navigation].Count == 0), $"{name}/{navigation} is never empty");
            }
        }

        static bool IsRequired(string name, string navigation) => (name, navigation) is
            ("AreaMembers", _) or ("BudgetExplanations" or "BudgetLines" or "FocusItems" or "IndicatorBreaks" or "Observations", _)
            or ("ImportErrors" or "StagedRows" or "ProevehandlingStatuses" or "StrategyElements" or "TargetAssessments", _);
    }

    [Fact]
    public async Task Every_nullable_column_is_null_in_some_row_and_filled_in_another()
    {
        using var model = LisDatabase.CreateModelContext(DatabaseProvider.Sqlite);
        var tables = await sqlite.TablesAsync();
        foreach (var type in model.Model.GetEntityTypes().Where(type => type.ClrType.Assembly == typeof(Area).Assembly))
        {
            foreach (var property in type.GetProperties().Where(property => property.IsNullable && property.Name != "MunicipalityCode"))
            {
                var values = RowsOf(type.GetTableName()!).Select(row => row.Values.GetValueOrDefault(property.Name)).ToList();
                Assert.True(values.Contains(null), $"{type.Name}.{property.Name} is never null");
                Assert.True(values.Any(value => value is not null), $"{type.Name}.{property.Name} is always null");
            }
        }

        // Closed revisions are only ever read together with the current ones, so the two tables count as one.
        IEnumerable<OracleRow> RowsOf(string table) => table == "ObservationHistory" ? tables[table].Concat(tables["Observations"]) : tables[table];
    }

    static string Shown(OracleRow row) => string.Join(
        "|",
        row.Values.Select(pair => $"{pair.Key}={OracleObject.Show(Plain(pair.Value))}"))
        + string.Join("|", row.Related.Select(pair => $"{pair.Key}:{string.Join(",", pair.Value.Select(target => target.Values.First().Value).Order())}"));

    static object? Plain(object? value) => value switch
    {
        IReadOnlyList<object?> items => items.Select(Plain).ToList(),
        IReadOnlyDictionary<string, object?> parts => string.Join(";", parts.Select(part => $"{part.Key}={part.Value ?? "null"}")),
        _ => value,
    };
}
