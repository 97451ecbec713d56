using System.Net;
using System.Text.Json;
using Lis.Conformance.Reference;

namespace Lis.Conformance.Standard;

/// <summary>Versions, formats, refusals and addresses, each statement of the Protocol by itself, over the reference model.</summary>
public abstract class ProtocolLineTests(OwnReferenceFixture host) : ReferenceSuite(host)
{
    [Fact]
    [Shows("R2", "R30")]
    public async Task The_version_stands_once_on_answers_without_a_body_too()
    {
        var company = await GetAsync("Company");
        Answer304(await GetAsync("Company", ("If-None-Match", company.Header("ETag")!)), HttpStatusCode.NotModified);
        Answer304(await GetAsync($"{await ProductAsync("Premium Laptop Pro")}/Description"), HttpStatusCode.NoContent);
        Answer304(await GetAsync("Nothing"), HttpStatusCode.NotFound);
        Answer304(await SendAsync(HttpMethod.Delete, "Products"), HttpStatusCode.MethodNotAllowed);

        static void Answer304(Harness.Answer answer, HttpStatusCode status) => Assert.Equal(["4.0"], answer.Expect(status).Headers("OData-Version"));
    }

    [Fact]
    [Shows("R2")]
    public async Task Each_part_of_a_batch_has_the_version()
    {
        var answer = await SendAsync("POST", "$batch", """
            {"requests":[{"id":"1","method":"get","url":"Company"},{"id":"2","method":"get","url":"Nothing"},{"id":"3","method":"get","url":"Products/$count"}]}
            """);
        var parts = answer.Expect(HttpStatusCode.OK).Json.GetProperty("responses").EnumerateArray().ToList();
        Assert.Equal(3, parts.Count);
        Assert.All(parts, part => Assert.Single(
            part.GetProperty("headers").EnumerateObject(), header => header.Name.Equals("OData-Version", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("application/atom+xml", HttpStatusCode.NotAcceptable)]
    [InlineData("text/html", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json;foo=bar", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json;odata.metadata=some", HttpStatusCode.NotAcceptable)]
    [InlineData("*/*", HttpStatusCode.OK)]
    [InlineData("application/atom+xml,application/json;q=0.1", HttpStatusCode.OK)]
    [InlineData("Application/JSON;OData.Metadata=Minimal", HttpStatusCode.OK)]
    [Shows("R7", "R8")]
    public async Task What_is_not_spoken_is_not_acceptable(string accept, HttpStatusCode status)
    {
        var answer = (await GetAsync("Products", ("Accept", accept))).Expect(status);
        Assert.StartsWith("application/json", answer.ContentType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Products?$format=json", "application/atom+xml", HttpStatusCode.OK, "minimal")]
    [InlineData("Products?$format=application/json;odata.metadata=full", "application/json;odata.metadata=none", HttpStatusCode.OK, "full")]
    [InlineData("Products?$format=json;odata.metadata=full", "*/*", HttpStatusCode.NotAcceptable, null)]
    [InlineData("Products?$format=xml", "*/*", HttpStatusCode.NotAcceptable, null)]
    [InlineData("Products?$format=atom", "application/json", HttpStatusCode.NotAcceptable, null)]
    [Shows("R10")]
    public async Task The_option_goes_before_the_header(string url, string accept, HttpStatusCode status, string? level)
    {
        var answer = (await GetAsync(url, ("Accept", accept))).Expect(status);
        Assert.True(level is null || answer.ContentType == $"application/json;odata.metadata={level}", answer.ToString());
    }

    [Fact]
    [Shows("R11")]
    public async Task Each_level_of_metadata_says_what_it_must()
    {
        var minimal = await JsonAsync("Products?$top=1", ("OData-MaxVersion", "4.0"));
        Assert.Contains("@odata.context", minimal);
        var none = await JsonAsync("Products?$count=true", ("Accept", "application/json;odata.metadata=none"), ("Prefer", "maxpagesize=2"));
        Assert.Equal(["@odata.count", "value", "@odata.nextLink"], none.Select(member => member.Key));
        Assert.DoesNotContain(none["value"]![0]!.AsObject(), member => member.Key.Contains('@', StringComparison.Ordinal));
        var row = (await JsonAsync("Products?$top=1", ("Accept", "application/json;odata.metadata=full")))["value"]![0]!.AsObject();
        string[] full =
        [
            "@odata.type", "@odata.id", "@odata.etag", "@odata.editLink", "Category@odata.navigationLink", "Category@odata.associationLink", "ReleaseDate@odata.type",
            "Photo@odata.mediaReadLink", "Photo@odata.mediaEditLink",
        ];
        Assert.All(full, name => Assert.Contains(name, row));
    }

    [Fact]
    [Shows("R12")]
    public async Task Long_numbers_are_text_for_who_asks_so()
    {
        foreach (var (accept, isText) in new[] { ("application/json;IEEE754Compatible=true", true), ("application/json", false) })
        {
            var samples = await GetAsync("DecimalSamples?$count=true&$filter=Amount eq 123.45", ("Accept", accept));
            Assert.Equal(isText, samples.ContentType!.Contains("IEEE754Compatible=true", StringComparison.Ordinal));
            Assert.Contains(isText ? "\"@odata.count\":\"1\"" : "\"@odata.count\":1", samples.Text, StringComparison.Ordinal);
            Assert.Contains(isText ? "\"Amount\":\"123.45" : "\"Amount\":123.45", samples.Text, StringComparison.Ordinal);
            Assert.Contains(isText ? "\"Size\":\"5\"" : "\"Size\":5", (await GetAsync("MediaItems?$filter=Name eq 'Hello'", ("Accept", accept))).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("application/json", "\"1.5\"", HttpStatusCode.BadRequest)]
    [InlineData("application/json;IEEE754Compatible=true", "\"1.5\"", HttpStatusCode.Created)]
    [InlineData("application/json;IEEE754Compatible=true", "1.5", HttpStatusCode.Created)]
    [InlineData("application/json", "0.15e1", HttpStatusCode.Created)]
    [Shows("R13")]
    public async Task Numbers_in_a_body_are_text_only_where_it_says_so(string type, string amount, HttpStatusCode status)
    {
        var body = new StringContent($$"""{"Name":"Sample","Amount":{{amount}} }""");
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        var answer = (await SendAsync(HttpMethod.Post, "DecimalSamples", body)).Expect(status);
        Assert.True(status != HttpStatusCode.Created || answer.Text.Contains("\"Amount\":1.5", StringComparison.Ordinal), answer.ToString());
    }

    [Theory]
    [InlineData("Products?$top=1&$top=2")]
    [InlineData("Products?$top=1&$TOP=1")]
    [InlineData("Products?$top=1&top=1")]
    [InlineData("Products?$filter=true&filter=true")]
    [Shows("R21")]
    public async Task An_option_stands_once(string url) => (await GetAsync(url)).Expect(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("Products?$top=-1")]
    [InlineData("Products?$skip=abc")]
    [InlineData("Products?$count=maybe")]
    [InlineData("Products?$filter=")]
    [InlineData("Products?$orderby=Name foo")]
    [InlineData("Products?$orderby=")]
    [InlineData("Products?$select=")]
    [InlineData("Products?$expand=")]
    [InlineData("Products?$apply=")]
    [InlineData("Products?$search=")]
    [InlineData("Products?$compute=Price")]
    [Shows("R22")]
    public async Task A_value_that_an_option_cannot_have_is_refused(string url) => (await GetAsync(url)).Expect(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("Company?$filter=true")]
    [InlineData("Company?$top=1")]
    [InlineData("Company?$orderby=Name")]
    [InlineData("Company?$count=true")]
    [InlineData("Company?$search=x")]
    [InlineData("Company/Name?$select=Name")]
    [InlineData("Products/$count?$top=1")]
    [InlineData("Products/$count?$orderby=Name")]
    [InlineData("$metadata?$select=Name")]
    [InlineData("$metadata?$filter=true")]
    [InlineData("?$top=1")]
    [Shows("R23")]
    public async Task An_option_that_does_not_go_with_the_resource_is_refused(string url) => (await GetAsync(url)).Expect(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("DELETE", "Products", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "$metadata", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "Products/$count", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "Products", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("GET", "Products?$skiptoken=x", HttpStatusCode.BadRequest)]
    [Shows("R18", "R25")]
    public async Task A_method_or_body_that_the_resource_does_not_take_is_refused(string method, string url, HttpStatusCode status)
    {
        var count = (await GetAsync("Products/$count")).Text;
        var answer = await SendAsync(new HttpMethod(method), url, method == "POST" && url == "Products" ? new StringContent("<a/>", System.Text.Encoding.UTF8, "application/xml") : null);
        Assert.NotNull(answer.Expect(status).ErrorCode);
        Assert.Equal(status == HttpStatusCode.MethodNotAllowed, answer.Header("Allow") is not null);
        Assert.Equal(count, (await GetAsync("Products/$count")).Text);
    }

    [Theory]
    [InlineData("~/Nothing", HttpStatusCode.NotFound)]
    [InlineData("~/Name/$ref", HttpStatusCode.NotFound)]
    [InlineData("~/$value", HttpStatusCode.BadRequest)]
    [InlineData("~/RelatedProducts", HttpStatusCode.OK)]
    [InlineData("~/Category", HttpStatusCode.OK)]
    [InlineData("Products(4711)", HttpStatusCode.BadRequest)]
    [InlineData("Products(ID='x')", HttpStatusCode.BadRequest)]
    [InlineData("ProductDescriptions(LanguageKey='EN')", HttpStatusCode.BadRequest)]
    [InlineData("Products(00000099-0000-4000-8000-000000000000)", HttpStatusCode.NotFound)]
    [InlineData("ProductDescriptions(ProductID=00000002-0000-4000-8000-000000000000,LanguageKey='DE')", HttpStatusCode.OK)]
    [InlineData("ProductDescriptions(ProductID=@p,LanguageKey=@l)?@p=00000002-0000-4000-8000-000000000000&@l='DE'", HttpStatusCode.OK)]
    [InlineData("$entity?$id=Company&$select=Name", HttpStatusCode.OK)]
    [InlineData("$entity/Reference.SpecialProduct?$id=~&$select=SpecialFeature&$expand=Category", HttpStatusCode.OK)]
    [Shows("R37", "R38", "R42", "R44", "R45", "R41")]
    public async Task An_address_leads_where_it_says(string address, HttpStatusCode status)
    {
        var laptop = await ProductAsync("Laptop");
        var answer = (await GetAsync(address.Replace("~", laptop, StringComparison.Ordinal))).Expect(status);
        using var body = JsonDocument.Parse(answer.Body);
        Assert.Equal(status >= HttpStatusCode.BadRequest, body.RootElement.TryGetProperty("error", out _));
    }
}

public sealed class ProtocolLineTestsOnSqlite(SqliteOwnReferenceFixture host) : ProtocolLineTests(host), IClassFixture<SqliteOwnReferenceFixture>;

public sealed class ProtocolLineTestsOnPostgres(PostgresOwnReferenceFixture host) : ProtocolLineTests(host), IClassFixture<PostgresOwnReferenceFixture>;
