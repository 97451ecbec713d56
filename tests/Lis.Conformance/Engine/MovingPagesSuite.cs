namespace Lis.Conformance.Engine;

/// <summary>Pages of rows that change while they are read; with a database of its own, since it writes.</summary>
public abstract class MovingPagesSuite(EngineHost host) : EngineSuite(host)
{
    [Fact]
    public async Task Rows_added_before_and_after_a_page_disturb_neither_what_was_read_nor_what_follows()
    {
        await AddressAsync();
        var database = await Host.DatabaseAsync();
        await WarehouseRows.AddCategoriesAsync(database, "b", "d", "f", "h", "æ", "å");
        var seen = new List<string?>();
        for (var next = "Categories?$select=Name&$orderby=Name"; next is not null;)
        {
            var page = await JsonAsync(next, ("Prefer", "maxpagesize=2"));
            seen.AddRange(page["value"]!.AsArray().Select(row => row!["Name"]?.GetValue<string>()));
            if (seen.Count == 4)
            {
                await WarehouseRows.AddCategoriesAsync(database, "a", "b", "e", "g", "ø");
            }

            next = page["@odata.nextLink"]?.GetValue<string>().Replace("~/", (await AddressAsync()).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal([null, "b", "d", "f", "g", "h", "Zink", "æ", "Ærter & bønner", "ø", "å"], seen);
    }
}

public sealed class MovingPagesSuiteOnSqlite(SqliteEngineHost host) : MovingPagesSuite(host), IClassFixture<SqliteEngineHost>;

public sealed class MovingPagesSuiteOnPostgres(PostgresEngineHost host) : MovingPagesSuite(host), IClassFixture<PostgresEngineHost>;
