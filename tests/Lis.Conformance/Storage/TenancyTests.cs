using Lis.Conformance.Harness;
using Lis.Domain;
using Lis.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Lis.Conformance.Storage;

/// <summary>Municipalities are kept apart by the database itself (design section 9.5).</summary>
public class TenancyTests
{
    [Theory]
    [MemberData(nameof(StorageDatabase.Kinds), MemberType = typeof(StorageDatabase))]
    public async Task A_child_cannot_belong_to_another_than_its_parent(DatabaseKind kind)
    {
        await using var database = await StorageDatabase.MigratedAsync(kind);
        await database.Lis.StoreAsync(Rows.Country(), Rows.Indicator("657-own", "657"), Rows.Indicator("shared"));

        await RefusedAsync(database, Rows.Observation("657-own", "2018", 1, 1, "766"));
        await RefusedAsync(database, Rows.Observation("657-own", "2018", 1, 1));
        await RefusedAsync(database, Rows.Observation("shared", "2018", 1, 1, "657"));
        await RefusedAsync(database, new IndicatorBreak { IndicatorCode = "657-own", Period = "2018", MunicipalityCode = "766" });
        await RefusedAsync(database, new FocusItem
        {
            Title = "t",
            MunicipalityCode = "766",
            FocusList = new() { Title = "l", MunicipalityCode = "657" },
        });
        await database.Lis.StoreAsync(
            Rows.Observation("657-own", "2018", 1, 1, "657"),
            Rows.Observation("shared", "2018", 1, 2),
            new Target { Title = "may point at a shared indicator", IndicatorCode = "shared", MunicipalityCode = "657" });
    }

    [Fact]
    public async Task Row_level_security_shows_shared_rows_and_the_callers_own()
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        await database.Lis.StoreAsync(
            Rows.Country(),
            Rows.Indicator("657-a", "657"), Rows.Indicator("766-a", "766"), Rows.Indicator("shared"),
            Rows.Observation("657-a", "2018", 1, 1, "657"), Rows.Observation("766-a", "2019", 2, 2, "766"), Rows.Observation("shared", "1970", 3, 3));

        foreach (var sql in new[]
        {
            "SELECT \"Code\" FROM \"Indicators\" ORDER BY 1",
            "SELECT \"IndicatorCode\" FROM \"Observations\" ORDER BY 1",
        })
        {
            Assert.Equal(["657-a", "766-a", "shared"], await database.Lis.QueryAsync(sql, RowScope.All));
            Assert.Equal(["657-a", "shared"], await database.Lis.QueryAsync(sql, "657"));
            Assert.Equal(["shared"], await database.Lis.QueryAsync(sql, RowScope.SharedOnly));
            Assert.Empty(await database.Lis.QueryAsync(sql, null));
        }
    }

    [Fact]
    public async Task Row_level_security_binds_writes_and_the_owner_too()
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        await database.Lis.StoreAsync(Rows.Indicator("766-a", "766"));

        Assert.Empty(await database.Lis.QueryAsync("UPDATE \"Indicators\" SET \"Name\" = 'x' RETURNING \"Code\"", "657"));
        Assert.Empty(await database.Lis.QueryAsync("DELETE FROM \"Indicators\" RETURNING \"Code\"", "657"));
        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.Lis.QueryAsync(
            "UPDATE \"Indicators\" SET \"MunicipalityCode\" = '657' WHERE \"Code\" = '766-a' RETURNING \"Code\"", "766"));
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);

        await using var owner = await database.Lis.OpenOwnerAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await owner.QueryAsync("SELECT \"Code\" FROM \"Indicators\""));
    }

    [Fact]
    public async Task Every_table_with_a_municipality_is_forced_under_the_policy()
    {
        await using var database = await StorageDatabase.MigratedAsync(DatabaseKind.Postgres);
        var open = await database.Lis.QueryAsync(
            """
            SELECT c.relname FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'MunicipalityCode'
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polpermissive))
            """);
        var bound = await database.Lis.QueryAsync("SELECT count(*) FROM pg_policy");

        Assert.Empty(open);
        Assert.NotEqual(["0"], bound);
    }

    static Task RefusedAsync(StorageDatabase database, params object[] rows) =>
        Assert.ThrowsAsync<DbUpdateException>(() => database.Lis.StoreAsync(rows));
}
