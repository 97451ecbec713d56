using System.Net;

namespace Lis.Conformance.Engine;

/// <summary>
/// What <c>$apply</c> nested or joined is named by what comes after it (Data Aggregation 4.0 sections 3.4.3, 3.5.1 and 3.5.2), over the
/// warehouse; every expected answer was worked out by hand.
/// </summary>
public abstract class NestedRowsSuite(EngineHost host) : EngineSuite(host)
{
    const string Colors = "Categories?$apply=addnested(Products,groupby((Color),aggregate($count as N)) as Colors)";

    [Theory]
    [InlineData(Colors + "/filter(Colors/$count gt 1)&$select=Code", """[{"Code":"a/b"}]""")]
    [InlineData(Colors + "/filter(Colors/any(c:c/Color eq 'Blue' and c/N eq 1))&$select=Code,Colors", """[{"Code":"c'd","Colors":[{"Color":"Blue","N":1}]}]""")]
    [InlineData(Colors + "&$orderby=Colors/$count desc,Code desc&$select=Code&$top=2", """[{"Code":"a/b"},{"Code":"c'd"}]""")]
    [InlineData(Colors + "&$compute=Colors/$count add 1 as C&$select=Code,C&$filter=Colors/all(c:c/N gt 1)", """[{"Code":"tom","C":1}]""")]
    [InlineData(Colors + "&$select=Code&$expand=Colors($filter=Color eq 'Green';$select=N)&$filter=Code ne 'tom'", """[{"Code":"a/b","Colors":[{"N":1}]},{"Code":"c'd","Colors":[]}]""")]
    [InlineData(Colors + "/aggregate(Colors/N with sum as S,Colors/$count as C)", """[{"S":3,"C":3}]""")]
    [InlineData(
        Colors + "/join(Colors as C)/filter(C/N eq 1)/groupby((Code,C/Color))",
        """[{"Code":"a/b","C":{"Color":"Red"}},{"Code":"a/b","C":{"Color":"Green"}},{"Code":"c'd","C":{"Color":"Blue"}}]""")]
    [InlineData(
        "Categories?$apply=addnested(Products,filter(Id gt 0) as All)&$select=Code&$expand=All($select=Id;$orderby=Id desc;$top=1;$count=true)",
        """[{"Code":"a/b","All@odata.count":2,"All":[{"Id":2}]},{"Code":"c'd","All@odata.count":1,"All":[{"Id":3}]},{"Code":"tom","All@odata.count":0,"All":[]}]""")]
    [InlineData(
        "Categories?$apply=addnested(Products,compute(Id mul 2 as Twice)/filter(Twice gt 2) as P)/addnested(P,aggregate(Twice with max as M,$count as N) as Q)&$select=Code,Q",
        """[{"Code":"a/b","Q":[{"M":4,"N":1}]},{"Code":"c'd","Q":[{"M":6,"N":1}]},{"Code":"tom","Q":[{"M":null,"N":0}]}]""")]
    [InlineData(
        "Categories?$apply=addnested(Products,addnested(Prices,aggregate($count as N) as Rates)/filter(Rates/any(r:r/N gt 0)) as Priced)&$select=Code&$expand=Priced($select=Id,Rates)",
        """[{"Code":"a/b","Priced":[{"Id":1,"Rates":[{"N":120}]}]},{"Code":"c'd","Priced":[{"Id":3,"Rates":[{"N":2}]}]},{"Code":"tom","Priced":[]}]""")]
    [InlineData(
        "Categories?$apply=addnested(Products,aggregate($count as N) as A)/groupby((ParentCode),aggregate(A/N with min as Least))",
        """[{"ParentCode":null,"Least":2},{"ParentCode":"a/b","Least":0}]""")]
    public async Task Related_rows_are_named_after_they_were_nested(string url, string expected) => Assert.Equal(expected, await ValueAsync(url));

