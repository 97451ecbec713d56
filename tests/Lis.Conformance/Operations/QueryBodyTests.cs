using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Operations;

/// <summary><c>POST …/$query</c>: a read whose options stand in the body.</summary>
public abstract class QueryBodyTests(ReadHost host) : Suite(host)
{
    [Theory]
    [InlineData("Areas", "", "$filter=Kind eq 'Region'&$orderby=Code&$select=Code")]
    [InlineData("Areas", "$select=Code&$orderby=Code", "$filter=Kind%20eq%20'Region'")]
    [InlineData("Areas/$count", "", "$filter=Kind eq 'Region'")]
    [InlineData("Areas('000')/Children", "", "$top=2&$select=Code")]
    [InlineData("Areas('657')", "", "$select=Name")]
    [InlineData("Areas", "$top=1", "")]
    [Shows("R112")]
    public async Task A_query_in_the_body_is_answered_like_one_in_the_URL(string path, string url, string body)
    {
        var posted = await PostAsync($"{path}/$query?{url}", body);
        var read = await GetAsync($"/odata/v1/{path}?{string.Join('&', new[] { url, body }.Where(part => part.Length > 0))}");
        Assert.Equal(read.Expect(HttpStatusCode.OK).Text, posted.Expect(HttpStatusCode.OK).Text);
    }

    [Fact]
    [Shows("R112")]
    public async Task A_filter_that_is_longer_than_a_URL_can_be_works_in_the_body()
    {
        var codes = string.Join(',', Enumerable.Range(0, 5000).Select(number => $"'{number:D3}'"));
        var refused = await GetAsync($"/odata/v1/Areas/$count?$filter=Code in ({codes})");
        Assert.Equal(HttpStatusCode.RequestUriTooLong, refused.Status);
        var answer = (await PostAsync("Areas/$count/$query", $"$filter=Code in ({codes})")).Expect(HttpStatusCode.OK);
        Assert.NotEqual("0", answer.Text);
    }

    [Fact]
    public async Task Pages_of_a_posted_query_lead_on_by_GET()
    {
        var first = (await PostAsync("Areas/$query", "$filter=Kind eq 'Region'&$orderby=Code", ("Prefer", "maxpagesize=3"))).Expect(HttpStatusCode.OK);
        var next = new Uri(first.Json.GetProperty("@odata.nextLink").GetString()!).PathAndQuery;
        var second = (await GetAsync(next)).Expect(HttpStatusCode.OK);
        Assert.Equal(5, first.Rows.Concat(second.Rows).Select(row => row.GetProperty("Code").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("Areas/$query", "$filter=Nonsense eq 1", "text/plain", HttpStatusCode.BadRequest)]
    [InlineData("Areas/$query?$top=1", "$top=2", "text/plain", HttpStatusCode.BadRequest)]
    [InlineData("Areas/$query", "{}", "application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("Nowhere/$query", "", "text/plain", HttpStatusCode.NotFound)]
    public async Task What_is_wrong_in_the_body_is_named(string path, string body, string type, HttpStatusCode status)
    {
        var answer = await Service.SendAsync("POST", $"/odata/v1/{path}", body, ("Content-Type", type));
        Assert.NotNull(answer.Expect(status).ErrorCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Only_POST_takes_a_query_in_the_body(string method)
    {
        var answer = (await Service.SendAsync(method, "/odata/v1/Areas/$query", null)).Expect(HttpStatusCode.MethodNotAllowed);
        Assert.Equal("POST, OPTIONS", answer.Header("Allow"));
    }

    [Fact]
    public async Task A_query_longer_than_its_limit_is_refused_with_its_name()
    {
        var answer = await PostAsync("Areas/$query", "$filter=" + new string('x', (1 << 20) + 1));
        Assert.Contains("Limits:MaxQueryLength", answer.Expect(HttpStatusCode.RequestUriTooLong).Text, StringComparison.Ordinal);
    }

    Task<Answer> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        Service.SendAsync("POST", $"/odata/v1/{path}", body, [("Content-Type", "text/plain"), .. headers]);
}

public sealed class QueryBodyTestsOnSqlite(SqliteReadHost host) : QueryBodyTests(host);

public sealed class QueryBodyTestsOnPostgres(PostgresReadHost host) : QueryBodyTests(host);
