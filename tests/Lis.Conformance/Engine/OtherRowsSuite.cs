using System.Net;
using System.Text.Json.Nodes;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary>Expressions that reach rows beside their own: <c>$root</c>, <c>$it</c> inside nested options, keys in paths (URL Conventions 5.1.1.14).</summary>
public abstract class OtherRowsSuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [InlineData("Products", "Id gt $root/Products(2)/Id", "3 4")]
    [InlineData("Products", "Category/Name eq $root/Categories('a%2Fb')/Name", "1 2")]
    [InlineData("Products", "CategoryCode in $root/Categories/Code", "1 2 3")]
    [InlineData("Products", "$root/Categories/any(c:c/Code eq CategoryCode and c/ParentCode eq 'a/b')", "3")]
    [InlineData("Products", "$root/Categories/$count gt Id", "1 2")]
    [InlineData("Products", "$root/Categories/$filter(Name ne null)/$count gt Id", "1")]
    [InlineData("Products", "$root/Products(99)/Id eq null", "1 2 3 4")]
    [InlineData("Products", "$root/Products(99) eq null and $root/Products(1) ne null", "1 2 3 4")]
    [InlineData("Products", "$root/Products(@k)/Category/Code eq CategoryCode", "3")]
    [InlineData("Products", "$root/Prices(ProductId=3,From=2020-01-02)/Value eq Id", "2")]
    [InlineData("Products", "Prices(ProductId=3,From=2020-01-01)/Value gt 1", "3")]
    [InlineData("Products", "$it/Prices(ProductId=3,From=2020-01-01)/Product/Name eq 'Zink'", "3")]
    [InlineData("Products", "Category/Products/any(p:p/Id gt $it/Id)", "1")]
    [InlineData("Products", "'Zink' in Category/Products/Name", "3")]
    [InlineData("Products", "Id mul $root/Products(2)/Id gt 4", "3 4")]
    [Shows("R71")]
    public async Task Rows_pass(string set, string filter, string ids)
    {
        var body = await JsonAsync($"{set}?$filter={Uri.EscapeDataString(Uri.UnescapeDataString(filter))}&$orderby=Id&@k=3");
        Assert.Equal(ids, string.Join(' ', Values<int>(body, "Id")));
    }

    [Theory]
    [InlineData("Categories?$select=Code&$expand=Products($select=Id;$filter=CategoryCode eq $it/Code and Id gt 1)", "2||3|")]
    [InlineData("Categories?$select=Code&$expand=Products($select=Id;$filter=Name eq $it/Name)", "|3|")]
    [InlineData("Products?$select=Id&$expand=Category($select=Code;$expand=Products($select=Id;$filter=Id ne $it/Id))", "2|1||")]
    [InlineData("Products?$select=Id&$filter=Id lt 3&$expand=Category($expand=Children($expand=Products($select=Id;$filter=Total lt $it/Total)))", "3|3")]
    [InlineData("Products?$select=Id&$filter=Id lt 3&$expand=Category($expand=Products($select=Id;$orderby=$it/Id sub Id desc,Id))", "1 2|1 2")]
    [InlineData("Categories?$expand=Products($select=Id;$filter=$it/Children/any(c:c/Name eq 'Zink'))", "1 2||")]
    [Shows("R71")]
    public async Task It_is_the_row_of_the_resource(string url, string ids)
    {
        var body = await JsonAsync(url.Replace(" ", "%20", StringComparison.Ordinal));
        Assert.Equal(
            ids.Replace("||3", "|3", StringComparison.Ordinal),
            string.Join('|', body["value"]!.AsArray().Select(row => string.Join(' ', Ids(row!.AsObject())))));
    }

    [Fact]
    public async Task A_next_link_inside_says_which_row_it_was()
    {
        var body = await JsonAsync("Products?$expand=Prices($filter=ProductId eq $it/Id;$select=From)&$filter=Id eq 1".Replace(" ", "%20", StringComparison.Ordinal), ("Prefer", "odata.maxpagesize=100"));
        var link = body["value"]![0]!["Prices@odata.nextLink"]!.GetValue<string>().Replace("~/", (await AddressAsync()).ToString(), StringComparison.Ordinal);
        Assert.Contains("$root/Products(1)", Uri.UnescapeDataString(link), StringComparison.Ordinal);
        Assert.Equal(WarehouseRows.Bulk - 100, (await JsonAsync(link))["value"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("Categories", "Products/$count($filter=Id gt 1) eq 1", "a/b c'd")]
    [InlineData("Categories", "Children/$count($filter=Code ne 'x';$search=zink) eq 1", null)]
    public async Task Counts_take_several_options(string set, string filter, string? codes)
    {
        using var response = await GetAsync($"{set}?$filter={Uri.EscapeDataString(filter)}&$orderby=Code");
        // The warehouse names no text of categories as searchable.
        Assert.Equal(codes is null ? HttpStatusCode.NotImplemented : HttpStatusCode.OK, response.StatusCode);
        if (codes is not null)
        {
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
            Assert.Equal(codes, string.Join(' ', Values<string>(body, "Code")));
        }
    }

    [Theory]
    [InlineData("Id gt $root/Nothing(1)/Id")]
    [InlineData("Id gt $root")]
    [InlineData("Id gt $root/Products/Id")]
    [InlineData("Id gt $root/Products(1,2)/Id")]
    [InlineData("Id gt $root/Products('a')/Id")]
    [InlineData("Prices(5)/Value gt 1")]
    [InlineData("Nothing(5)/Value gt 1")]
    [InlineData("contains(x=Name,y='a')")]
    public async Task What_leads_nowhere_is_refused(string filter)
    {
        using var response = await GetAsync($"Products?$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    /// <summary>The Ids in all arrays below a row.</summary>
    static IEnumerable<string> Ids(JsonObject row) => row.SelectMany(member => member.Value switch
    {
        JsonArray many when member.Key is "Products" => many.Select(item => item!["Id"]!.ToJsonString()),
        JsonArray many => many.SelectMany(item => item is JsonObject inner ? Ids(inner) : []),
        JsonObject one => Ids(one),
        _ => [],
    });
}

public sealed class OtherRowsSuiteOnSqlite(SqliteEngineHost host) : OtherRowsSuite(host);

public sealed class OtherRowsSuiteOnPostgres(PostgresEngineHost host) : OtherRowsSuite(host);