    [Theory]
    [InlineData(
        "Products?$apply=nest(groupby((CategoryCode),aggregate($count as N)) as G,aggregate(Total with max as Most) as M)/filter(G/$count eq 3)&$select=M",
        """[{"M":[{"Most":9007199254740993}]}]""")]
    [InlineData("Products?$apply=nest(groupby((CategoryCode),aggregate($count as N)) as G)/aggregate(G/N with max as Most)", """[{"Most":2}]""")]
    [InlineData("Products?$apply=nest(identity as A)&$filter=A/any(a:a/Id gt 4)", "[]")]
    [InlineData("Products?$apply=nest(filter(Id gt 1) as A)/join(A as P)/groupby((P/Color),aggregate($count as N))", """[{"P":{"Color":"Red"},"N":1},{"P":{"Color":"Blue"},"N":2}]""")]
    [InlineData(
        "Products?$apply=groupby((CategoryCode),nest(aggregate($count as N) as All,topcount(1,Total)/compute(Id mul 2 as Twice)/groupby((Twice)) as Best))",
        """[{"CategoryCode":null,"All":[{"N":1}],"Best":[{"Twice":8}]},{"CategoryCode":"a/b","All":[{"N":2}],"Best":[{"Twice":2}]},{"CategoryCode":"c'd","All":[{"N":1}],"Best":[{"Twice":6}]}]""")]
    [InlineData(
        "Products?$apply=groupby((CategoryCode,IsSold),nest(groupby((Color)) as Colors))&$filter=Colors/any(c:c/Color eq 'Blue')&$orderby=CategoryCode desc",
        """[{"CategoryCode":"c'd","IsSold":true,"Colors":[{"Color":"Blue"}]},{"CategoryCode":null,"IsSold":false,"Colors":[{"Color":"Blue"}]}]""")]
    [InlineData(
        "Products?$apply=groupby((Amount,SoldOn,Weight),nest(groupby((Id)) as Ids))&$select=Ids&$orderby=Amount desc",
        """[{"Ids":[{"Id":4}]},{"Ids":[{"Id":1}]},{"Ids":[{"Id":3}]},{"Ids":[{"Id":2}]}]""")]
    [InlineData(
        "Products?$apply=groupby((IsSold),nest(groupby((Color),nest(aggregate(Id with max as M) as Most)) as Colors))&$filter=not IsSold",
        """[{"IsSold":false,"Colors":[{"Color":"Red","Most":[{"M":2}]},{"Color":"Blue","Most":[{"M":4}]}]}]""")]
    [InlineData("Products?$apply=concat(nest(aggregate($count as N) as A),aggregate($count as N))", """[{"A":[{"N":4}]},{"N":4}]""")]
    [InlineData(
        "Categories?$apply=concat(addnested(Products,aggregate($count as N) as A)/filter(Code eq 'tom'),aggregate($count as N),concat(top(1),filter(Code eq 'none')))&$select=Code,A,N",
        """[{"Code":"tom","A":[{"N":0}]},{"N":3},{"Code":"a/b"}]""")]
    [InlineData(
        "Categories?$apply=filter(Code ne 'tom')/concat(identity,top(1))/outerjoin(Products as P,groupby((IsSold)))/filter(P/IsSold)&$select=Code,P",
        """[{"Code":"a/b","P":{"IsSold":true}},{"Code":"c'd","P":{"IsSold":true}},{"Code":"a/b","P":{"IsSold":true}}]""")]
    [InlineData("Categories?$apply=filter(Code eq 'a/b')/concat(expand(Products,filter(Id eq 9)),identity)&$select=Code", """[{"Code":"a/b","Products":[]},{"Code":"a/b"}]""")]
    [InlineData(
        "Categories?$select=Code&$expand=Products($apply=filter(Id gt 1)/nest(aggregate($count as N) as A,groupby((Color)) as B))",
        """[{"Code":"a/b","Products":[{"A":[{"N":1}],"B":[{"Color":"Red"}]}]},{"Code":"c'd","Products":[{"A":[{"N":1}],"B":[{"Color":"Blue"}]}]},{"Code":"tom","Products":[{"A":[{"N":0}],"B":[]}]}]""")]
    public async Task A_row_with_results_can_be_used_like_any_other(string url, string expected) => Assert.Equal(expected, await ValueAsync(url));

