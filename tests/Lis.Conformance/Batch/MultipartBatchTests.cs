using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Batch;

/// <summary>Batches in multipart/mixed (OData Protocol 11.7.7), with requests that read.</summary>
public abstract class MultipartBatchTests(ReadHost host) : BatchSuite(host)
{
    [Fact]
    [Shows("R103")]
    public async Task Each_part_is_answered_in_its_place()
    {
        var answer = await SendPartsAsync(
            "what stands before is passed over\n"
            + Part("GET Areas('657')/Name/$value HTTP/1.1\nAccept: */*", "7")
            + Part($"GET {Root}Areas?$filter=Name eq 'Hedensted'&$select=Code HTTP/1.1\nHost: {Service.Address.Authority}")
            + Part($"GET {Service.Address}odata/v1/Areas/$count HTTP/1.1")
            + "--b--\nand what comes after");

        Assert.Equal("200 200 200", StatusLines(answer));
        Assert.StartsWith("multipart/mixed; boundary=", answer.ContentType, StringComparison.Ordinal);
        Assert.Contains("Content-ID: 7\r\n\r\nHTTP/1.1 200 OK\r\n", answer.Text, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nHerning\r\n", answer.Text, StringComparison.Ordinal);
        Assert.Contains("\"Code\":\"766\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal(4, answer.Text.Split($"--{answer.ContentType!.Split('=')[1]}").Length - 1);
        Assert.EndsWith($"--{answer.ContentType!.Split('=')[1]}--\r\n", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_may_end_with_LF_alone()
    {
        var body = Part("GET Areas/$count HTTP/1.1") + Part("GET Areas('657') HTTP/1.1") + "--b--";
        var answer = await Service.SendAsync("POST", $"{Root}$batch", body, ("Content-Type", "multipart/mixed; boundary=\"b\""));

        Assert.Equal("200 200", StatusLines(answer));
    }

    [Theory]
    [Shows("R105")]
    [InlineData("", "200 404")]
    [InlineData("odata.continue-on-error", "200 404 200")]
    [InlineData("continue-on-error=true", "200 404 200")]
    [InlineData("odata.continue-on-error=false", "200 404")]
    public async Task It_stops_at_the_first_failure_unless_told_otherwise(string preference, string expected)
    {
        var answer = await SendPartsAsync(
            Part("GET Areas/$count HTTP/1.1") + Part("GET Areas('no') HTTP/1.1") + Part("GET Areas/$count HTTP/1.1") + "--b--", ("Prefer", preference));

        Assert.Equal(expected, StatusLines(answer));
    }

    [Fact]
    public async Task A_name_stands_for_what_its_part_addressed() => Assert.Equal(
        "200 200",
        StatusLines(await SendPartsAsync(
            Part("GET Indicators('657-ungeledighed') HTTP/1.1", "1") + Part("GET $1/Observations/$count HTTP/1.1", "2") + "--b--")));

    [Fact]
    [Shows("R107")]
    public async Task It_can_be_answered_in_JSON()
    {
        var answer = await SendPartsAsync(Part("GET Areas/$count HTTP/1.1", "1") + Part("GET Areas('no') HTTP/1.1", "2") + "--b--", ("Accept", "application/json"));

        Assert.Equal("1:200 2:404", Statuses(answer));
    }

    [Fact]
    public async Task A_part_without_a_name_gets_one_in_JSON()
    {
        var answer = await SendPartsAsync($"{Part("GET Areas/$count HTTP/1.1")}{Part("GET Nothing HTTP/1.1")}--b--", ("Accept", "application/json"), ("Prefer", "odata.continue-on-error"));

        Assert.Equal("unnamed-1:200 unnamed-2:404", Statuses(answer));
    }

    [Theory]
    [InlineData("no boundary at all")]
    [InlineData("--b\nContent-Type: application/http\n\nGET Areas HTTP/1.1\n\n")]
    [InlineData("--b\nContent-Type: text/plain\n\nGET Areas HTTP/1.1\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\n\nAreas\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\n\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\n\nGET Areas HTTP/1.1\nno header\n\n--b--")]
    [InlineData("--b\nno header\n\nGET Areas HTTP/1.1\n\n--b--")]
    [InlineData("--b\nContent-Type: multipart/mixed\n\nGET Areas HTTP/1.1\n\n--b--")]
    public async Task A_malformed_batch_is_refused(string body) =>
        Assert.Equal("InvalidBatch", (await SendPartsAsync(body)).Expect(HttpStatusCode.BadRequest).ErrorCode);
}

public sealed class MultipartBatchTestsOnSqlite(SqliteReadHost host) : MultipartBatchTests(host);

public sealed class MultipartBatchTestsOnPostgres(PostgresReadHost host) : MultipartBatchTests(host);
