using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary><c>$apply</c> (Data Aggregation 4.0 sections 3.1 and 3.2) over the warehouse; every expected answer was worked out by hand.</summary>
public abstract class ApplySuite(EngineHost host) : EngineSuite(host)
{
    [Fact]
    [Shows("R83", "R84")]
    public async Task An_aggregate_is_one_row_with_typed_values_and_no_id() => Assert.Equal(
        """{"@odata.context":"~/base/v1/$metadata#Products(S,N,D,First)","value":[{"S@odata.type":"#Decimal","S":112.499999,"N@odata.type":"#Decimal","N":4,"D@odata.type":"#Date","D":"2020-02-29","First":"Bønne \"lang\""}]}""",
        await TextAsync(Sent("Products?$apply=aggregate(Amount with sum as S,$count as N,SoldOn with max as D,Name with min as First)")));

    [Theory]
    [InlineData("Products", "Amount with sum as X", "112.499999")]
    [InlineData("Products", "Amount with average as X", "37.4999996667")]
    [InlineData("Products", "Amount with min as X", "-0.000001")]
    [InlineData("Products", "Amount with max as X", "100")]
    [InlineData("Products", "Amount with countdistinct as X", "3")]
    [InlineData("Products", "CategoryCode with countdistinct as X", "2")]
    [InlineData("Products", "Category with countdistinct as X", "2")]
    [InlineData("Products", "Color with countdistinct as X", "3")]
    [InlineData("Products", "Color with max as X", "\"Blue\"")]
    [InlineData("Products", "Category/Name with max as X", "\"Ærter & bønner\"")]
    [InlineData("Products", "Name with max as X", "\"Åben\"")]
    [InlineData("Products", "SoldOn with min as X", "\"2018-01-31\"")]
    [InlineData("Products", "ChangedAt with min as X", "\"1969-12-31T23:59:59Z\"")]
    [InlineData("Products", "Size/Width with sum as X", "10")]
    [InlineData("Products", "Weight with max as X", "1E+300")]
    [InlineData("Products", "Total with sum as X", "9007199254740995")]
    [InlineData("Products", "Amount mul 2 with sum as X", "224.999998")]
    [InlineData("Prices", "Value with sum as X", "7143.25")]
    [InlineData("Prices", "Product/Total mul 10 with sum as X", "10808639105689191500")]
    public async Task A_method_leaves_nulls_out_and_is_exact(string set, string item, string expected)
    {
        var body = await JsonAsync(Sent($"{set}?$apply=aggregate({item})"));
        Assert.Equal(expected, body["value"]!.AsArray().Single()!["X"]!.ToJsonString(Relaxed));
    }