    [Theory]
    [InlineData(
        "Categories?$apply=join(Products as P,groupby((Color),aggregate($count as N)))&$select=Code,P",
        """[{"Code":"a/b","P":{"Color":"Red","N":1}},{"Code":"a/b","P":{"Color":"Green","N":1}},{"Code":"c'd","P":{"Color":"Blue","N":1}}]""")]
    [InlineData("Categories?$apply=outerjoin(Products as P,aggregate(Total with max as M,$count as N))/filter(P/N eq 0)/groupby((Code,P/M))", """[{"Code":"tom","P":{"M":null}}]""")]
    [InlineData("Categories?$apply=outerjoin(Products as P,groupby((Color)))/filter(P eq null)/groupby((Code))", """[{"Code":"tom"}]""")]
    [InlineData("Categories?$apply=outerjoin(Products as P,groupby((Color)))&$select=Code,P&$orderby=Code desc&$top=2", """[{"Code":"tom","P":null},{"Code":"c'd","P":{"Color":"Blue"}}]""")]
    [InlineData("Categories?$apply=join(Products as P,compute(Id mul 2 as Twice))/filter(P/Twice gt 2)/aggregate(P/Twice with sum as S)", """[{"S":10}]""")]
    [InlineData(
        "Categories?$apply=join(Products as P,compute(Id mul 2 as Twice))&$select=Code&$expand=P($select=Id,Twice)&$filter=P/Twice gt 4",
        """[{"Code":"c'd","P":{"Id":3,"Twice":6}}]""")]
    [InlineData("Categories?$apply=join(Products as P,groupby((Color)))/concat(top(1),skip(2))&$select=P", """[{"P":{"Color":"Red"}},{"P":{"Color":"Blue"}}]""")]
    [InlineData(
        "Parcels?$apply=join(Lines as Line)/filter(Line/Pieces gt 1)/groupby((Id,Line/IsHeavy),aggregate(Line/Pieces with sum as S))",
        """[{"Id":1,"Line":{"IsHeavy":false},"S":2},{"Id":1,"Line":{"IsHeavy":true},"S":3}]""")]
    [InlineData(
        "Parcels?$apply=outerjoin(Lines as Line,filter(Pieces gt 2))&$select=Id,Line",
        """[{"Id":1,"Line":{"Label":"pære","Amount":1.50,"Pieces":3,"IsHeavy":true}},{"Id":2,"Line":null}]""")]
    [InlineData("Parcels?$apply=join(Numbers as Number)/groupby((Number),aggregate($count as N))", """[{"Number":1,"N":1},{"Number":2,"N":1},{"Number":3,"N":2}]""")]
    [InlineData("Parcels?$apply=join(Lines as Line)/top(2)/skip(1)&$select=Line", """[{"Line":{"Label":"Æble","Amount":null,"Pieces":1,"IsHeavy":false}}]""")]
    [InlineData("Products?$apply=filter(Id eq 3)/expand(Category)&$select=Id", """[{"Id":3,"Category":{"Code":"c'd","Name":"Zink","ParentCode":"a/b"}}]""")]
    [InlineData("Products?$apply=expand(Category,filter(Name eq 'Zink'))/filter(Id le 2)&$select=Id", """[{"Id":1,"Category":null},{"Id":2,"Category":null}]""")]
    public async Task Joined_rows_and_items_stand_under_their_name(string url, string expected) => Assert.Equal(expected, await ValueAsync(url));

