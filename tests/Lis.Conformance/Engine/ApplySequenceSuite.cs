using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary>
/// The transformations of <c>$apply</c> that cut, rank, divide, put together and split up rows (Data Aggregation 4.0 sections 3.2.2 to 3.5.1),
/// over the warehouse; every expected answer was worked out by hand.
/// </summary>
public abstract class ApplySequenceSuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [Shows("R86")]
    [InlineData("top(2)", "1,2")]
    [InlineData("skip(2)", "3,4")]
    [InlineData("skip(1)/top(2)", "2,3")]
    [InlineData("top(0)", "")]
    [InlineData("orderby(Amount desc)", "4,1,3,2")]
    [InlineData("orderby(Amount)", "2,3,1,4")]
    [InlineData("orderby(Name)/top(2)", "2,3")]
    [InlineData("orderby(Category/Name desc)/skip(1)/top(2)", "2,3")]
    [InlineData("orderby(Color)/orderby(IsSold)", "2,4,1,3")]
    [InlineData("topcount(2,Amount)", "1,4")]
    [InlineData("bottomcount(2,Amount)", "2,3")]
    [InlineData("topcount(1,Name)", "4")]
    [InlineData("topcount(2,length(Name))", "1,2")]
    [InlineData("topcount(2,length(Name))/orderby(Id desc)", "2,1")]
    [InlineData("topsum(100,Amount)", "4")]
    [InlineData("topsum(100.5,Amount)", "1,4")]
    [InlineData("topsum(200,Amount)", "1,2,3,4")]
    [InlineData("topsum(0,Amount)", "")]
    [InlineData("bottomsum(0,Amount)", "")]
    [InlineData("bottomsum(1,Amount)", "1,2,3")]
    [InlineData("toppercent(80,Amount)", "4")]
    [InlineData("toppercent(89,Amount)", "1,4")]
    [InlineData("bottompercent(50,Amount)", "1,2,3,4")]
    [InlineData("bottompercent(11,Amount)", "1,2,3")]
    [InlineData("topsum(1,Weight)", "3")]
    [InlineData("groupby((IsSold),topcount(1,Amount))", "4,1")]
    [InlineData("groupby((IsSold),orderby(Id desc)/top(1))", "4,3")]
    [InlineData("groupby((IsSold),skip(1))", "4,3")]
    [InlineData("groupby((IsSold),topsum(10,Amount))", "4,1")]
    [InlineData("groupby((IsSold),bottompercent(99,Amount))", "2,4,1,3")]
    [InlineData("groupby((CategoryCode),topcount(1,Total))/filter(Category/Name ne null)", "1,3")]
    [InlineData("concat(filter(Id gt 3),filter(Id lt 3))", "4,1,2")]
    [InlineData("concat(top(1),top(2))/filter(Id ne 2)", "1,1")]
    [InlineData("concat(top(1),concat(skip(3),top(1)))", "1,4,1")]
    [InlineData("concat(top(2),skip(2))/concat(orderby(Id desc),top(1))", "4,3,2,1,1")]
    [InlineData("join(Prices as Price)/filter(Price/Value le 2 and Price/From ge 2018-01-03)", "1,3,3")]
    [InlineData("join(Prices as Price,topcount(1,Value))/orderby(Price/Value)", "3,1")]
    [InlineData("outerjoin(Prices as Price,topcount(1,Value))/filter(Price eq null)", "2,4")]
    public async Task Rows_stay_entities(string apply, string ids) =>
        Assert.Equal(ids, string.Join(",", Values<int>(await JsonAsync(Sent($"Products?$apply={apply}")), "Id")));

    [Theory]
    [Shows("R85", "R86")]
    [InlineData(
        "groupby((IsSold),filter(Amount gt 20)/aggregate(Amount with sum as S,$count as N,Name with max as M))",
        """[{"IsSold":false,"S":100,"N":1,"M":"Åben"},{"IsSold":true,"S":null,"N":0,"M":null}]""")]
    [InlineData(
        "groupby((IsSold),groupby((CategoryCode),aggregate($count as N))/topcount(1,N))",
        """[{"IsSold":false,"CategoryCode":null,"N":1},{"IsSold":true,"CategoryCode":"a/b","N":1}]""")]
    [InlineData(
        "groupby((CategoryCode,Color),aggregate(Amount with sum as S))/groupby((CategoryCode),topcount(1,S)/compute(S mul 2 as T))&$filter=T gt 1",
        """[{"CategoryCode":null,"Color":"Blue","S":100,"T":200},{"CategoryCode":"a/b","Color":"Green","S":12.5,"T":25}]""")]
    [InlineData(
        "concat(groupby((CategoryCode),aggregate($count as N)),aggregate(Amount with sum as S))",
        """[{"CategoryCode":null,"N":1},{"CategoryCode":"a/b","N":2},{"CategoryCode":"c'd","N":1},{"S":112.499999}]""")]
    [InlineData(
        "groupby((rollup(CategoryCode,Color)),aggregate($count as N))",
        """[{"CategoryCode":null,"Color":"Blue","N":1},{"CategoryCode":"a/b","Color":"Red","N":1},{"CategoryCode":"a/b","Color":"Green","N":1},"""
        + """{"CategoryCode":"c'd","Color":"Blue","N":1},{"CategoryCode":null,"N":1},{"CategoryCode":"a/b","N":2},{"CategoryCode":"c'd","N":1}]""")]
    [InlineData(
        "groupby((rollup($all,Category/Name),IsSold),aggregate($count as N))&$filter=N gt 1",
        """[{"IsSold":false,"N":2},{"IsSold":true,"N":2}]""")]
    [InlineData(
        "groupby((rollup(CategoryCode,Color),rollup($all,IsSold)),aggregate($count as N))/aggregate($count as Rows,N with sum as S)",
        """[{"Rows":15,"S":16}]""")]
    [InlineData("concat(groupby((Color)),groupby((Color)))/groupby((Color),aggregate($count as N))", """[{"Color":"Red","N":2},{"Color":"Green","N":2},{"Color":"Blue","N":2}]""")]
    [InlineData("concat(aggregate(Total with min as V),aggregate(Amount with min as V))/filter(V lt 0)", """[{"V":-5},{"V":-0.000001}]""")]
    [InlineData("groupby((Category/Name),concat(aggregate($count as N),top(1)/aggregate(Amount with max as M)))&$filter=Category ne null&$top=2&$count=true", """[{"Category":{"Name":"Zink"},"N":1},{"Category":{"Name":"Zink"},"M":-0.000001}]""")]
    [InlineData("orderby(Amount desc)/groupby((IsSold),aggregate($count as N))/orderby(IsSold desc)", """[{"IsSold":true,"N":2},{"IsSold":false,"N":2}]""")]
    [InlineData("join(Prices as Price)/groupby((Name,Category/Code),aggregate(Price/Value with max as V,Price with countdistinct as N))", """[{"Name":"Zink","Category":{"Code":"c'd"},"V":2,"N":2},{"Name":"Ærte","Category":{"Code":"a/b"},"V":119,"N":120}]""")]
    public async Task Rows_have_what_their_sequence_gives(string apply, string expected) =>
        Assert.Equal(expected, await ValueAsync($"Products?$apply={apply}"));

    [Theory]
    [Shows("R83")]
    [InlineData("Products", "Prices/Value with sum as X", "7143.25")]
    [InlineData("Products", "Prices/$count as X", "122")]
    [InlineData("Products", "Prices with countdistinct as X", "122")]
    [InlineData("Products", "Category with countdistinct as X", "2")]
    [InlineData("Products", "Category/$count as X", "2")]
    [InlineData("Products", "Words/$count as X", "3")]
    [InlineData("Products", "Words with countdistinct as X", "3")]
    [InlineData("Products", "Words with max as X", "\"å\"")]
    [InlineData("Products", "Category/Products/Total with sum as X", "9007199254740988")]
    [InlineData("Prices", "Product/Total with sum as X", "9007199254740988")]
    [InlineData("Prices", "Product/Category/Name with min as X", "\"Zink\"")]
    [InlineData("Categories", "Products/Prices/Value with average as X", "58.5512295082")]
    [InlineData("Categories", "Children/Products/$count as X", "1")]
    [InlineData("Prices", "Value with sum from ProductId with average as X", "3571.625")]
    [InlineData("Prices", "$count from ProductId with max as X", "120")]
    [InlineData("Prices", "Value with max from ProductId,From with sum from ProductId with min as X", "3.25")]
    public async Task A_value_is_taken_over_related_entities_once_each(string set, string item, string expected)
    {
        var body = await JsonAsync(Sent($"{set}?$apply=aggregate({item})"));
        Assert.Equal(expected, body["value"]!.AsArray().Single()!["X"]!.ToJsonString(Relaxed));
    }

    [Fact]
    [Shows("R83")]
    public async Task Groups_without_related_entities_count_none() => Assert.Equal(
        """[{"Code":"a/b","S":7140,"N":2,"P":120,"Rows":1},{"Code":"c'd","S":3.25,"N":1,"P":2,"Rows":1},{"Code":"tom","S":null,"N":0,"P":0,"Rows":1}]""",
        await ValueAsync(
            "Categories?$apply=groupby((Code),aggregate(Products/Prices/Value with sum as S,Products/$count as N,Products/Prices/$count as P,$count as Rows))"));

    [Theory]
    [Shows("R85")]
    [InlineData("Products?$apply=concat(topcount(2,Amount),aggregate(Amount with sum as Amount))&$select=Id,Amount", "#Products(Id,Amount)")]
    [InlineData("Products?$apply=groupby((rollup(Category/Name,Color)),aggregate($count as N))", "#Products(Category(Name),Color,N)")]
    [InlineData("Products?$apply=topcount(2,Amount)", "#Products")]
    [InlineData("Products?$apply=join(Prices as Price)&$select=Id&$expand=Price($select=Value)", "#Products(Id,Price(Value))")]
    [InlineData("Categories?$expand=Products($apply=aggregate($count as N))&$select=Code", "#Categories(Code,Products(N))")]
    public async Task The_context_names_what_rows_can_have(string url, string fragment)
    {
        foreach (var version in new[] { "4.0", "4.01" })
        {
            var body = await JsonAsync(Sent(url), ("OData-MaxVersion", version));
            Assert.EndsWith($"$metadata{fragment}", (body["@odata.context"] ?? body["@context"])!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Joined_entities_stand_under_their_name_when_expanded() => Assert.Equal(
        """[{"Id":1,"Price":{"Value":119}},{"Id":2,"Price":null},{"Id":3,"Price":{"Value":2}},{"Id":4,"Price":null}]""",
        await ValueAsync("Products?$apply=outerjoin(Prices as Price,topcount(1,Value))&$select=Id&$expand=Price($select=Value)"));

    [Fact]
    public async Task An_expand_can_be_aggregated() => Assert.Equal(
        """[{"Code":"a/b","Products":[{"Color":"Red","N":1},{"Color":"Green","N":1}]},{"Code":"c'd","Products":[{"Color":"Blue","N":1}]},{"Code":"tom","Products":[]}]""",
        await ValueAsync("Categories?$select=Code&$expand=Products($apply=groupby((Color),aggregate($count as N)))"));

    [Theory]
    [Shows("R87")]
    [InlineData("groupby((rollup(CategoryCode,Color)),aggregate($count as N))", 7)]
    [InlineData("concat(groupby((CategoryCode),aggregate($count as N)),aggregate(Amount with sum as S))", 4)]
    [InlineData("concat(identity,aggregate($count as N))", 5)]
    [InlineData("groupby((IsSold),topcount(1,Amount))", 2)]
    [InlineData("orderby(Name desc)", 4)]
    [InlineData("concat(orderby(Name desc),orderby(Name))", 8)]
    [InlineData("join(Prices as Price)/filter(Price/Value lt 3)&$expand=Price", 5)]
    public async Task Pages_go_through_the_result_once(string apply, int rows)
    {
        var whole = (await JsonAsync(Sent($"Products?$apply={apply}&$count=true")))["value"]!.AsArray().Select(row => row!.ToJsonString()).ToList();
        var paged = new List<string>();
        for (string? next = Sent($"Products?$apply={apply}&$count=true"); next is not null;)
        {
            var body = await JsonAsync(next, ("Prefer", "maxpagesize=2"));
            Assert.Equal(rows, body["@odata.count"]!.GetValue<int>());
            paged.AddRange(body["value"]!.AsArray().Select(row => row!.ToJsonString()));
            next = body["@odata.nextLink"]?.GetValue<string>().Replace("~/", (await AddressAsync()).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(rows, whole.Count);
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Below_an_entity_that_is_not_there_nothing_is_put_together()
    {
        using var response = await GetAsync(Sent("Categories('none')/Products?$apply=concat(aggregate($count as N),aggregate(Amount with sum as S))"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>The URL as a client sends it.</summary>
    static string Sent(string url) => string.Concat(url.Select(letter => letter is ' ' or > '~' ? Uri.EscapeDataString(letter.ToString()) : $"{letter}"));

    /// <summary>The rows without metadata.</summary>
    async Task<string> ValueAsync(string url) =>
        (await JsonAsync(Sent(url), ("Accept", "application/json;odata.metadata=none")))["value"]!.ToJsonString(Relaxed);
}

public sealed class ApplySequenceSuiteOnSqlite(SqliteEngineHost host) : ApplySequenceSuite(host);

public sealed class ApplySequenceSuiteOnPostgres(PostgresEngineHost host) : ApplySequenceSuite(host);
