using Lis.Conformance.Reference;

namespace Lis.Conformance.Standard;

/// <summary><c>$select</c>, <c>$expand</c>, <c>$compute</c>, <c>$orderby</c>, <c>$search</c> and paging, each statement by itself, over the reference model.</summary>
public abstract class ShapeLineTests(ReferenceFixture host) : ReferenceSuite(host)
{
    const string Laptops = "Products?$filter=Name eq 'Laptop'&";

    [Theory]
    [InlineData("$select=Name,Price", "ID Name Price", "Products(Name,Price)")]
    [InlineData("$select=ShippingAddress/City", "ID ShippingAddress", "Products(ShippingAddress/City)")]
    [InlineData("$select=Name,Category", "ID Name", "Products(Name,Category)")]
    [Shows("R50")]
    public async Task Only_what_is_selected_comes_and_the_context_lists_it(string query, string members, string context)
    {
        var body = await JsonAsync(Laptops + query);
        Assert.Equal($"~/$metadata#{context}", body["@odata.context"]!.ToString());
        var row = body["value"]![0]!.AsObject();
        Assert.Equal(members, string.Join(' ', row.Select(member => member.Key).Where(name => !name.Contains('@', StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    [Shows("R50")]
    public async Task A_star_selects_everything_and_a_navigation_its_link()
    {
        var whole = (await JsonAsync($"{Laptops}$select=*"))["value"]![0]!.AsObject();
        Assert.Equal((await JsonAsync(Laptops + "$top=1"))["value"]![0]!.AsObject().Count, whole.Count);
        var link = (await JsonAsync($"{Laptops}$select=Name,Category", ("Accept", "application/json;odata.metadata=full")))["value"]![0]!.AsObject();
        Assert.EndsWith("/Category", link["Category@odata.navigationLink"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("RelatedProducts@odata.navigationLink", link);
    }

    [Theory]
    [InlineData("$expand=RelatedProducts", "26")]
    [InlineData("$expand=*", "26")]
    [InlineData("$expand=RelatedProducts($filter=Price lt 100)", "2")]
    [InlineData("$expand=RelatedProducts/Reference.SpecialProduct", "6")]
    [InlineData("$expand=RelatedProducts($orderby=Price desc)", "62")]
    [InlineData("$expand=RelatedProducts($orderby=Price;$top=1)", "2")]
    [InlineData("$expand=RelatedProducts($orderby=Price;$skip=1)", "6")]
    [InlineData("$expand=RelatedProducts($search=premium)", "6")]
    [InlineData("$expand=RelatedProducts(orderby=Price;skip=1)", "6")]
    [Shows("R46", "R52a", "R52c")]
    public async Task Related_entities_come_along_as_the_options_say(string query, string numbers)
    {
        var related = (await JsonAsync(Laptops + query))["value"]![0]!["RelatedProducts"]!.AsArray().Select(row => row!["Rating"]!.GetValue<int>() / 10);
        Assert.Equal(numbers, string.Concat(query.Contains("orderby", StringComparison.Ordinal) ? related : related.Order()));
    }

    [Fact]
    [Shows("R52a", "R52c", "R52d", "R79")]
    public async Task A_related_collection_has_its_own_count_link_and_computed_values()
    {
        var row = (await JsonAsync($"{Laptops}$expand=RelatedProducts($count=true;$orderby=Price;$compute=Price mul 2 as Twice;$select=Twice)", ("Prefer", "maxpagesize=1")))["value"]![0]!;
        Assert.Equal(2, row["RelatedProducts@odata.count"]!.GetValue<int>());
        Assert.Equal(59.98, row["RelatedProducts"]!.AsArray().Single()!["Twice"]!.GetValue<double>());
        var next = await JsonAsync(row["RelatedProducts@odata.nextLink"]!.ToString().Replace("~/", "", StringComparison.Ordinal));
        Assert.Equal(3999.98, next["value"]!.AsArray().Single()!["Twice"]!.GetValue<double>());
    }

    [Fact]
    [Shows("R52b")]
    public async Task References_come_in_place_of_related_entities()
    {
        var related = (await JsonAsync($"{Laptops}$expand=RelatedProducts/$ref"))["value"]![0]!["RelatedProducts"]!.AsArray();
        Assert.All(related, link => Assert.Equal(["@odata.id"], link!.AsObject().Select(member => member.Key)));
        Assert.Equal(2, related.Count);
    }

    [Theory]
    [InlineData("$expand=RelatedProducts($levels=2)")]
    [InlineData("$expand=RelatedProducts($levels=max)")]
    [InlineData("$expand=RelatedProducts(levels=MAX)")]
    [Shows("R53")]
    public async Task A_relation_is_followed_over_levels(string query)
    {
        var first = (await JsonAsync(Laptops + query))["value"]![0]!["RelatedProducts"]!.AsArray().First(row => row!["Name"]?.ToString() == "Wireless Mouse")!;
        Assert.Equal(2, first["RelatedProducts"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("Products?$expand=Category", "4.0", "Products")]
    [InlineData("Products?$expand=Category", "4.01", "Products(Category())")]
    [InlineData("Products?$expand=Category($select=Name)", "4.0", "Products(Category(Name))")]
    [InlineData("Products?$expand=Category($select=Name)", "4.01", "Products(Category(Name))")]
    [InlineData("Products?$select=Name,Category&$expand=Category", "4.0", "Products(Name,Category)")]
    [InlineData("Products?$expand=RelatedProducts($levels=2;$select=Name)", "4.01", "Products(RelatedProducts+(Name))")]
    [InlineData("Products?$apply=groupby((Status),aggregate(Price with sum as Total))", "4.0", "Products(Status,Total)")]
    [InlineData("Products?$apply=groupby((Category/Name),aggregate(Price with sum as Total))", "4.0", "Products(Category(Name),Total)")]
    [Shows("R55", "R85")]
    public async Task The_context_is_that_of_the_version(string url, string version, string context)
    {
        var body = await JsonAsync(url, ("OData-MaxVersion", version));
        Assert.Equal($"~/$metadata#{context}", (body["@odata.context"] ?? body["@context"])!.ToString());
    }

    [Theory]
    [InlineData("$compute=Price mul 2 as Twice&$filter=Twice gt 2000&$orderby=Twice desc", "6")]
    [InlineData("$compute=Price mul 2 as Twice&$orderby=Twice desc&$top=2", "61")]
    [Shows("R56")]
    public Task What_is_computed_filters_and_orders(string query, string numbers) => ComeAsync(query, numbers);

    [Fact]
    [Shows("R56")]
    public async Task What_is_computed_comes_where_it_is_selected()
    {
        Assert.Equal(1999.98, (await JsonAsync($"{Laptops}$compute=Price mul 2 as Twice&$select=Twice"))["value"]![0]!["Twice"]!.GetValue<double>());
        Assert.Contains("Twice", (await JsonAsync($"{Laptops}$compute=Price mul 2 as Twice&$select=*"))["value"]![0]!.AsObject());
        Assert.DoesNotContain("Twice", (await JsonAsync($"{Laptops}$compute=Price mul 2 as Twice&$select=Name"))["value"]![0]!.AsObject());
    }

    [Theory]
    [InlineData("$orderby=Price", "3274516", "false")]
    [InlineData("$orderby=Price desc", "6154723", "false")]
    [InlineData("$orderby=Description,Name&$top=1", "6", "false")]
    [InlineData("$orderby=Description desc&$skip=6", "6", "false")]
    [InlineData("$orderby=Price gt 200,Rating", "2371456", "false")]
    [InlineData("$orderby=Category/Name desc,Price desc", "3461572", "false")]
    [InlineData("$orderby=RelatedProducts/$count desc,Rating&$top=2", "12", "false")]
    [InlineData("$orderby=length(Name) desc,Rating&$top=2", "67", "false")]
    [InlineData("$orderby=Rating&$skip=2&$top=3", "345", "false")]
    [InlineData("$orderby=Rating&$top=0&$count=true", "", "7")]
    [InlineData("$orderby=Rating&$top=1&$count=true&$filter=Price gt 100&$skip=1", "4", "5")]
    [InlineData("$orderby=Rating&$top=1&$count=true&$search=mouse", "2", "2")]
    [Shows("R73", "R74", "R75")]
    public async Task Entities_come_in_order_and_counted(string query, string numbers, string count)
    {
        await ComeAsync(query, numbers);
        Assert.Equal(count == "false" ? null : count, (await JsonAsync($"Products?{query}"))["@odata.count"]?.ToString());
    }

    [Theory]
    [InlineData("mouse", "27")]
    [InlineData("\"large screen\"", "5")]
    [InlineData("mouse NOT gaming", "2")]
    [InlineData("mouse OR mug", "237")]
    [InlineData("mouse AND buttons", "7")]
    [InlineData("mouse buttons", "7")]
    [InlineData("(mouse OR mug) AND ceramic", "3")]
    [InlineData("mug OR mouse NOT gaming", "23")]
    [InlineData("herning", "1")]
    [InlineData("2024", "")]
    [InlineData("mouse&$filter=Price gt 100", "7")]
    [Shows("R76")]
    public Task Words_are_found(string search, string numbers) => ComeAsync($"$orderby=Rating&$search={search}", numbers);

    [Theory]
    [InlineData("~/RelatedProducts?$search=premium", "6")]
    [InlineData("FindProducts(name='Mouse',maxPrice=1000)?$search=gaming", "7")]
    [InlineData("Products/Reference.SpecialProduct?$search=laptop&$orderby=Rating", "16")]
    [Shows("41M-16")]
    public async Task Every_collection_is_searched(string url, string numbers) => Assert.Equal(numbers, string.Concat(
        (await JsonAsync(url.Replace("~", await ProductAsync("Laptop"), StringComparison.Ordinal)))["value"]!.AsArray().Select(row => row!["Rating"]!.GetValue<int>() / 10)));

    [Fact]
    [Shows("41I-10", "41A-9")]
    public async Task Parameter_aliases_stand_in_nested_options() => Assert.Equal(
        "Wireless Mouse", (await JsonAsync($"{Laptops}$expand=RelatedProducts($filter=Price lt @p)&@p=100"))["value"]![0]!["RelatedProducts"]!.AsArray().Single()!["Name"]!.ToString());

    [Fact]
    [Shows("41A-10")]
    public Task Names_stand_in_any_case_where_only_one_fits() => ComeAsync("$filter=name eq 'Laptop' or NAME eq 'Coffee Mug'&$orderby=rating", "13");

    [Fact]
    [Shows("R77", "R78", "R80")]
    public async Task Pages_of_changing_sizes_give_each_entity_once_and_keep_the_options()
    {
        var numbers = "";
        var link = "Products?$top=6&$skip=1&$orderby=Rating&$select=Rating&$filter=Rating gt 5";
        var sizes = new Queue<int>([1, 3, 2, 1]);
        while (link is not null)
        {
            var page = await JsonAsync(link, ("Prefer", $"maxpagesize={sizes.Dequeue()}"));
            numbers += string.Concat(page["value"]!.AsArray().Select(row => row!["Rating"]!.GetValue<int>() / 10));
            Assert.All(page["value"]!.AsArray(), row => Assert.DoesNotContain("Name", row!.AsObject()));
            link = page["@odata.nextLink"]?.ToString().Replace("~/", "", StringComparison.Ordinal);
        }

        Assert.Equal("234567", numbers);
    }

    /// <summary>The products that come, by their numbers: their rating is ten times as much.</summary>
    async Task ComeAsync(string query, string numbers) => Assert.Equal(
        numbers, string.Concat((await JsonAsync($"Products?{query}"))["value"]!.AsArray().Select(row => row!["Rating"]!.GetValue<int>() / 10)));
}

public sealed class ShapeLineTestsOnSqlite(SqliteReferenceFixture host) : ShapeLineTests(host);

public sealed class ShapeLineTestsOnPostgres(PostgresReferenceFixture host) : ShapeLineTests(host);