    [Theory]
    [InlineData(Colors + "&$select=Code,Colors", "#Categories(Code,Colors(Color,N))", "#Categories(Code,Colors(Color,N))")]
    [InlineData(Colors + "&$select=Code&$expand=Colors($select=N)", "#Categories(Code,Colors(N))", "#Categories(Code,Colors(N))")]
    [InlineData(Colors + "&$select=Code", "#Categories(Code)", "#Categories(Code)")]
    [InlineData("Products?$apply=groupby((IsSold),nest(topcount(1,Total) as Best))", "#Products(IsSold,Best)", "#Products(IsSold,Best())")]
    [InlineData("Products?$apply=nest(groupby((Color)) as A)/top(1)", "#Products(A(Color))", "#Products(A(Color))")]
    [InlineData("Products?$apply=concat(nest(groupby((Color)) as A),aggregate($count as N))", "#Products(N,A(Color))", "#Products(N,A(Color))")]
    [InlineData("Categories?$apply=join(Products as P,groupby((Color)))", "#Categories(P(Color))", "#Categories(P(Color))")]
    public async Task The_context_tells_what_is_nested(string url, string first, string second)
    {
        foreach (var (version, fragment) in new[] { ("4.0", first), ("4.01", second) })
        {
            var body = await JsonAsync(Sent(url), ("OData-MaxVersion", version));
            Assert.EndsWith($"$metadata{fragment}", (body["@odata.context"] ?? body["@context"])!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Colors + "&$filter=Colors/$count lt 2&$orderby=Colors/$count", 2)]
    [InlineData("Products?$apply=groupby((CategoryCode),nest(identity as All))", 3)]
    [InlineData("Categories?$apply=join(Products as P,groupby((Color),aggregate($count as N)))&$orderby=P/N,P/Color desc", 3)]
    [InlineData("Parcels?$apply=join(Lines as Line)/concat(identity,filter(Line/Amount ne null))", 5)]
    [InlineData("Products?$apply=concat(groupby((IsSold),nest(identity as A)),aggregate($count as N))", 3)]
    public async Task Pages_go_through_nested_results_once(string url, int rows)
    {
        var whole = (await JsonAsync(Sent(url + "&$count=true")))["value"]!.AsArray().Select(row => row!.ToJsonString()).ToList();
        var paged = new List<string>();
        for (string? next = Sent(url + "&$count=true"); next is not null;)
        {
            var body = await JsonAsync(next, ("Prefer", "maxpagesize=1"));
            Assert.Equal(rows, body["@odata.count"]!.GetValue<int>());
            paged.AddRange(body["value"]!.AsArray().Select(row => row!.ToJsonString()));
            next = body["@odata.nextLink"]?.GetValue<string>().Replace("~/", (await AddressAsync()).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(rows, whole.Count);
        Assert.Equal(whole, paged);
    }

    [Theory]
    [InlineData("Categories?$apply=concat(addnested(Products,identity as A),addnested(Products,top(1) as A))", HttpStatusCode.NotImplemented, "$apply:0")]
    [InlineData("Parcels?$apply=join(Lines as L,topcount(1,Pieces))", HttpStatusCode.NotImplemented, "$apply:16")]
    [InlineData("Products?$apply=join(Name as N)", HttpStatusCode.BadRequest, "$apply:5")]
    [InlineData("Products?$apply=join(Category as C)", HttpStatusCode.BadRequest, "$apply:5")]
    [InlineData("Products?$apply=join(Category/Products as P)", HttpStatusCode.NotImplemented, "$apply:14")]
    [InlineData(Colors + "&$filter=Colors/any(c:c/Name eq 'x')", HttpStatusCode.BadRequest, "$filter:15")]
    [InlineData(Colors + "/filter(Kolors/$count gt 1)", HttpStatusCode.BadRequest, "$apply:77")]
    public async Task What_cannot_be_is_refused_with_its_place(string url, HttpStatusCode status, string target)
    {
        using var response = await GetAsync(Sent(url));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode && body.Contains($"\"target\":\"{target}\"", StringComparison.Ordinal), body);
    }

    [Fact]
    public async Task Plans_tell_apart_what_is_nested()
    {
        Assert.Equal("""[{"A":[{"N":2}]}]""", await ValueAsync("Categories?$apply=addnested(Products,aggregate($count as N) as A)/filter(Code eq 'a/b')&$select=A"));
        Assert.Equal("""[{"A":[{"N":2}]}]""", await ValueAsync("Categories?$apply=addnested(Children,aggregate($count as N) as A)/filter(Code eq 'a/b')&$select=A"));
        Assert.Equal("""[{"A":[{"N":1}]}]""", await ValueAsync("Categories?$apply=addnested(Products,aggregate($count as N) as A)/filter(Code eq 'c''d')&$select=A"));
        Assert.Equal("""[{"A":[{"N":0}]}]""", await ValueAsync("Categories?$apply=addnested(Children,aggregate($count as N) as A)/filter(Code eq 'c''d')&$select=A"));
    }

    static string Sent(string url) => string.Concat(url.Select(letter => letter is ' ' or > '~' ? Uri.EscapeDataString(letter.ToString()) : $"{letter}"));

    /// <summary>The rows without metadata.</summary>
    async Task<string> ValueAsync(string url) =>
        (await JsonAsync(Sent(url), ("Accept", "application/json;odata.metadata=none")))["value"]!.ToJsonString(Relaxed);
}

public sealed class NestedRowsSuiteOnSqlite(SqliteEngineHost host) : NestedRowsSuite(host);

public sealed class NestedRowsSuiteOnPostgres(PostgresEngineHost host) : NestedRowsSuite(host);
