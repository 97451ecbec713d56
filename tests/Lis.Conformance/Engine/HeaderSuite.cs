using System.Net;
using System.Text.Json.Nodes;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Engine;

/// <summary>Status codes, headers and refusals.</summary>
public abstract class HeaderSuite(EngineHost host) : EngineSuite(host)
{
    [Theory]
    [InlineData("", 200)]
    [InlineData("$metadata", 200)]
    [InlineData("Products", 200)]
    [InlineData("Products(1)", 200)]
    [InlineData("Products(99)", 404)]
    [InlineData("Products(99)/Name", 404)]
    [InlineData("Products(99)/Prices", 404)]
    [InlineData("Products(99)/Prices/$count", 404)]
    [InlineData("Products(99)/Category", 404)]
    [InlineData("Products(2)/Prices", 200)]
    [InlineData("Products(2)/Prices/$count", 200)]
    [InlineData("Products(4)/Category", 204)]
    [InlineData("Products(4)/Category/Name", 404)]
    [InlineData("Products(2)/Amount", 204)]
    [InlineData("Products(2)/Amount/$value", 204)]
    [InlineData("Products(2)/Size", 204)]
    [InlineData("Nonsense", 404)]
    [InlineData("Products?$filter=", 400)]
    [InlineData("Products?$filter=Nam%20eq%201", 400)]
    [InlineData("Products?$filter=Total%20div%200%20eq%201", 400)]
    [InlineData("Products?$format=csv", 200)]
    [InlineData("Products?$format=pdf", 406)]
    // The engine under test has a limit of a hundred lines a sheet, header included.
    [InlineData("Prices?$format=xlsx", 400)]
    [InlineData("Prices?$format=xlsx&$top=100", 400)]
    [InlineData("Prices?$format=xlsx&$top=99", 200)]
    [InlineData("Prices?$format=xlsx&$skip=60", 200)]
    [InlineData("Prices?$format=csv", 200)]
    [InlineData("Products?$foo=1", 400, 501)]
    public async Task The_status_is(string url, int status, int orStatus = 0)
    {
        using var response = await GetAsync(url);
        Assert.Contains((int)response.StatusCode, new[] { status, orStatus });
        Assert.Equal("4.0", response.Headers.GetValues("OData-Version").Single());
        if (status >= 400)
        {
            var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;
            Assert.NotEmpty(error["code"]!.GetValue<string>());
            Assert.NotEmpty(error["message"]!.GetValue<string>());
            Assert.Equal("en", response.Content.Headers.ContentLanguage.Single());
        }
    }

    [Theory]
    [InlineData("Products", "application/json;odata.metadata=minimal")]
    [InlineData("$metadata", "application/xml")]
    [InlineData("Products/$count", "text/plain")]
    [InlineData("Products(1)/Name/$value", "text/plain")]
    [InlineData("", "application/json;odata.metadata=minimal")]
    public async Task The_content_type_is_exactly(string url, string type)
    {
        using var response = await GetAsync(url);
        Assert.Equal(type, response.Content.Headers.NonValidated["Content-Type"].ToString());
    }

    [Theory]
    [InlineData("3.0", 400)]
    [InlineData("x", 400)]
    [InlineData("4.01", 200)]
    public async Task The_client_bounds_the_version(string max, int status)
    {
        using var response = await GetAsync("Products", ("OData-MaxVersion", max));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(max == "4.01" ? "4.01" : "4.0", response.Headers.GetValues("OData-Version").Single());
    }

    [Theory]
    [InlineData("Products(1)")]
    [InlineData("$metadata")]
    [InlineData("")]
    [Shows("R30")]
    public async Task What_the_client_has_is_not_sent_again(string url)
    {
        using var first = await GetAsync(url);
        var tag = first.Headers.GetValues("ETag").Single();
        using var second = await GetAsync(url, ("If-None-Match", $"\"x\", {tag}"));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.GetValues("ETag").Single());
        using var third = await GetAsync(url, ("If-None-Match", "W/\"other\""));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task A_version_that_is_not_there_fails_the_precondition()
    {
        using var response = await GetAsync("Products(1)", ("If-Match", "W/\"1\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
    }

    [Theory]
    [InlineData("Products")]
    [InlineData("Products(1)")]
    [InlineData("$metadata")]
    [InlineData("Products/$count")]
    [Shows("R26")]
    public async Task HEAD_has_the_headers_of_GET_and_no_body(string url)
    {
        using var get = await GetAsync(url);
        using var head = await SendAsync(HttpMethod.Head, url);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("POST", "Products", 501)]
    [InlineData("PATCH", "Products(1)", 501)]
    [InlineData("DELETE", "Products", 405)]
    [InlineData("POST", "Prices", 405)]
    [InlineData("POST", "$metadata", 405)]
    [InlineData("PUT", "Products/$count", 405)]
    [InlineData("OPTIONS", "Products", 204)]
    [InlineData("POST", "Nonsense", 404)]
    public async Task Other_methods_get(string method, string url, int status)
    {
        using var response = await SendAsync(new HttpMethod(method), url);
        Assert.Equal(status, (int)response.StatusCode);
        if (status is 405 or 204)
        {
            Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The hundredth row divides by zero, long after the first packet has gone: the answer must not look complete.</summary>
    [Fact]
    [Shows("R24")]
    public async Task A_fault_among_later_rows_cuts_the_connection()
    {
        var pad = new string('x', 2000);
        using var response = await GetAsync($"Prices?$filter=ProductId%20eq%201&$compute=concat('{pad}','')%20as%20Pad,1%20div%20(Value%20sub%20100)%20as%20X");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fault_among_early_rows_is_an_error()
    {
        using var response = await GetAsync("Prices?$filter=ProductId%20eq%201&$compute=1%20div%20(Value%20sub%20100)%20as%20X", ("Prefer", "maxpagesize=110"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Preference-Applied"));
        Assert.Contains("ArithmeticError", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stages_are_timed()
    {
        using var response = await GetAsync("Products");
        var names = response.Headers.GetValues("Server-Timing").Single().Split(", ").Select(entry => entry.Split(';')[0]);
        Assert.Equal(["parse", "plan", "emit", "execute", "write"], names);
    }

    [Fact]
    [Shows("R1")]
    public async Task The_service_document_lists_the_sets() =>
        Assert.Equal(["Products", "Categories", "Prices", "Parcels"], Values<string>(await JsonAsync(""), "url"));
}

public sealed class HeaderSuiteOnSqlite(SqliteEngineHost host) : HeaderSuite(host);

public sealed class HeaderSuiteOnPostgres(PostgresEngineHost host) : HeaderSuite(host);
