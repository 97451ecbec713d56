using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reference;

/// <summary>A type that derives from another: casts in paths and options, and what tells a client that a row is of the type.</summary>
public abstract class DerivedTypeTests(ReferenceFixture host) : ReferenceSuite(host)
{
    static readonly string[] Special = ["Gaming Mouse Ultra", "Laptop", "Premium Laptop Pro"];

    [Theory]
    [InlineData("Products/Reference.SpecialProduct?$orderby=Name")]
    [InlineData("Products?$filter=isof(Reference.SpecialProduct)&$orderby=Name")]
    [InlineData("Products?$filter=isof('Reference.SpecialProduct')&$orderby=Name")]
    [InlineData("Products?$filter=Reference.SpecialProduct/SpecialFeature ne null&$orderby=Name")]
    [InlineData("Products?$filter=not (Reference.SpecialProduct/Name eq null)&$orderby=Name")]
    [Shows("R46", "R63")]
    public async Task Casts_and_isof_choose_the_entities_of_a_type(string url) => Assert.Equal(Special, await NamesAsync(url));

    [Fact]
    [Shows("R46")]
    public async Task Only_entities_of_the_type_have_its_properties_and_name_it()
    {
        var rows = (await JsonAsync("Products?$orderby=Name"))["value"]!.AsArray();
        Assert.All(rows, row => Assert.Equal(
            Special.Contains(row!["Name"]!.ToString()) ? ("#Reference.SpecialProduct", true) : (null, false),
            (row["@odata.type"]?.ToString(), row.AsObject().ContainsKey("SpecialFeature"))));
        var modern = (await JsonAsync("Products?$orderby=Name", ("OData-MaxVersion", "4.01")))["value"]!.AsArray();
        Assert.Equal(Special.Length, modern.Count(row => row!["@type"]?.ToString() == "#Reference.SpecialProduct"));
        var full = (await JsonAsync("Products?$format=application/json;odata.metadata=full"))["value"]!.AsArray();
        Assert.Equal(["#Reference.Product", "#Reference.SpecialProduct"], full.Select(row => row!["@odata.type"]!.ToString()).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Products/Reference.SpecialProduct", "~/$metadata#Products/Reference.SpecialProduct")]
    [InlineData("Products?$select=Reference.SpecialProduct/SpecialFeature", "~/$metadata#Products(Reference.SpecialProduct/SpecialFeature)")]
    [Shows("R46", "R55")]
    public async Task The_context_names_the_type(string url, string context) => Assert.Equal(context, (await JsonAsync(url))["@odata.context"]!.ToString());

    [Fact]
    [Shows("R46")]
    public async Task Select_and_orderby_reach_the_properties_of_the_type()
    {
        var rows = (await JsonAsync(
            "Products?$select=Name,Reference.SpecialProduct/SpecialFeature&$orderby=Reference.SpecialProduct/SpecialFeature desc"))["value"]!.AsArray();
        Assert.Equal(["RGB lighting", "Fingerprint reader", "Backlit keyboard"], rows.Take(3).Select(row => row!["SpecialFeature"]!.ToString()));
        Assert.All(rows.Skip(3), row => Assert.False(row!.AsObject().ContainsKey("SpecialFeature")));
        Assert.Equal(["Backlit keyboard", "Fingerprint reader", "RGB lighting"], await NamesAsync("Products/Reference.SpecialProduct?$orderby=SpecialFeature", "SpecialFeature"));
    }

    [Fact]
    [Shows("R46")]
    public async Task Expand_takes_a_cast()
    {
        var rows = (await JsonAsync("Categories?$expand=Products/Reference.SpecialProduct($select=Name;$orderby=Name)&$filter=Name eq 'Electronics'"))["value"]!.AsArray();
        Assert.Equal(Special, rows.Single()!["Products"]!.AsArray().Select(row => row!["Name"]!.ToString()));
    }

    [Fact]
    [Shows("R46")]
    public async Task A_cast_of_one_entity_is_there_only_when_it_is_of_the_type()
    {
        var laptop = await ProductAsync("Laptop");
        Assert.Equal("Backlit keyboard", (await JsonAsync($"{laptop}/Reference.SpecialProduct"))["SpecialFeature"]!.ToString());
        Assert.Equal("Backlit keyboard", (await JsonAsync($"{laptop}/Reference.SpecialProduct/SpecialFeature"))["value"]!.ToString());
        (await GetAsync($"{await ProductAsync("Coffee Mug")}/Reference.SpecialProduct")).Expect(HttpStatusCode.NotFound);
        (await GetAsync($"{laptop}/SpecialFeature")).Expect(HttpStatusCode.NotFound);
        (await GetAsync($"{laptop}/Reference.Category")).Expect(HttpStatusCode.NotFound);
        Assert.Equal("3", (await GetAsync("Products/Reference.SpecialProduct/$count")).Text);
    }
}

public sealed class DerivedTypeTestsOnSqlite(SqliteReferenceFixture host) : DerivedTypeTests(host);

public sealed class DerivedTypeTestsOnPostgres(PostgresReferenceFixture host) : DerivedTypeTests(host);
