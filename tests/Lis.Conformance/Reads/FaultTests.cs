using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>Wrong requests (OData Protocol 9.4, contract section 4): a status of 4xx or 501, a stable code, a target, never 500.</summary>
public abstract class FaultTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("Areas?$filter=Nmae eq 'x'", "UnknownProperty", "$filter", "Name")]
    [InlineData("Areas?$select=Nmae", "UnknownProperty", "$select", "Name")]
    [InlineData("Areas?$orderby=Nmae", "UnknownProperty", "$orderby", "Name")]
    [InlineData("Areas?$expand=Childern", "UnknownProperty", "$expand", "Children")]
    [InlineData("Areas?$filter=containz(Name,'x')", "UnknownFunction", "$filter", "contains")]
    [InlineData("Areas?$filter=Name eq", "InvalidSyntax", "$filter", null)]
    [InlineData("Areas?$filter=(Name eq 'x'", "InvalidSyntax", "$filter", null)]
    [InlineData("Areas?$filter=Name eq 'x", "InvalidSyntax", "$filter", null)]
    [InlineData("Areas?$filter=Name eq 'x' x", "InvalidSyntax", "$filter", null)]
    [InlineData("Areas?$filter=", null, "$filter", null)]
    [InlineData("Areas?$filter=Name", null, "$filter", null)]
    [InlineData("Areas?$filter=Name eq 5", "TypeMismatch", "$filter", null)]
    [InlineData("Areas?$filter=ValidFrom eq 2024-13-01", null, "$filter", null)]
    [InlineData("Areas?$filter=Kind eq 'Nothing'", "InvalidLiteral", "$filter", null)]
    [InlineData("Areas?$filter=UpdatedAt gt 2024-01-01T00:00:00", null, "$filter", null)]
    [InlineData("Areas?$top=-1", "InvalidOptionValue", "$top", null)]
    [InlineData("Areas?$skiptoken=nonsense", "InvalidToken", "$skiptoken", null)]
    [InlineData("Areas?$foo=1", "UnknownOption", "$foo", null)]
    [InlineData("Areas?filtter=1", "UnknownOption", "filtter", "$filter")]
    [InlineData("Areas?$top=1&$top=1", "MisplacedOption", "$top", null)]
    [InlineData("Areas('657')?$filter=Name eq 'x'", "MisplacedOption", "$filter", null)]
    [InlineData("Areas('657')?$top=1", "MisplacedOption", "$top", null)]
    [InlineData("Areas/$count?$top=1", "MisplacedOption", "$top", null)]
    [InlineData("Areas('657')/Name?$filter=1 eq 1", "MisplacedOption", "$filter", null)]
    [Shows("R20a", "R20b", "R21", "R23")]
    public async Task A_wrong_option_is_400_and_says_where(string url, string? code, string target, string? advice)
    {
        var error = await FaultAsync(url, HttpStatusCode.BadRequest, code);
        Assert.StartsWith(target, error.GetProperty("target").GetString(), StringComparison.Ordinal);
        if (advice is not null)
        {
            Assert.Contains($"'{advice}'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Areas?cache=1")]
    [InlineData("Areas?_=123456")]
    [InlineData("Areas?utm_source=x&$top=1")]
    [Shows("R20b")]
    public async Task Unknown_custom_options_are_ignored(string url) => (await GetAsync(Root + url)).Expect(HttpStatusCode.OK);

    [Theory]
    [InlineData("POST", "Areas('657')")]
    [InlineData("DELETE", "Areas")]
    [InlineData("PUT", "Areas")]
    [InlineData("POST", "$metadata")]
    [Shows("R18")]
    public async Task A_method_that_a_resource_lacks_is_405_with_allow(string method, string url)
    {
        var answer = (await Service.SendAsync(method, Root + url, "{}")).Expect(HttpStatusCode.MethodNotAllowed);
        Assert.Contains("GET", answer.Header("Allow"), StringComparison.Ordinal);
        Assert.NotNull(answer.ErrorCode);
    }

    [Fact]
    public async Task A_long_address_is_414()
    {
        var error = await FaultAsync($"Areas?$filter=Name eq '{new string('x', 20_000)}'", HttpStatusCode.RequestUriTooLong, "UrlTooLong");
        Assert.Contains("MaxUrlLength", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_beyond_every_limit_is_an_OData_error_too() =>
        await FaultAsync($"Areas?$filter=Name eq '{new string('x', 100_000)}'", HttpStatusCode.RequestUriTooLong, "UrlTooLong");

    [Fact]
    public async Task Deep_nesting_is_refused_politely()
    {
        await FaultAsync($"Areas?$filter={new string('(', 3000)}true{new string(')', 3000)}", HttpStatusCode.BadRequest);
        await FaultAsync($"Areas?$filter={string.Concat(Enumerable.Repeat("not ", 1000))}true", HttpStatusCode.BadRequest);
        await FaultAsync($"Areas?$filter={string.Concat(Enumerable.Repeat("-", 3000))}1 eq 1", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_long_chain_of_comparisons_is_answered()
    {
        var chain = string.Join(" or ", Enumerable.Range(1, 500).Select(id => $"Id eq {id}"));
        Assert.Equal(18, (await RowsAsync($"FocusItems?$filter={chain}")).Count);
    }

    [Theory]
    [InlineData("Areas('657')", "OData-Version")]
    [InlineData("Areas('none')", "OData-Version")]
    [InlineData("Areas('657')/ValidTo", "OData-Version")]
    [InlineData("Areas?$top=-1", "OData-Version")]
    [InlineData("$metadata", "OData-Version")]
    [InlineData("", "OData-Version")]
    [Shows("R2")]
    public async Task Every_answer_has_the_version_once(string url, string header) => Assert.Equal(["4.0"], (await GetAsync(Root + url)).Headers(header));
}

public sealed class FaultTestsOnSqlite(SqliteReadHost host) : FaultTests(host);

public sealed class FaultTestsOnPostgres(PostgresReadHost host) : FaultTests(host);
