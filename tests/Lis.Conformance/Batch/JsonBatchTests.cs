using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Batch;

/// <summary>Batches in JSON (OData JSON Format 4.01 section 19), with requests that read.</summary>
public abstract class JsonBatchTests(ReadHost host) : BatchSuite(host)
{
    [Fact]
    [Shows("R106")]
    public async Task Each_request_is_answered_as_if_it_had_come_alone()
    {
        var answer = await SendAsync(
            """
            {`id`:`a`,`method`:`get`,`url`:`Areas('657')?$select=Name`},
            {`id`:`b`,`method`:`GET`,`url`:`Areas('657')/Name/$value`},
            {`id`:`c`,`method`:`GET`,`url`:`Areas('999')`},
            {`id`:`d`,`method`:`GET`,`url`:`Areas('000')/ParentCode`},
            {`id`:`e`,`method`:`GET`,`url`:`Areas?$filter=Name eq 'Hedensted'&$select=Code`,`headers`:{`OData-MaxVersion`:`4.01`}},
            {`id`:`f`,`method`:`GET`,`url`:`$metadata`}
            """);
        var parts = Responses(answer);

        Assert.Equal("a:200 b:200 c:404 d:204 e:200 f:200", Statuses(answer));
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal("4.0", answer.Header("OData-Version"));
        Assert.Equal((await GetAsync($"{Root}Areas('657')?$select=Name")).Json.GetRawText(), parts["a"].GetProperty("body").GetRawText());
        Assert.Equal("Herning", parts["b"].GetProperty("body").GetString());
        Assert.Equal("NotFound", parts["c"].GetProperty("body").GetProperty("error").GetProperty("code").GetString());
        Assert.False(parts["d"].TryGetProperty("body", out _));
        Assert.Equal("4.01", parts["e"].GetProperty("headers").GetProperty("OData-Version").GetString());
        Assert.Equal("766", parts["e"].GetProperty("body").GetProperty("value")[0].GetProperty("Code").GetString());
        Assert.All(parts.Values, part => Assert.Single(part.GetProperty("headers").EnumerateObject(), header => header.Name == "OData-Version"));
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_text_in_the_answer_without_loss()
    {
        var metadata = (await GetAsync($"{Root}$metadata")).Text;
        var part = Responses(await SendAsync("{`id`:`1`,`method`:`GET`,`url`:`$metadata`}"))["1"].GetProperty("body");
        var isText = part.GetString()!.StartsWith('<');

        Assert.Equal(metadata, isText ? part.GetString() : System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part.GetString())));
    }

    [Theory]
    [Shows("R103")]
    [InlineData("Areas('657')")]
    [InlineData("/odata/v1/Areas('657')")]
    [InlineData("{host}odata/v1/Areas('657')")]
    [InlineData("Areas?$filter=Name eq 'Hjørring' or Code eq '657'&$top=1")]
    public async Task All_forms_of_addresses_are_understood(string url) =>
        Assert.Equal("1:200", Statuses(await SendAsync($"{{`id`:`1`,`method`:`GET`,`url`:`{url.Replace("{host}", Service.Address.AbsoluteUri, StringComparison.Ordinal)}`}}")));

    [Theory]
    [InlineData("http://example.org/odata/v1/Areas", 404)]
    [InlineData("/odata/v2/Areas", 404)]
    [InlineData("/health/live", 404)]
    [InlineData("$batch", 400)]
    [InlineData("%24batch", 400)]
    [InlineData("$nothing/Areas", 404)]
    [InlineData("Areas?$filter=Nmae eq 'x'", 400)]
    public async Task A_wrong_address_is_the_fault_of_its_request(string url, int status) => Assert.Equal(
        $"1:{status} 2:200",
        Statuses(await SendAsync($"{{`id`:`1`,`method`:`GET`,`url`:`{url}`}},{{`id`:`2`,`method`:`GET`,`url`:`Areas/$count`}}")));

    [Fact]
    public async Task A_name_stands_for_what_its_request_addressed()
    {
        var answer = await SendAsync(
            """
            {`id`:`one`,`method`:`GET`,`url`:`Indicators('657-ungeledighed')`},
            {`id`:`two`,`method`:`GET`,`url`:`$one/Observations/$count`,`dependsOn`:[`one`]},
            {`id`:`three`,`method`:`GET`,`url`:`$one?$select=Name`,`headers`:{`If-None-Match`:`$one`},`dependsOn`:[`one`]},
            {`id`:`four`,`method`:`GET`,`url`:`Indicators('no')`},
            {`id`:`five`,`method`:`GET`,`url`:`$four/Observations`},
            {`id`:`six`,`method`:`GET`,`url`:`Areas/$count`,`dependsOn`:[`two`,`four`]}
            """);

        Assert.Equal("one:200 two:200 three:304 four:404 five:424 six:424", Statuses(answer));
        Assert.NotEqual("0", Responses(answer)["two"].GetProperty("body").GetString());
    }

    [Theory]
    [InlineData("continue-on-error=false", "1:404 2:424 3:424")]
    [InlineData("continue-on-error", "1:404 2:200 3:424")]
    [InlineData("", "1:404 2:200 3:424")]
    public async Task It_goes_on_after_a_failure_unless_told_otherwise(string preference, string expected)
    {
        var answer = await SendAsync(
            """
            {`id`:`1`,`method`:`GET`,`url`:`Areas('no')`},
            {`id`:`2`,`method`:`GET`,`url`:`Areas/$count`},
            {`id`:`3`,`method`:`GET`,`url`:`Areas/$count`,`if`:`$1 eq 1`}
            """,
            ("Prefer", preference));

        Assert.Equal(expected, Statuses(answer));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{`requests`:{}}")]
    [InlineData("{`requests`:[1]}")]
    [InlineData("{`requests`:[{`id`:`1`,`url`:`Areas`}]}")]
    [InlineData("{`requests`:[{`id`:`1`,`method`:`GET`}]}")]
    [InlineData("{`requests`:[{`method`:`GET`,`url`:`Areas`}]}")]
    [InlineData("{`requests`:[{`id`:1,`method`:`GET`,`url`:`Areas`}]}")]
    [InlineData("{`requests`:[{`id`:`1`,`id`:`2`,`method`:`GET`,`url`:`Areas`}]}")]
    [InlineData("{`requests`:[{`id`:`1`,`method`:`GET`,`url`:`Areas`},{`id`:`1`,`method`:`GET`,`url`:`Areas`}]}")]
    [InlineData("{`requests`:[{`id`:`1`,`method`:`GET`,`url`:`Areas`,`dependsOn`:[`2`]},{`id`:`2`,`method`:`GET`,`url`:`Areas`}]}")]
    [InlineData("{`requests`:[{`id`:`1`,`method`:`GET`,`url`:`Areas`,`body`:{}}]}")]
    [InlineData("{`requests`:[{`id`:`1`,`method`:`GET`,`url`:`Areas`,`headers`:{`a`:1}}]}")]
    [InlineData("{`requests`:[{`id`:`\\ud800`,`method`:`GET`,`url`:`Areas`}]}")]
    [InlineData("{`requests`:[{`id`:`1`,`method`:`DELETE`,`url`:`X`,`atomicityGroup`:`g`},{`id`:`2`,`method`:`GET`,`url`:`X`},{`id`:`3`,`method`:`DELETE`,`url`:`X`,`atomicityGroup`:`g`}]}")]
    public async Task A_malformed_batch_is_refused_before_any_of_it_is_done(string body)
    {
        var answer = await Service.SendAsync("POST", $"{Root}$batch", body.Replace('`', '"'));

        Assert.Equal("InvalidBatch", answer.Expect(HttpStatusCode.BadRequest).ErrorCode);
        Assert.Equal("4.0", answer.Header("OData-Version"));
    }

    [Fact]
    public async Task A_thousand_requests_are_answered_and_one_more_is_refused_with_the_name_of_the_limit()
    {
        static string Many(int count) => string.Join(',', Enumerable.Range(0, count).Select(id => $"{{`id`:`{id}`,`method`:`GET`,`url`:`Areas('657')`}}"));

        Assert.Equal(1000, Responses(await SendAsync(Many(1000))).Values.Count(part => part.GetProperty("status").GetInt32() == 200));
        var refused = (await SendAsync(Many(1001))).Expect(HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("Limits:MaxBatchSize", refused.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_answers_come_whole()
    {
        var whole = (await GetAsync($"{Root}Observations?$expand=Indicator,Area")).Json.GetRawText();
        var parts = Responses(await SendAsync(string.Join(',', Enumerable.Range(0, 5).Select(
            id => $"{{`id`:`{id}`,`method`:`GET`,`url`:`Observations?$expand=Indicator,Area`}}"))));

        Assert.All(parts.Values, part => Assert.Equal(whole, part.GetProperty("body").GetRawText()));
    }

    [Theory]
    [Shows("R104")]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/mixed", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=b", HttpStatusCode.UnsupportedMediaType)]
    public async Task Another_media_type_is_refused(string type, HttpStatusCode status) =>
        (await Service.SendAsync("POST", $"{Root}$batch", "{}", ("Content-Type", type))).Expect(status);

    [Fact]
    public async Task Only_POST_is_taken()
    {
        var answer = (await GetAsync($"{Root}$batch")).Expect(HttpStatusCode.MethodNotAllowed);

        Assert.Equal("POST, OPTIONS", answer.Header("Allow"));
    }

    [Fact]
    public async Task What_is_said_of_changes_belongs_to_their_requests() =>
        (await SendAsync("{`id`:`1`,`method`:`GET`,`url`:`Areas`}", ("Prefer", "return=minimal"))).Expect(HttpStatusCode.BadRequest);

    [Fact]
    [Shows("R107")]
    public async Task It_can_be_answered_in_the_other_form()
    {
        var answer = await SendAsync("{`id`:`1`,`method`:`GET`,`url`:`Areas/$count`},{`id`:`2`,`method`:`GET`,`url`:`No`}", ("Accept", "multipart/mixed"));

        Assert.StartsWith("multipart/mixed; boundary=", answer.ContentType, StringComparison.Ordinal);
        Assert.Equal("200 404", StatusLines(answer));
        (await SendAsync("", ("Accept", "text/csv"))).Expect(HttpStatusCode.NotAcceptable);
    }

    [Fact]
    public async Task A_batch_of_nothing_has_no_answers() =>
        Assert.Equal(JsonValueKind.Array, (await SendAsync("")).Expect(HttpStatusCode.OK).Json.GetProperty("responses").ValueKind);
}

public sealed class JsonBatchTestsOnSqlite(SqliteReadHost host) : JsonBatchTests(host);

public sealed class JsonBatchTestsOnPostgres(PostgresReadHost host) : JsonBatchTests(host);
