using System.Net;
using System.Text.Json.Nodes;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary>Following the next links gives every row once, in order, whatever the order is by.</summary>
public abstract class PagingSuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [InlineData("Products?$select=Id", 1)]
    [InlineData("Products?$select=Name&$orderby=Name", 1)]
    [InlineData("Products?$select=Id&$orderby=Amount", 1)]
    [InlineData("Products?$select=Id&$orderby=Amount%20desc", 1)]
    [InlineData("Products?$select=Id&$orderby=SoldOn%20desc,Color", 1)]
    [InlineData("Products?$select=Id&$orderby=Category/Name%20desc,IsSold", 1)]
    [InlineData("Products?$select=Id&$orderby=Weight,ChangedAt%20desc&$count=true", 3)]
    [InlineData("Products?$select=Id&$orderby=Size/Width%20desc", 2)]
    [InlineData("Products?$select=Id&$skip=1&$top=2", 1)]
    [InlineData("Products?$select=Id&$filter=Total%20ge%200%20and%20startswith(Name,%20'%C3%86')%20eq%20false", 1)]
    [InlineData("Prices?$orderby=Value%20desc", 50)]
    [InlineData("Prices?$filter=ProductId%20eq%201&$top=75&$orderby=From", 20)]
    [InlineData("Categories('a%2Fb')/Products", 1)]
    [InlineData("Categories?$expand=Products($select=Id)", 2)]
    [InlineData("Products/$ref", 3)]
    [InlineData("Prices?$apply=groupby((From),aggregate(Value%20with%20sum%20as%20V))&$orderby=V%20desc", 50)]
    [InlineData("Products?$apply=groupby((Category/Name,Color),aggregate(Amount%20with%20average%20as%20A))&$orderby=A", 1)]
    [Shows("R77")]
    public async Task Pages_together_are_the_whole(string url, int size)
    {
        var whole = (await JsonAsync(url))["value"]!.AsArray().Select(row => row!.ToJsonString()).ToList();
        var pages = await PagesAsync(url, size);
        Assert.Equal(whole, pages.SelectMany(page => page));
        Assert.All(pages.SkipLast(1), page => Assert.Equal(size, page.Count));
        Assert.Equal((whole.Count + size - 1) / size, pages.Count);
    }

    async Task<List<List<string>>> PagesAsync(string url, int size)
    {
        var pages = new List<List<string>>();
        for (var next = url; next is not null;)
        {
            using var response = await GetAsync(next, ("Prefer", $"odata.maxpagesize={size}"));
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, text);
            Assert.Equal($"odata.maxpagesize={size}", response.Headers.GetValues("Preference-Applied").Single());
            var address = (await AddressAsync()).ToString();
            var body = JsonNode.Parse(text.Replace(address, "~/", StringComparison.Ordinal))!;
            pages.Add([.. body["value"]!.AsArray().Select(row => row!.ToJsonString())]);
            next = body["@odata.nextLink"]?.GetValue<string>().Replace("~/", address, StringComparison.Ordinal);
        }

        return pages;
    }

    [Fact]
    [Shows("R78")]
    public async Task Options_without_dollar_stay_in_the_next_link()
    {
        var body = await JsonAsync("Products?select=Id&ORDERBY=Id&cache=7", ("Prefer", "maxpagesize=1"));
        Assert.StartsWith("~/base/v1/Products?select=Id&ORDERBY=Id&cache=7&$skiptoken=", body["@odata.nextLink"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_count_is_the_same_on_every_page()
    {
        var first = await JsonAsync("Prices?$count=true&$filter=ProductId%20eq%203", ("Prefer", "maxpagesize=1"));
        var second = await JsonAsync(await AbsoluteAsync(first), ("Prefer", "maxpagesize=1"));
        Assert.Equal((2, 2), (first["@odata.count"]!.GetValue<int>(), second["@odata.count"]!.GetValue<int>()));
        Assert.Null(second["@odata.nextLink"]);
    }

    [Theory]
    [InlineData("Products?$select=Id&$skiptoken=abc")]
    [InlineData("Products(1)?$skiptoken=abc")]
    [InlineData("Products/$count?$skiptoken=abc")]
    public async Task A_made_up_token_is_refused(string url)
    {
        using var response = await GetAsync(url);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_token_serves_only_its_own_request()
    {
        var body = await JsonAsync("Products?$filter=Total%20gt%20-100", ("Prefer", "maxpagesize=1"));
        using var response = await GetAsync((await AbsoluteAsync(body)).Replace("-100", "-101", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("InvalidToken", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Products?$filter=Id%20eq%201&$expand=Prices", 50, WarehouseRows.Bulk)]
    [InlineData("Products?$filter=Id%20eq%201&$expand=Prices($filter=Value%20ge%2010%20and%20Value%20ne%20@x;$orderby=Value%20desc;$select=Value)&@x=11", 50, 109)]
    [InlineData("Products?$filter=Id%20eq%201&$expand=Prices($top=60)", 50, 60)]
    public async Task An_expand_that_is_cut_off_has_a_next_link(string url, int shown, int all)
    {
        var body = await JsonAsync(url, ("Prefer", $"maxpagesize={shown}"));
        var product = body["value"]![0]!;
        var rows = product["Prices"]!.AsArray().Select(row => row!.ToJsonString()).ToList();
        Assert.Equal(shown, rows.Count);
        for (var next = product["Prices@odata.nextLink"]!.GetValue<string>(); next is not null;)
        {
            Assert.StartsWith("~/base/v1/Products(1)/Prices?", next, StringComparison.Ordinal);
            var page = await JsonAsync(next.Replace("~/", (await AddressAsync()).ToString(), StringComparison.Ordinal), ("Prefer", "maxpagesize=40"));
            rows.AddRange(page["value"]!.AsArray().Select(row => row!.ToJsonString()));
            next = page["@odata.nextLink"]?.GetValue<string>();
        }

        Assert.Equal(all, rows.Count);
        Assert.Equal(all, rows.Distinct().Count());
    }

    [Theory]
    [InlineData("Categories('a%2Fb')?$expand=Children($levels=2;$select=Code)", "Categories('a%2Fb')/Children?$select=Code&$expand=Children%28%24levels%3D1%3B%24select%3DCode%29&$skiptoken=")]
    [InlineData("Categories('a%2Fb')?$expand=Children($levels=max;$orderby=Name)", "Categories('a%2Fb')/Children?$orderby=Name&$expand=Children%28%24levels%3Dmax%3B%24orderby%3DName%29&$skiptoken=")]
    [InlineData("Categories('a%2Fb')?$expand=*", "Categories('a%2Fb')/Children?$skiptoken=")]
    [InlineData("Categories('a%2Fb')?$expand=Children/$ref", "Categories('a%2Fb')/Children/$ref?$skiptoken=")]
    public async Task The_next_link_of_an_expand_keeps_its_options(string url, string start)
    {
        var body = await JsonAsync(url, ("Prefer", "maxpagesize=1"));
        var next = body["Children@odata.nextLink"]!.GetValue<string>();
        Assert.StartsWith($"~/base/v1/{start}", next, StringComparison.Ordinal);
        var rest = await JsonAsync(next.Replace("~/", (await AddressAsync()).ToString(), StringComparison.Ordinal));
        Assert.Single(rest["value"]!.AsArray());
        Assert.Null(rest["@odata.nextLink"]);
    }

    async Task<string> AbsoluteAsync(JsonObject body) =>
        body["@odata.nextLink"]!.GetValue<string>().Replace("~/", (await AddressAsync()).ToString(), StringComparison.Ordinal);
}

public sealed class PagingSuiteOnSqlite(SqliteEngineHost host) : PagingSuite(host);

public sealed class PagingSuiteOnPostgres(PostgresEngineHost host) : PagingSuite(host);
