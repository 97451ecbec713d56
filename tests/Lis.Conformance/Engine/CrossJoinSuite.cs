using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary><c>$crossjoin</c> (URL Conventions 4.15).</summary>
public abstract class CrossJoinSuite(EngineHost host) : EngineSuite(host)
{
    const string Joined = "$crossjoin(Products,Categories)?$filter=Products/CategoryCode%20eq%20Categories/Code";

    [Fact]
    [Shows("R47b")]
    public async Task Rows_have_links_to_the_entity_of_each_set() => Assert.Equal(
        """{"@odata.context":"~/base/v1/$metadata#Collection(Edm.ComplexType)","value":[{"Products@odata.navigationLink":"~/base/v1/Products(1)","Categories@odata.navigationLink":"~/base/v1/Categories('a%2Fb')"},{"Products@odata.navigationLink":"~/base/v1/Products(2)","Categories@odata.navigationLink":"~/base/v1/Categories('a%2Fb')"},{"Products@odata.navigationLink":"~/base/v1/Products(3)","Categories@odata.navigationLink":"~/base/v1/Categories('c''d')"}]}""",
        await TextAsync(Joined));

    [Fact]
    [Shows("R47b")]
    public async Task Expanded_entities_stand_in_the_rows() => Assert.Equal(
        """{"@odata.context":"~/base/v1/$metadata#Collection(Edm.ComplexType)(Products(Name),Categories(Code))","@odata.count":3,"value":[{"Products":{"@odata.etag":"W/\"43\"","Id":3,"Name":"Zink"},"Categories":{"Code":"c'd","Products":[{"@odata.etag":"W/\"43\"","Id":3}]}}]}"""
            .Replace("Categories(Code)", "Categories(Code,Products(Id))", StringComparison.Ordinal),
        await TextAsync($"{Joined}&$expand=Products($select=Name),Categories($select=Code;$expand=Products($select=Id))&$orderby=Products/Name%20desc&$skip=1&$top=1&$count=true"));

    [Theory]
    [InlineData("$crossjoin(Products,Categories)/$count", "12")]
    [InlineData("$crossjoin(Products,Categories,Parcels)/$count?$filter=Products/Id%20eq%20Parcels/Id", "6")]
    public async Task Rows_are_counted(string url, string count) => Assert.Equal(count, await TextAsync(url));

    [Fact]
    public async Task Pages_give_each_row_once()
    {
        var (rows, url) = (new List<string>(), "$crossjoin(Products,Categories)?$orderby=Categories/Name%20desc");
        while (true)
        {
            var body = await JsonAsync(url, ("Prefer", "odata.maxpagesize=5"));
            rows.AddRange(body["value"]!.AsArray().Select(row => row!.ToJsonString()));
            if (body["@odata.nextLink"] is not { } next)
            {
                break;
            }

            url = next.GetValue<string>().Replace("~/", (await AddressAsync()).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(12, rows.Distinct().Count());
        Assert.Equal(12, rows.Count);
    }

    [Fact]
    public async Task Rows_are_selected_computed_and_aggregated()
    {
        var computed = await JsonAsync($"{Joined}&$compute=Products/Id%20mul%202%20as%20Twice&$select=Twice&$orderby=Twice%20desc&$top=1");
        Assert.Equal("""[{"Twice@odata.type":"#Int64","Twice":6}]""", computed["value"]!.ToJsonString());
        var grouped = await JsonAsync(
            "$crossjoin(Products,Categories)?$apply=filter(Products/CategoryCode%20eq%20Categories/Code)/groupby((Categories/Name),aggregate($count%20as%20N))");
        Assert.Equal(
            """[{"Categories":{"Name":"Zink"},"N@odata.type":"#Decimal","N":1},{"Categories":{"Name":"Ærter & bønner"},"N@odata.type":"#Decimal","N":2}]""",
            grouped["value"]!.ToJsonString(Relaxed));
    }

    [Theory]
    [InlineData("$crossjoin(Products,Nothing)", HttpStatusCode.NotFound)]
    [InlineData("$crossjoin(Products,Products)", HttpStatusCode.BadRequest)]
    [InlineData("$crossjoin", HttpStatusCode.BadRequest)]
    [InlineData("$crossjoin(Products,Categories)?$filter=Id%20eq%201", HttpStatusCode.BadRequest)]
    [InlineData("$crossjoin(Products,Categories)?$search=a", HttpStatusCode.BadRequest)]
    [InlineData("$crossjoin(Products,Categories)/Products", HttpStatusCode.NotFound)]
    public async Task What_is_no_join_is_refused(string url, HttpStatusCode status)
    {
        using var response = await GetAsync(url);
        Assert.Equal(status, response.StatusCode);
    }
}

public sealed class CrossJoinSuiteOnSqlite(SqliteEngineHost host) : CrossJoinSuite(host);

public sealed class CrossJoinSuiteOnPostgres(PostgresEngineHost host) : CrossJoinSuite(host);
