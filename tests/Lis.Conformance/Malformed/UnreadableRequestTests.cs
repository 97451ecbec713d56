using System.Net;
using System.Text;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Malformed;

/// <summary>
/// What Kestrel refuses before the service sees it: in the request target a NUL (raw, or <c>%00</c> in the path), any byte beyond ASCII that is
/// not percent-encoded; a header or frame that is no HTTP. Those too are OData errors. Whatever else stands in a target reaches the service,
/// percent-encoded bytes that are no UTF-8 included.
/// </summary>
public abstract class UnreadableRequestTests(ReadHost host) : Suite(host)
{
    [Theory]
    [InlineData("GET /odata/v1/Areas('%00') HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /odata/v1/Areas('\0') HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /odata/v1/Areas('\u00e6') HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /odata/v1/Areas?$filter=Name eq 'x' HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /odata/v1/Areas HTTP/1.1\r\n\r\n")]
    [InlineData("GET /odata/v1/Areas HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")]
    [InlineData("GET /odata/v1/Areas HTTP/1.1\r\nHost: x\r\nBad Name: x\r\n\r\n")]
    [InlineData("GET /odata/v1/Areas HTTP/1.1\r\nHost: x\r\nX-Nul: \0\r\n\r\n")]
    [InlineData("POST /odata/v1/Claims HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("Nonsense\r\n\r\n")]
    public async Task What_is_no_HTTP_is_an_OData_error_too(string request)
    {
        var answer = await SendAsync(request);
        Assert.Equal(400, answer.Status);
        Assert.True(answer.IsJson && answer.Closes && answer.Has("OData-Version: 4.0"), answer.ToString());
        Assert.All(
            ["X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'"],
            header => Assert.True(answer.Has(header), header));
        var error = JsonDocument.Parse(answer.Body).RootElement.GetProperty("error");
        Assert.Equal("InvalidSyntax", error.GetProperty("code").GetString());
        Assert.Equal("request", error.GetProperty("target").GetString());
    }

    [Theory]
    [InlineData("Areas('%FF')", "path")]
    [InlineData("Areas('%ED%A0%80')", "path")]
    [InlineData("Areas('%2')", "path")]
    [InlineData("Areas?$filter=Name eq '%00'", "$filter")]
    [InlineData("Areas?$filter=Name eq '%C3'", "$filter")]
    [InlineData("Areas?$filter=Name eq '%C0%AF'", "$filter")]
    public async Task Bytes_that_are_no_text_reach_the_service_and_are_refused_by_place(string url, string target)
    {
        var answer = (await GetAsync("/odata/v1/" + url)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal("InvalidSyntax", answer.ErrorCode);
        Assert.StartsWith(target, answer.Json.GetProperty("error").GetProperty("target").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_request_before_it_is_answered_as_ever()
    {
        using var connection = await OpenAsync();
        var good = Raw("GET /odata/v1/Areas('657')?$select=Name HTTP/1.1\r\nHost: x\r\n\r\n");
        var answers = await connection.SendAsync([good, good, Raw("Nonsense\r\n\r\n")], TestContext.Current.CancellationToken);
        Assert.Equal([200, 200, 400], answers.Select(answer => answer.Status));
        Assert.Contains("Herning", answers[1].Text, StringComparison.Ordinal);
        Assert.NotEmpty(answers[2].Body);
    }

    async Task<RawAnswer> SendAsync(string request)
    {
        using var connection = await OpenAsync();
        return Assert.Single(await connection.SendAsync([Raw(request)], TestContext.Current.CancellationToken));
    }

    Task<PipelinedConnection> OpenAsync() =>
        PipelinedConnection.OpenAsync(new IPEndPoint(IPAddress.Loopback, Service.Address.Port), TestContext.Current.CancellationToken);

    static RawRequest Raw(string text) => new(0, "by hand", Encoding.Latin1.GetBytes(text), IsHead: false, EndsConnection: true);
}

public sealed class UnreadableRequestTestsOnSqlite(SqliteReadHost host) : UnreadableRequestTests(host);

public sealed class UnreadableRequestTestsOnPostgres(PostgresReadHost host) : UnreadableRequestTests(host);