    [Theory]
    [InlineData("Value le 1", "0")]
    [InlineData("Value ge 1 and Value le 2", "0.0000000002")]
    [InlineData("Value ge 2 and Value le 3", "0.0000000002")]
    public async Task An_average_has_ten_decimals_half_to_even(string filter, string expected)
    {
        var body = await JsonAsync(Sent(
            $"Prices?$apply=filter(ProductId eq 1 and {filter})/compute(Value mul 0.0000000001 as Small)/aggregate(Small with average as A)"));
        Assert.Equal(expected, body["value"]![0]!["A"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_values_a_sum_is_null_and_a_count_nothing() => Assert.Equal(
        """[{"S":null,"A":null,"M":null,"C":0,"N":0}]""",
        await ValueAsync(
            "Products?$apply=filter(Id gt 99)/aggregate(Amount with sum as S,Amount with average as A,Name with max as M,"
            + "Amount with countdistinct as C,$count as N)"));

    [Fact]
    [Shows("R85")]
    public async Task Groups_stand_in_the_order_of_their_keys_with_null_first_and_paths_nested() => Assert.Equal(
        """[{"CategoryCode":null,"Category":null,"S":100,"N":1},"""
        + """{"CategoryCode":"a/b","Category":{"Name":"Ærter & bønner"},"S":12.5,"N":2},"""
        + """{"CategoryCode":"c'd","Category":{"Name":"Zink"},"S":-0.000001,"N":1}]""",
        await ValueAsync("Products?$apply=groupby((CategoryCode,Category/Name),aggregate(Amount with sum as S,$count as N))"));

    [Fact]
    public async Task The_context_names_what_a_row_has() => Assert.Equal(
        "~/base/v1/$metadata#Products(CategoryCode,Category(Name,ParentCode),S)",
        (await JsonAsync(Sent("Products?$apply=groupby((CategoryCode,Category/Name,Category/ParentCode),aggregate(Amount with sum as S))")))["@odata.context"]!
            .GetValue<string>());

    [Fact]
    public async Task Names_group_in_Danish_order() => Assert.Equal(
        ["Bønne \"lang\"", "Zink", "Ærte", "Åben"], Values<string>(await JsonAsync("Products?$apply=groupby((Name))"), "Name"));

    [Theory]
    [InlineData("groupby((CategoryCode),aggregate($count as N))&$filter=N eq 1&$orderby=CategoryCode desc", """[{"CategoryCode":"c'd","N":1},{"CategoryCode":null,"N":1}]""")]
    [InlineData("groupby((CategoryCode),aggregate($count as N))&$orderby=N desc&$top=1&$select=CategoryCode", """[{"CategoryCode":"a/b"}]""")]
    [InlineData("groupby((CategoryCode),aggregate($count as N))/filter(N gt 1)", """[{"CategoryCode":"a/b","N":2}]""")]
    [InlineData("groupby((CategoryCode),aggregate($count as N))&$skip=2&$compute=N mul 2 as M", """[{"CategoryCode":"c'd","N":1,"M":2}]""")]
    [InlineData("groupby((CategoryCode),aggregate($count as N))/compute(N add 1 as M)&$filter=M gt 2", """[{"CategoryCode":"a/b","N":2,"M":3}]""")]
    [InlineData("groupby((CategoryCode,Color))/groupby((CategoryCode),aggregate($count as N))/aggregate(N with max as M)", """[{"M":2}]""")]
    [InlineData("compute(year(SoldOn) as Year)/groupby((Year),aggregate($count as N))", """[{"Year":null,"N":2},{"Year":2018,"N":1},{"Year":2020,"N":1}]""")]
    [InlineData("groupby((Color),aggregate(Amount with sum as S))&$orderby=S desc&$top=1", """[{"Color":"Blue","S":99.999999}]""")]
    [InlineData("groupby((Category/Name))&$filter=startswith(Category/Name,'Æ')", """[{"Category":{"Name":"Ærter & bønner"}}]""")]
    [InlineData("groupby((Size/Width))&$filter=Size/Width gt 3", """[{"Size":{"Width":7}}]""")]
    [InlineData("identity/groupby((IsSold),aggregate(Total with sum as T))", """[{"IsSold":false,"T":7},{"IsSold":true,"T":9007199254740988}]""")]
    [Shows("R82", "R86")]
    public async Task Options_and_transformations_work_on_the_result(string apply, string expected) =>
        Assert.Equal(expected, await ValueAsync($"Products?$apply={apply}"));

    [Fact]
    [Shows("R87")]
    public async Task The_count_is_that_of_the_groups()
    {
        var body = await JsonAsync("Products?$apply=groupby((CategoryCode))&$count=true&$top=1");
        Assert.Equal((3, 1), (body["@odata.count"]!.GetValue<int>(), body["value"]!.AsArray().Count));
        Assert.Equal("3", await TextAsync("Products/$count?$apply=groupby((CategoryCode))"));
        Assert.Equal("2", await TextAsync(Sent("Products/$count?$apply=groupby((CategoryCode))&$filter=CategoryCode ne null")));
    }

    [Fact]
    public async Task Rows_that_are_still_entities_keep_their_etag()
    {
        var row = (await JsonAsync(Sent("Products?$apply=filter(Id eq 1)/compute(Id add 1 as Next)&$select=Id,Next")))["value"]![0]!;
        Assert.Equal(("W/\"41\"", 2), (row["@odata.etag"]!.GetValue<string>(), row["Next"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Below_an_entity_only_its_own_rows_count()
    {
        Assert.Equal("""[{"N":2}]""", await ValueAsync("Categories('a%2Fb')/Products?$apply=aggregate($count as N)"));
        Assert.Equal("""[{"N":0}]""", await ValueAsync("Categories('tom')/Products?$apply=aggregate($count as N)"));
        using var response = await GetAsync("Categories('none')/Products?$apply=aggregate($count%20as%20N)");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("groupby((rolluprecursive($root/Categories,H,Code)))", HttpStatusCode.BadRequest)]
    [InlineData("topcount(0,Amount)", HttpStatusCode.BadRequest)]
    [InlineData("toppercent(101,Amount)", HttpStatusCode.BadRequest)]
    [InlineData("topsum(1,Name)", HttpStatusCode.BadRequest)]
    [InlineData("concat(identity)", HttpStatusCode.BadRequest)]
    [InlineData("concat(aggregate(Amount with sum as X),aggregate(Name with max as X))", HttpStatusCode.BadRequest)]
    [InlineData("join(Prices as Name)", HttpStatusCode.BadRequest)]
    [InlineData("aggregate(Amount)", HttpStatusCode.BadRequest)]
    [InlineData("aggregate(Name with sum as S)", HttpStatusCode.BadRequest)]
    [InlineData("groupby((Nmae))", HttpStatusCode.BadRequest)]
    [InlineData("groupby((Name))&$orderby=Amount", HttpStatusCode.BadRequest)]
    [Shows("R81")]
    public async Task What_cannot_be_done_is_refused(string apply, HttpStatusCode expected)
    {
        using var response = await GetAsync(Sent($"Products?$apply={apply}"));
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("groupby((Name))&$filter=$it eq null", HttpStatusCode.OK)]
    [InlineData("groupby((Category/Name))&$filter=Category eq null", HttpStatusCode.OK)]
    [InlineData("groupby((Category/Name))&$orderby=Category", HttpStatusCode.BadRequest)]
    [InlineData("aggregate('a' with max as X,1.5 with sum as Y,2 with average as Z,true with countdistinct as B)", HttpStatusCode.OK)]
    [InlineData("aggregate(null with sum as X)", HttpStatusCode.BadRequest)]
    [InlineData("compute(null as X)/groupby((X))", HttpStatusCode.BadRequest)]
    [InlineData("compute('a' as X,1 as Y)/groupby((X,Y),aggregate(Y with sum as S))&$orderby=X desc", HttpStatusCode.OK)]
    [InlineData("groupby(($it))", HttpStatusCode.NotImplemented)]
    [InlineData("groupby((Name))/aggregate($it with countdistinct as C)", HttpStatusCode.NotImplemented)]
    [InlineData("groupby((Name))&$expand=*", HttpStatusCode.OK)]
    [InlineData("groupby((Name,Category/Name))&$select=*", HttpStatusCode.OK)]
    [InlineData("groupby((Name))&$search=a", HttpStatusCode.NotImplemented)]
    [InlineData("groupby((IsSold,ChangedAt,SoldOn,Weight,Amount))", HttpStatusCode.OK)]
    public async Task An_unusual_request_gets_a_clear_answer(string apply, HttpStatusCode expected)
    {
        using var response = await GetAsync(Sent($"Products?$apply={apply}"));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == response.StatusCode, $"{response.StatusCode}: {text}");
    }

    /// <summary>The URL as a client sends it.</summary>
    static string Sent(string url) => string.Concat(url.Select(letter => letter is ' ' or > '~' ? Uri.EscapeDataString(letter.ToString()) : $"{letter}"));

    /// <summary>The rows without metadata.</summary>
    async Task<string> ValueAsync(string url) =>
        (await JsonAsync(Sent(url), ("Accept", "application/json;odata.metadata=none")))["value"]!.ToJsonString(Relaxed);
}

public sealed class ApplySuiteOnSqlite(SqliteEngineHost host) : ApplySuite(host);

public sealed class ApplySuiteOnPostgres(PostgresEngineHost host) : ApplySuite(host);
