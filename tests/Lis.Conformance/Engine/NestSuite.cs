using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary><c>nest</c>, <c>addnested</c> and <c>expand</c> (Data Aggregation 3.4.3 and 3.5.2) over the warehouse.</summary>
public abstract class NestSuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [InlineData(
        "Products?$apply=nest(groupby((CategoryCode),aggregate($count as N)) as Groups)",
        """{"@odata.context":"~/base/v1/$metadata#Products(Groups(CategoryCode,N))","value":[{"Groups":[{"CategoryCode":null,"N@odata.type":"#Decimal","N":1},{"CategoryCode":"a/b","N@odata.type":"#Decimal","N":2},{"CategoryCode":"c'd","N@odata.type":"#Decimal","N":1}]}]}""")]
    [InlineData(
        "Products?$apply=filter(Id gt 1)/nest(aggregate($count as N) as A,filter(Total gt 0)/aggregate(Id with max as M) as B)",
        """{"@odata.context":"~/base/v1/$metadata#Products(A(N),B(M))","value":[{"A":[{"N@odata.type":"#Decimal","N":3}],"B":[{"M@odata.type":"#Int32","M":4}]}]}""")]
    [InlineData(
        "Categories('c''d')/Products?$apply=nest(aggregate($count as N) as A)&$count=true",
        """{"@odata.context":"~/base/v1/$metadata#Products(A(N))","@odata.count":1,"value":[{"A":[{"N@odata.type":"#Decimal","N":1}]}]}""")]
    [InlineData(
        "Prices?$apply=nest(filter(ProductId eq 3)/compute(Value mul 2 as Twice)/orderby(From desc)/top(1) as Last,identity as All)/identity&$top=0",
        """{"@odata.context":"~/base/v1/$metadata#Prices(Last,All)","value":[]}""")]
    [Shows("R86")]
    public async Task The_results_of_sequences_stand_in_one_row(string url, string expected) => Assert.Equal(expected, await TextAsync(Sent(url)));

    [Fact]
    public async Task Nested_entities_are_all_there()
    {
        var body = await JsonAsync(Sent("Prices?$apply=nest(identity as All,filter(ProductId eq 3)/compute(Value mul 2 as Twice)/orderby(From desc)/top(1) as Last)"), ("Prefer", "odata.maxpagesize=5"));
        var row = body["value"]!.AsArray().Single()!;
        Assert.Equal(WarehouseRows.Bulk + 2, row["All"]!.AsArray().Count);
        Assert.Equal("""[{"ProductId":3,"From":"2020-01-02","Value":2,"Twice@odata.type":"#Decimal","Twice":4}]""", row["Last"]!.ToJsonString());
        Assert.Null(body["@odata.nextLink"]);
    }

    [Fact]
    [Shows("R86")]
    public async Task Related_entities_are_transformed_in_their_rows() => Assert.Equal(
        """{"@odata.context":"~/base/v1/$metadata#Categories(Colors(Color,N),Late)","value":[{"Code":"a/b","Name":"Ærter & bønner","ParentCode":null,"Colors":[{"Color":"Red","N@odata.type":"#Decimal","N":1},{"Color":"Green","N@odata.type":"#Decimal","N":1}],"Late":[]},{"Code":"c'd","Name":"Zink","ParentCode":"a/b","Colors":[{"Color":"Blue","N@odata.type":"#Decimal","N":1}],"Late":[{"@odata.etag":"W/\"43\"","Id":3,*}]}]}"""
            .Replace("*", """ "Name":"Zink","CategoryCode":"c'd","Amount":-0.000001,"Weight":1E+300,"Total":-5,"Color":"Blue","IsSold":true,"Words":["å"],"SoldOn":"2020-02-29","ChangedAt":"1969-12-31T23:59:59Z","Size":{"Width":7,"Note":"bred"}""".Trim(), StringComparison.Ordinal),
        await TextAsync(Sent(
            "Categories?$apply=addnested(Products,groupby((Color),aggregate($count as N)) as Colors,filter(Id gt 2) as Late)/filter(Code ne 'tom')")));

    [Fact]
    public async Task Related_entities_are_expanded_by_a_transformation()
    {
        var body = await JsonAsync(Sent(
            "Categories?$apply=filter(Code ne 'tom')/expand(Products,filter(Id ne 2),expand(Prices,filter(Value lt 2)))/orderby(Code desc)/top(1)"));
        var row = body["value"]!.AsArray().Single()!;
        Assert.Equal("3", row["Products"]![0]!["Id"]!.ToJsonString());
        Assert.Equal("""[{"ProductId":3,"From":"2020-01-01","Value":1.25}]""", row["Products"]![0]!["Prices"]!.ToJsonString());
        Assert.Single(row["Products"]!.AsArray());
    }

    [Fact]
    public async Task Nesting_goes_inside_an_expand()
    {
        var body = await JsonAsync(Sent("Categories?$select=Code&$expand=Products($apply=addnested(Prices,aggregate(Value with max as Most) as Dear);$select=Id,Dear)&$filter=Code eq 'c''d'"));
        Assert.Equal("""[{"Most@odata.type":"#Decimal","Most":2}]""", body["value"]![0]!["Products"]![0]!["Dear"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Products?$apply=nest(identity as A)/filter(Id gt 1)", HttpStatusCode.BadRequest)]
    [InlineData("Products?$apply=nest(identity as A)/nest(identity as B)", HttpStatusCode.OK)]
    [InlineData("Products?$apply=addnested(Category,identity as A)", HttpStatusCode.NotImplemented)]
    [InlineData("Products?$apply=addnested(Prices,identity as Name)", HttpStatusCode.BadRequest)]
    [InlineData("Products?$apply=addnested(Prices,identity)", HttpStatusCode.BadRequest)]
    [InlineData("Products?$apply=nest(identity as A,identity as A)", HttpStatusCode.BadRequest)]
    [InlineData("Products?$apply=nest(identity as A)&$filter=A/Id gt 1", HttpStatusCode.BadRequest)]
    [InlineData("Products?$apply=expand(Prices,top(1))", HttpStatusCode.BadRequest)]
    [InlineData("Products?$apply=expand(Prices)&$expand=Prices", HttpStatusCode.BadRequest)]
    [InlineData("Products?$apply=nest(identity as A)&$format=csv", HttpStatusCode.NotAcceptable)]
    public async Task What_can_be_nested_has_limits(string url, HttpStatusCode status)
    {
        using var response = await GetAsync(Sent(url));
        Assert.Equal(status, response.StatusCode);
    }

    static string Sent(string url) => url.Replace(" ", "%20", StringComparison.Ordinal);
}

public sealed class NestSuiteOnSqlite(SqliteEngineHost host) : NestSuite(host);

public sealed class NestSuiteOnPostgres(PostgresEngineHost host) : NestSuite(host);
