using System.Net;
using System.Text.Json.Nodes;
using Lis.Conformance.Reference;

namespace Lis.Conformance.Standard;

/// <summary><c>$all</c>, names in any case, functions of the model in expressions, and computed parts of complex values, over the reference model.</summary>
public abstract class EverythingLineTests(ReferenceFixture host) : ReferenceSuite(host)
{
    [Fact]
    [Shows("R47a")]
    public async Task All_entities_come_with_type_and_address()
    {
        var body = await JsonAsync("$all?$count=true");
        Assert.Equal("~/$metadata#Collection(Edm.EntityType)", body["@odata.context"]!.ToString());
        var ids = Ids(body);
        Assert.Equal(body["@odata.count"]!.GetValue<int>(), ids.Count);
        Assert.Equal(int.Parse((await GetAsync("$all/$count")).Text, System.Globalization.CultureInfo.InvariantCulture), ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var set in new[] { "Products", "Categories", "ProductDescriptions", "MediaItems", "ReadOnlyItems", "DecimalSamples" })
        {
            var of = (await JsonAsync($"{set}/$ref"))["value"]!.AsArray().Select(row => row!["@odata.id"]!.ToString());
            Assert.Equal(of.Order(StringComparer.Ordinal), ids.Where(id => id.StartsWith($"~/{set}(", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }

        Assert.Contains("~/Company", ids);
        Assert.All(body["value"]!.AsArray(), row => Assert.StartsWith("#Reference.", row!["@odata.type"]!.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [Shows("R47a")]
    public async Task Pages_of_all_entities_give_each_once(int size)
    {
        var (whole, found, next) = (Ids(await JsonAsync("$all")), new List<string>(), "$all");
        for (var pages = 0; next is not null && pages < 200; pages++)
        {
            var body = await JsonAsync(next, ("Prefer", $"maxpagesize={size}"));
            Assert.InRange(Ids(body).Count, 1, size);
            found.AddRange(Ids(body));
            next = body["@odata.nextLink"]?.ToString().Replace("~/", "", StringComparison.Ordinal);
        }

        Assert.Equal(whole, found);
        Assert.Equal(whole.Take(size), Ids(await JsonAsync($"$all?$top={size}")));
        Assert.Null((await JsonAsync($"$all?$top={size}", ("Prefer", $"maxpagesize={size}")))["@odata.nextLink"]);
    }

    [Fact]
    [Shows("R47a")]
    public async Task All_entities_of_a_type_are_a_set_and_the_rest_is_refused()
    {
        Assert.Equal(
            (await JsonAsync("Products?$select=Name&$orderby=Name"))["value"]!.ToJsonString(),
            (await JsonAsync("$all/Reference.Product?$select=Name&$orderby=Name"))["value"]!.ToJsonString());
        Assert.Equal(3, (await JsonAsync("$all/Reference.SpecialProduct"))["value"]!.AsArray().Count);
        var head = (await SendAsync(HttpMethod.Head, "$all")).Expect(HttpStatusCode.OK);
        Assert.Empty(head.Body);
        Assert.Equal("application/json;odata.metadata=minimal", head.ContentType);
        Assert.Equal(HttpStatusCode.NotImplemented, await StatusAsync("$all?$filter=ID ne null"));
        Assert.Equal(HttpStatusCode.NotAcceptable, await StatusAsync("$all?$format=csv"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("$all?$skiptoken=x"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("$all/Reference.Nothing"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("$all/Name"));
    }

    [Theory]
    [InlineData("products?$filter=name eq 'Laptop'", "Products")]
    [InlineData("PRODUCTS?$filter=NAME eq 'Laptop'&$expand=category", "Products")]
    [InlineData("company", "Company")]
    [Shows("41A-10")]
    public async Task Names_may_be_written_in_any_case_and_come_back_as_they_are(string query, string context)
    {
        var body = await JsonAsync(query);
        Assert.Equal($"~/$metadata#{context}", body["@odata.context"]!.ToString());
        Assert.NotNull((body["value"]?[0] ?? body)["Name"]);
    }

    [Fact]
    [Shows("41A-10")]
    public async Task Names_in_paths_and_keys_and_of_operations_may_be_written_in_any_case()
    {
        var id = (await JsonAsync("Products?$filter=Name eq 'Laptop'"))["value"]![0]!["ID"]!.ToString();
        Assert.Equal("Laptop", (await JsonAsync($"products(id={id})/name"))["value"]!.ToString());
        Assert.Equal("Electronics", (await JsonAsync($"products({id})/category"))["Name"]!.ToString());
        Assert.Equal(42, (await JsonAsync("calculate(value=21)"))["value"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("Products?$filter=Reference.GetTotalPrice(taxRate=0.25) gt 1000 and Price lt 1000&$orderby=Name", "Laptop")]
    [InlineData("Products?$filter=GetTotalPrice(taxRate=@r) gt 2000&@r=0.25", "Premium Laptop Pro")]
    [InlineData("Products?$orderby=GetTotalPrice(taxRate=1) desc&$top=1", "Premium Laptop Pro")]
    [InlineData("Products?$compute=GetTotalPrice(taxRate=0.5) as T&$filter=T gt 2500&$select=Name,T", "Premium Laptop Pro")]
    [InlineData("Categories?$filter=Products/any(p:p/GetTotalPrice(taxRate=0.25) gt 2000)", "Electronics")]
    public async Task A_function_of_an_entity_stands_in_expressions(string query, string name) =>
        Assert.Equal(name, (await JsonAsync(query))["value"]!.AsArray().Single()!["Name"]!.ToString());

    [Theory]
    [InlineData("Products?$filter=Reference.Calculate(value=1) eq 2", HttpStatusCode.NotImplemented)]
    [InlineData("Categories?$filter=Products/Reference.GetAveragePrice() gt 1", HttpStatusCode.NotImplemented)]
    [InlineData("Products?$filter=GetTotalPrice(taxRate=Price) gt 1", HttpStatusCode.NotImplemented)]
    [InlineData("Products?$filter=GetTotalPrice(rate=1) gt 1", HttpStatusCode.BadRequest)]
    [InlineData("Products?$filter=GetTotalPrice(1) gt 1", HttpStatusCode.BadRequest)]
    [InlineData("Products?$filter=GetNothing(a=1) gt 1", HttpStatusCode.BadRequest)]
    [InlineData("Products?$filter=ApplyDiscount(percentage=1) gt 1", HttpStatusCode.BadRequest)]
    public async Task A_function_that_cannot_stand_there_is_refused(string query, HttpStatusCode status) => Assert.Equal(status, await StatusAsync(query));

    [Theory]
    [InlineData("$select=ShippingAddress($compute=concat(City,State) as Both;$select=City,Both)", "City Both", "Products(ShippingAddress/City,ShippingAddress/Both)")]
    [InlineData("$select=ShippingAddress($compute=length(City) as L;$select=L)", "L", "Products(ShippingAddress/L)")]
    [InlineData("$select=ShippingAddress($compute=concat($it/Name,City) as N;$select=N)", "N", "Products(ShippingAddress/N)")]
    public async Task A_complex_value_has_computed_parts(string query, string members, string context)
    {
        var body = await JsonAsync($"Products?$filter=Name eq 'Laptop'&{query}");
        Assert.Equal($"~/$metadata#{context}", body["@odata.context"]!.ToString());
        var address = body["value"]![0]!["ShippingAddress"]!.AsObject();
        Assert.Equal(members, string.Join(' ', address.Select(member => member.Key).Where(name => !name.Contains('@', StringComparison.Ordinal))));
        Assert.All(address, member => Assert.NotNull(member.Value));
    }

    [Fact]
    [Shows("R41", "R49")]
    public async Task A_binary_value_comes_as_the_model_says_it_is()
    {
        Assert.Equal("image/svg+xml", (await GetAsync("Company/Logo/$value")).Expect(HttpStatusCode.OK).ContentType);
        Assert.Equal("application/octet-stream", (await GetAsync($"{await ProductAsync("Laptop")}/Data/$value")).ContentType);
    }

    [Fact]
    [Shows("R55")]
    public async Task The_context_of_a_value_names_the_type_behind_which_it_stands()
    {
        var laptop = await ProductAsync("Laptop");
        var body = await JsonAsync($"{laptop}/Reference.SpecialProduct/SpecialFeature");
        Assert.Equal($"~/$metadata#{laptop}/Reference.SpecialProduct/SpecialFeature", body["@odata.context"]!.ToString());
    }

    [Fact]
    [Shows("R51a", "R50")]
    public async Task Of_a_complex_value_only_the_chosen_parts_come()
    {
        foreach (var query in new[] { "ShippingAddress/City", "ShippingAddress($select=City)" })
        {
            var row = (await JsonAsync($"Products?$filter=Name eq 'Laptop'&$select={query}"))["value"]![0]!;
            Assert.Equal("""{"City":"Herning"}""", row["ShippingAddress"]!.ToJsonString());
        }

        Assert.Null((await JsonAsync("Products?$filter=Name eq 'Coffee Mug'&$select=ShippingAddress/City"))["value"]![0]!["ShippingAddress"]);
    }

    [Fact]
    [Shows("R2")]
    public async Task OPTIONS_says_the_version_too()
    {
        var answer = await SendAsync(HttpMethod.Options, "Products");
        Assert.Equal("4.0", answer.Header("OData-Version"));
    }

    async Task<HttpStatusCode> StatusAsync(string url) => (await GetAsync(url)).Status;

    static List<string> Ids(JsonNode body) => [.. body["value"]!.AsArray().Select(row => row!["@odata.id"]!.ToString())];
}

public sealed class EverythingLineTestsOnSqlite(SqliteReferenceFixture host) : EverythingLineTests(host);

public sealed class EverythingLineTestsOnPostgres(PostgresReferenceFixture host) : EverythingLineTests(host);
