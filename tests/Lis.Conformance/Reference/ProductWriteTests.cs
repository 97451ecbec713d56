using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reference;

/// <summary>Entities of the reference model are made, changed and removed: what the service gives, derived types, the singleton.</summary>
public abstract class ProductWriteTests(OwnReferenceFixture host) : ReferenceSuite(host)
{
    [Fact]
    [Shows("R88", "R90")]
    public async Task A_product_gets_its_key_version_and_time_from_the_service()
    {
        const string Foreign = "00000000-0000-4000-8000-00000000abcd";
        var made = await SendAsync("POST", "Products", $$"""{"ID":"{{Foreign}}","Name":"Lamp","Rating":7,"Version":99,"Offset":"PT1H","Data":"AQID"}""");
        var body = made.Expect(HttpStatusCode.Created).Json;
        Assert.NotEqual(Foreign, body.GetProperty("ID").GetString());
        Assert.Equal((7, 0, "None"), (body.GetProperty("Rating").GetInt32(), body.GetProperty("Price").GetInt32(), body.GetProperty("Status").GetString()));
        Assert.NotEqual(99, body.GetProperty("Version").GetInt32());
        Assert.True(body.GetProperty("CreatedAt").GetDateTimeOffset() > new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero));
        var address = await RelativeAsync(made.Header("Location"));
        Assert.Equal($"Products({body.GetProperty("ID")})", address);
        Assert.Equal(made.Text.Replace("#Products/$entity", "", StringComparison.Ordinal), (await GetAsync(address)).Text.Replace("#Products/$entity", "", StringComparison.Ordinal));
        (await SendAsync("POST", "Products", "{}")).Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Products", "\"@odata.type\":\"#Reference.SpecialProduct\",")]
    [InlineData("Products/Reference.SpecialProduct", "")]
    [Shows("R46")]
    public async Task A_product_of_the_derived_type_is_made_by_its_name_or_a_cast(string path, string type)
    {
        var made = await SendAsync("POST", path, $$"""{{{type}}"Name":"Lamp","SpecialFeature":"Glows"}""");
        var address = await RelativeAsync(made.Expect(HttpStatusCode.Created).Header("Location"));
        Assert.Equal("Glows", (await JsonAsync($"{address}/Reference.SpecialProduct"))["SpecialFeature"]!.ToString());
        Assert.Equal("SpecialProduct", (await JsonAsync(address))["ProductType"]!.ToString());
        (await SendAsync("PATCH", $"{address}/Reference.SpecialProduct", """{"SpecialFeature":"Hums"}""")).Expect(HttpStatusCode.OK);
        Assert.Equal("Hums", (await JsonAsync(address))["SpecialFeature"]!.ToString());
        (await SendAsync("PATCH", address, """{"@odata.type":"#Reference.SpecialProduct","SpecialFeature":"Sings"}""")).Expect(HttpStatusCode.OK);
        Assert.Equal("Sings", (await JsonAsync(address))["SpecialFeature"]!.ToString());
    }

    [Fact]
    [Shows("41M-25", "R100")]
    public async Task All_of_a_collection_behind_a_cast_are_changed()
    {
        var name = Unique("Lantern");
        await SendAsync("POST", "Products", $$"""{"Name":"{{name}}","Price":1}""");
        await SendAsync("POST", "Products/Reference.SpecialProduct", $$"""{"Name":"{{name}}","Price":1}""");
        (await SendAsync("PATCH", $"Products/Reference.SpecialProduct/$filter(Name eq '{name}')/$each", """{"SpecialFeature":"Glows","Price":2}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("1", (await GetAsync($"Products/$count?$filter=Name eq '{name}' and Price eq 1")).Text);
        Assert.Equal("1", (await GetAsync($"Products/Reference.SpecialProduct/$count?$filter=Name eq '{name}' and Price eq 2 and SpecialFeature eq 'Glows'")).Text);
    }

    [Fact]
    [Shows("R46", "R89")]
    public async Task What_only_the_derived_type_has_no_other_takes()
    {
        var plain = await MakeProductAsync();
        (await SendAsync("PATCH", plain, """{"SpecialFeature":"x"}""")).Expect(HttpStatusCode.BadRequest);
        (await SendAsync("PATCH", plain, """{"@odata.type":"#Reference.SpecialProduct","SpecialFeature":"x"}""")).Expect(HttpStatusCode.NotFound);
        (await SendAsync("PATCH", $"{plain}/Reference.SpecialProduct", """{"SpecialFeature":"x"}""")).Expect(HttpStatusCode.NotFound);
        (await SendAsync("POST", "Products", """{"@odata.type":"#Reference.Category","Name":"x"}""")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Shows("R91", "R99")]
    public async Task Parts_of_a_complex_value_are_changed_and_kept()
    {
        var lamp = await MakeProductAsync(",\"ShippingAddress\":{\"City\":\"Herning\",\"Street\":\"Torvet 1\"}");
        (await SendAsync("PATCH", lamp, """{"ShippingAddress":{"City":"Ikast"}}""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("Ikast", "Torvet 1"), await AddressAsync());
        (await SendAsync("PATCH", $"{lamp}/ShippingAddress", """{"Street":"Torvet 2"}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(("Ikast", "Torvet 2"), await AddressAsync());
        (await SendAsync("PUT", $"{lamp}/ShippingAddress/City", """{"value":"Aulum"}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(("Aulum", "Torvet 2"), await AddressAsync());
        (await SendAsync("PUT", $"{lamp}/ShippingAddress", """{"City":"Vildbjerg"}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(("Vildbjerg", null), await AddressAsync());
        (await SendAsync(HttpMethod.Delete, $"{lamp}/ShippingAddress")).Expect(HttpStatusCode.NoContent);
        (await GetAsync($"{lamp}/ShippingAddress")).Expect(HttpStatusCode.NoContent);

        async Task<(string?, string?)> AddressAsync()
        {
            var address = (await JsonAsync(lamp))["ShippingAddress"]!;
            return (address["City"]?.ToString(), address["Street"]?.ToString());
        }
    }

    [Fact]
    [Shows("R99", "R41")]
    public async Task Single_properties_are_set_and_emptied()
    {
        var lamp = await MakeProductAsync(",\"Description\":\"Old\"");
        (await SendAsync("PUT", $"{lamp}/Description", """{"value":"New"}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("New", (await JsonAsync($"{lamp}/Description"))["value"]!.ToString());
        (await SendAsync(HttpMethod.Put, $"{lamp}/Price/$value", new StringContent("12.5"))).Expect(HttpStatusCode.NoContent);
        Assert.Equal("12.5", (await GetAsync($"{lamp}/Price/$value")).Text);
        (await SendAsync(HttpMethod.Delete, $"{lamp}/Description")).Expect(HttpStatusCode.NoContent);
        (await GetAsync($"{lamp}/Description")).Expect(HttpStatusCode.NoContent);
        (await SendAsync(HttpMethod.Delete, $"{lamp}/Name")).Expect(HttpStatusCode.BadRequest);
        (await SendAsync("PUT", $"{lamp}/SerialNumber", """{"value":"other"}""")).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(2, (await JsonAsync($"{lamp}?$select=Description,Price")).Count(member => member.Key is "Description" or "Price"));
    }

    [Fact]
    [Shows("R91", "R95")]
    public async Task The_singleton_is_changed_at_its_name()
    {
        var before = await JsonAsync("Company");
        (await SendAsync("PATCH", "Company", """{"CEO":"B. Hansen"}""", ("If-Match", "W/\"0\""))).Expect(HttpStatusCode.PreconditionFailed);
        var changed = (await SendAsync("PATCH", "Company", """{"CEO":"B. Hansen"}""", ("If-Match", before["@odata.etag"]!.ToString()))).Expect(HttpStatusCode.OK);
        Assert.Equal("B. Hansen", changed.Json.GetProperty("CEO").GetString());
        var after = await JsonAsync("Company");
        Assert.Equal((before["Name"]!.ToString(), "B. Hansen"), (after["Name"]!.ToString(), after["CEO"]!.ToString()));
        Assert.NotEqual(before["@odata.etag"]!.ToString(), after["@odata.etag"]!.ToString());
        (await SendAsync("PUT", "Company/CEO", """{"value":"A. Jensen"}""")).Expect(HttpStatusCode.NoContent);
        (await SendAsync("POST", "Company", "{}")).Expect(HttpStatusCode.MethodNotAllowed);
        (await SendAsync(HttpMethod.Delete, "Company")).Expect(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    [Shows("R92")]
    public async Task Only_keys_that_clients_give_are_made_by_PUT()
    {
        var id = Guid.NewGuid();
        var made = (await SendAsync("PUT", $"Categories({id})", $$"""{"Name":"{{Unique("Garden")}}"}""")).Expect(HttpStatusCode.Created);
        Assert.Equal(id.ToString(), made.Json.GetProperty("ID").GetString());
        (await SendAsync("PATCH", $"Categories({id})", """{"Description":"x"}""", ("If-None-Match", "*"))).Expect(HttpStatusCode.PreconditionFailed);
        (await SendAsync("PUT", $"Products({id})", """{"Name":"Lamp"}""")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    [Shows("R94", "R89", "R18")]
    public async Task What_may_not_be_is_refused_and_what_is_gone_is_gone()
    {
        var lamp = await MakeProductAsync();
        (await SendAsync(HttpMethod.Delete, lamp)).Expect(HttpStatusCode.NoContent);
        (await SendAsync(HttpMethod.Delete, lamp)).Expect(HttpStatusCode.NotFound);
        var electronics = (await JsonAsync("Categories?$filter=Name eq 'Electronics'"))["value"]![0]!["ID"];
        (await SendAsync(HttpMethod.Delete, $"Categories({electronics})")).Expect(HttpStatusCode.Conflict);
        (await SendAsync("POST", "Categories", """{"Name":"Electronics"}""")).Expect(HttpStatusCode.Conflict);
        var refused = (await SendAsync("POST", "ReadOnlyItems", """{"Name":"x"}""")).Expect(HttpStatusCode.MethodNotAllowed);
        Assert.Equal("GET, HEAD, OPTIONS", refused.Header("Allow"));
    }
}

public sealed class ProductWriteTestsOnSqlite(SqliteOwnReferenceFixture host) : ProductWriteTests(host), IClassFixture<SqliteOwnReferenceFixture>;

public sealed class ProductWriteTestsOnPostgres(PostgresOwnReferenceFixture host) : ProductWriteTests(host), IClassFixture<PostgresOwnReferenceFixture>;
