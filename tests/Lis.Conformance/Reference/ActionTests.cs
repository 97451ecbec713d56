using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reference;

/// <summary>Actions bound to an entity, to a collection and to nothing.</summary>
public abstract class ActionTests(OwnReferenceFixture host) : ReferenceSuite(host)
{
    [Fact]
    [Shows("R48a", "R25")]
    public async Task An_action_changes_its_product_and_answers_with_it()
    {
        var lamp = await MakeProductAsync();
        var version = (await JsonAsync(lamp))["Version"]!.GetValue<int>();
        var cut = (await SendAsync("POST", $"{lamp}/Reference.ApplyDiscount", """{"percentage":25}""")).Expect(HttpStatusCode.OK);
        Assert.Equal(75, cut.Json.GetProperty("Price").GetDouble());
        Assert.True(cut.Json.GetProperty("Version").GetInt32() > version);
        Assert.Equal(85, (await SendAsync("POST", $"{lamp}/IncreasePrice", """{"amount":10}""")).Expect(HttpStatusCode.OK).Json.GetProperty("Price").GetDouble());
        Assert.Equal(17, (await SendAsync("POST", $"{lamp}/CalculateDiscount", """{"percentage":20}""")).Expect(HttpStatusCode.OK).Json.GetProperty("value").GetDouble());
        (await SendAsync("POST", $"{lamp}/ApplyDiscount", """{"percentage":120}""")).Expect(HttpStatusCode.BadRequest);
        (await SendAsync("POST", $"{lamp}/ApplyDiscount", "{}")).Expect(HttpStatusCode.BadRequest);
        (await SendAsync("POST", "Products(00000000-0000-4000-8000-000000000000)/Activate", "{}")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(85, (await JsonAsync(lamp))["Price"]!.GetValue<double>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [Shows("R48c")]
    public async Task Without_parameters_a_body_is_not_needed(string? body)
    {
        var lamp = await MakeProductAsync();
        var answer = body is null ? await SendAsync(HttpMethod.Post, $"{lamp}/Activate") : await SendAsync("POST", $"{lamp}/Activate", body);
        Assert.Equal("InStock", answer.Expect(HttpStatusCode.OK).Json.GetProperty("Status").GetString());
        (body is null ? await SendAsync(HttpMethod.Post, "Products/MarkAllAsReviewed") : await SendAsync("POST", "Products/MarkAllAsReviewed", body)).Expect(HttpStatusCode.NoContent);
        Assert.NotEqual(answer.Header("ETag"), (await GetAsync(lamp)).Header("ETag"));
    }

    [Fact]
    [Shows("R48a")]
    public async Task Unbound_actions_reach_all_products()
    {
        (await SendAsync(HttpMethod.Post, "ResetAllPrices")).Expect(HttpStatusCode.NoContent);
        (await SendAsync("POST", "Process", """{"percentage":100,"minPrice":900}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal([3999.98, 1999.98], await PricesAsync());
        (await SendAsync("POST", "Process", """{"percentage":50}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal([5999.97, 2999.97], await PricesAsync());
        (await SendAsync(HttpMethod.Post, "ResetAllPrices")).Expect(HttpStatusCode.NoContent);
        Assert.Equal([1999.99, 999.99], await PricesAsync());

        async Task<IEnumerable<double>> PricesAsync() =>
            (await JsonAsync("Products?$filter=endswith(Name,'Laptop Pro') or Name eq 'Laptop'&$orderby=Price desc"))["value"]!.AsArray()
                .Select(row => Math.Round(row!["Price"]!.GetValue<double>(), 4));
    }

    [Fact]
    public async Task The_seed_is_restored()
    {
        var lamp = await MakeProductAsync();
        (await SendAsync(HttpMethod.Post, "ResetProducts")).Expect(HttpStatusCode.NoContent);
        (await GetAsync(lamp)).Expect(HttpStatusCode.NotFound);
        await SendAsync("PATCH", "Company", """{"Name":"Other"}""");
        Assert.Equal(7, (await SendAsync(HttpMethod.Post, "Reseed")).Expect(HttpStatusCode.OK).Json.GetProperty("value").GetInt32());
        Assert.Equal("TechStore Inc.", (await JsonAsync("Company"))["Name"]!.ToString());
        Assert.Equal("10", (await GetAsync("ProductDescriptions/$count")).Text);
    }
}

public sealed class ActionTestsOnSqlite(SqliteOwnReferenceFixture host) : ActionTests(host), IClassFixture<SqliteOwnReferenceFixture>;

public sealed class ActionTestsOnPostgres(PostgresOwnReferenceFixture host) : ActionTests(host), IClassFixture<PostgresOwnReferenceFixture>;
