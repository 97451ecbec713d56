using System.Net;
using System.Text.RegularExpressions;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;

namespace Lis.Conformance.Access;

/// <summary>
/// Two answers with the same validator are the same, whatever was changed in between and by whom: else a client would keep what is out of
/// date. And what another municipality changes leaves the validators as they are.
/// </summary>
public abstract partial class ValidatorTests(OwnSecuredHost host) : ImportSuite(host)
{
    (string, string) Reader => Token(Tenants.Herning, "Lis.Read");

    [Fact]
    public async Task The_same_validator_means_the_same_answer_after_every_kind_of_change()
    {
        var requests = (await EntitySet.ReadAsync(Service, Operator)).Where(set => Looked().IsMatch(set.Name)).SelectMany(RequestShapes.Of).Distinct().ToList();
        var token = Reader;
        var before = await AnswersAsync(requests, token);
        foreach (var (what, change) in Changes())
        {
            var status = await change();
            Assert.True((int)status is >= 200 and < 300, $"{what}: {status}");
            var after = await AnswersAsync(requests, token);
            var stale = requests.Where(url => before[url].Tag is { } tag && tag == after[url].Tag && before[url].Text != after[url].Text).ToList();
            Assert.True(stale.Count == 0, $"after {what} the same validator stands for another answer:\n{string.Join('\n', stale.Take(10))}");
            Assert.Contains(requests, url => before[url].Text != after[url].Text);
            before = after;
        }
    }

    [Fact]
    public async Task What_others_change_moves_no_validator_of_ones_own()
    {
        string[] requests = ["/odata/v1/Committees?$expand=Cases", "/odata/v1/Remarks", "/odata/v1/Observations/$count", "/odata/v1/Indicators?$filter=Observations/any()"];
        var token = Reader;
        var before = await AnswersAsync([.. requests], token);
        var other = Token(Tenants.Hedensted, "Lis.Read", "Lis.Write", "Lis.Import");
        (await Service.SendAsync("POST", "/odata/v1/Committees", "{\"Name\":\"Andetsteds\",\"Kind\":\"Other\"}", other)).Expect(HttpStatusCode.Created);
        (await Service.SendAsync("POST", "/odata/v1/Remarks", "{\"Kind\":\"Fact\",\"Subject\":\"x\"}", other)).Expect(HttpStatusCode.Created);
        var run = (await LisLongAsync(Heading + "766-virksomheder,766,1893,1\n", "", other)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Succeeded", run.GetProperty("State").GetString());

        Assert.Equal(before, await AnswersAsync([.. requests], token));
    }

    IEnumerable<(string What, Func<Task<HttpStatusCode>> Change)> Changes()
    {
        yield return ("a new row", () => SendAsync("POST", "Committees", "{\"Name\":\"Nyt udvalg\",\"Kind\":\"Other\"}", Herning));
        yield return ("a row with a link", () => SendAsync("POST", "Narratives", "{\"Kind\":\"Story\",\"Title\":\"a\",\"Committees@odata.bind\":[\"Committees(5)\"]}", Operator));
        yield return ("a changed shared row", () => SendAsync("PATCH", "Areas('657')", "{\"Name\":\"Herning by\"}", Operator));
        yield return ("a moved area", () => SendAsync("PATCH", "Areas('657')", "{\"ParentCode\":\"LD-01\"}", Operator));
        yield return ("a new value", async () => (await LisLongAsync(Heading + $"{Own},657,2018M01,77\n")).Status);
        yield return ("a new breakdown", async () => (await LisLongAsync($"IndicatorCode,AreaCode,Period,Breakdown,Value\n{Own},657,2018M01,gyldig=ja,3\n")).Status);
        yield return ("a threshold", () => SendAsync("PATCH", $"Indicators('{Own}')", "{\"SuppressBelow\":5,\"Unit\":\"antal\"}", Herning));
        yield return ("an indicator that becomes confidential", () => SendAsync("PATCH", "Indicators('657-bruttoledighed')", "{\"Visibility\":\"Confidential\"}", Token(Tenants.Herning, "Lis.Admin")));
        yield return ("and public again", () => SendAsync("PATCH", "Indicators('657-bruttoledighed')", "{\"Visibility\":\"Public\"}", Token(Tenants.Herning, "Lis.Admin")));
        yield return ("a deleted observation", DeleteAsync);
    }

    async Task<HttpStatusCode> DeleteAsync()
    {
        var found = await GetAsync(
            $"/odata/v1/Observations?$filter=IndicatorCode eq '{Own}' and AreaCode eq '657' and Period eq '2018M01' and BreakdownKey eq 'total'", Operator);
        return await SendAsync("DELETE", $"Observations({found.Rows.Single().GetProperty("Id")})", null, Operator);
    }

    async Task<HttpStatusCode> SendAsync(string method, string path, string? body, (string, string) token) =>
        (await Service.SendAsync(method, $"/odata/v1/{path}", body, method == "POST" ? [token] : [token, ("If-Match", "*")])).Status;

    async Task<Dictionary<string, (string? Tag, string Text)>> AnswersAsync(List<string> requests, (string, string) token)
    {
        var answers = new Dictionary<string, (string?, string)>();
        foreach (var url in requests)
        {
            var answer = await GetAsync(url, token);
            answers[url] = (answer.Header("ETag"), answer.Text);
        }

        return answers;
    }

    [GeneratedRegex("^(Areas|Breakdowns|Committees|Indicators|Observations|FlatObservations|ObservationRevisions|Narratives|Claims)$")]
    private static partial Regex Looked();
}

public sealed class ValidatorTestsOnSqlite(SqliteOwnSecuredHost host) : ValidatorTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class ValidatorTestsOnPostgres(PostgresOwnSecuredHost host) : ValidatorTests(host), IClassFixture<PostgresOwnSecuredHost>;
