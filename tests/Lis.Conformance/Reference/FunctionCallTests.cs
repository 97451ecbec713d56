using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reference;

/// <summary>Functions of every kind: bound to an entity, to a collection and to nothing, giving values, complex values and entities.</summary>
public abstract class FunctionCallTests(ReferenceFixture host) : ReferenceSuite(host)
{
    [Theory]
    [InlineData("Calculate(value=21)", "42")]
    [InlineData("Calculate(a=40,b=2)", "42")]
    [InlineData("Calculate(a=@x,b=@y)?@x=40&@y=2", "42")]
    [InlineData("Calculate?value=21", "42")]
    [InlineData("Calculate?@a=40&@b=2", "42")]
    [InlineData("Convert(input='abc')", "ABC")]
    [InlineData("Convert(input='a/b''c')", "A/B'C")]
    [InlineData("Convert(number=7)", "7")]
    [Shows("R48a", "R48e", "R38", "R41")]
    public async Task An_unbound_function_picks_its_overload_by_the_names_of_parameters(string call, string value) =>
        Assert.Equal(value, (await JsonAsync(call))["value"]!.ToString());

    [Theory]
    [InlineData("CountProducts")]
    [InlineData("CountProducts()")]
    [Shows("R48b")]
    public async Task A_function_without_parameters_needs_no_parentheses(string call)
    {
        Assert.Equal(7, (await JsonAsync(call))["value"]!.GetValue<int>());
        Assert.Contains("FunctionImport CountProducts", (await JsonAsync(""))["value"]!.AsArray().Select(item => $"{item!["kind"]} {item["url"]}"));
    }

    [Fact]
    [Shows("R11")]
    public async Task Full_metadata_offers_the_operations_of_an_entity()
    {
        var laptop = await ProductAsync("Laptop");
        var full = await JsonAsync($"{laptop}?$format=application/json;odata.metadata=full");
        Assert.Equal($"~/{laptop}/Reference.GetTotalPrice", full["#Reference.GetTotalPrice"]!["target"]!.ToString());
        Assert.Equal($"~/{laptop}/Reference.Activate", full["#Reference.Activate"]!["target"]!.ToString());
        Assert.False((await JsonAsync(laptop)).ContainsKey("#Reference.Activate"));
    }

    [Fact]
    public async Task The_context_names_the_type_of_a_value()
    {
        Assert.Equal("~/$metadata#Edm.Int64", (await JsonAsync("Calculate(value=1)"))["@odata.context"]!.ToString());
        Assert.Equal("~/$metadata#Edm.Double", (await JsonAsync("Products/GetAveragePrice"))["@odata.context"]!.ToString());
        Assert.Equal("~/$metadata#Reference.ProductStats", (await JsonAsync("Products/GetProductStats()"))["@odata.context"]!.ToString());
        Assert.Equal("\"42\"", (await JsonAsync("Calculate(value=21)", ("Accept", "application/json;IEEE754Compatible=true")))["value"]!.ToJsonString());
    }

    [Theory]
    [InlineData("GetTotalPrice(taxRate=0.5)", 1499.985)]
    [InlineData("Reference.GetTotalPrice(taxRate=@r)?@r=1", 1999.98)]
    [InlineData("CalculatePrice(discount=50)", 499.995)]
    [InlineData("CalculatePrice(discount=50,tax=100)", 999.99)]
    [Shows("R48a")]
    public async Task A_function_of_an_entity_computes_from_it(string call, double value) =>
        Assert.Equal(value, (await JsonAsync($"{await ProductAsync("Laptop")}/{call}"))["value"]!.GetValue<double>(), 6);

    [Fact]
    [Shows("R48a")]
    public async Task A_function_of_a_collection_sees_what_the_path_leads_to()
    {
        var stats = await JsonAsync("Products/Reference.GetProductStats()");
        Assert.Equal((7, 15.5, 1999.99), (stats["Count"]!.GetValue<int>(), stats["MinPrice"]!.GetValue<double>(), stats["MaxPrice"]!.GetValue<double>()));
        var special = await JsonAsync("Products/Reference.SpecialProduct/GetProductStats()");
        Assert.Equal(3, special["Count"]!.GetValue<int>());
        var filtered = await JsonAsync("Products/$filter(Price lt 100)/GetProductStats()");
        Assert.Equal(2, filtered["Count"]!.GetValue<int>());
        Assert.Equal("Laptop: SpecialProduct", (await JsonAsync($"{await ProductAsync("Laptop")}/GetInfo(format='long')"))["value"]!.ToString());
    }

    [Fact]
    [Shows("R48a")]
    public async Task A_function_that_gives_entities_goes_on_like_any_set()
    {
        var laptop = await ProductAsync("Laptop");
        Assert.Equal(["Premium Laptop Pro", "Wireless Mouse"], await NamesAsync($"{laptop}/GetRelatedProducts()?$orderby=Name"));
        Assert.Equal("2", (await GetAsync($"{laptop}/GetRelatedProducts()/$count")).Text);
        Assert.Equal(["Premium Laptop Pro"], await NamesAsync($"{laptop}/GetRelatedProducts()/Reference.SpecialProduct"));
        Assert.Equal(["Gaming Mouse Ultra", "Wireless Mouse"], await NamesAsync("FindProducts(name='Mouse',maxPrice=200)"));
        Assert.Equal(["Wireless Mouse"], await NamesAsync("FindProducts(name='Mouse',maxPrice=200)?$filter=Price lt 100"));
        Assert.Equal("~/$metadata#Products", (await JsonAsync("FindProducts(name='Mouse',maxPrice=200)"))["@odata.context"]!.ToString());
    }

    [Theory]
    [InlineData("Calculate(a=1)", HttpStatusCode.BadRequest)]
    [InlineData("Calculate(value='x')", HttpStatusCode.BadRequest)]
    [InlineData("Calculate(value=1,value=2)", HttpStatusCode.BadRequest)]
    [InlineData("Calculate(value=)", HttpStatusCode.BadRequest)]
    [InlineData("Calculate(value=1", HttpStatusCode.BadRequest)]
    [InlineData("Calculate(value=@missing)", HttpStatusCode.BadRequest)]
    [InlineData("Calculate(value=1)/more", HttpStatusCode.NotFound)]
    [InlineData("Calculate(value=1)?$filter=true", HttpStatusCode.BadRequest)]
    [InlineData("Products/GetNothing()", HttpStatusCode.NotFound)]
    [InlineData("Reseed", HttpStatusCode.MethodNotAllowed)]
    [Shows("R48d")]
    public async Task A_call_that_fits_no_overload_fails(string call, HttpStatusCode status) =>
        Assert.NotNull((await GetAsync(call)).Expect(status).ErrorCode);
}

public sealed class FunctionCallTestsOnSqlite(SqliteReferenceFixture host) : FunctionCallTests(host);

public sealed class FunctionCallTestsOnPostgres(PostgresReferenceFixture host) : FunctionCallTests(host);
