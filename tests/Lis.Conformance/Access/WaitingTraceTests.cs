using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;

namespace Lis.Conformance.Access;

/// <summary>
/// Rows that wait for approval or for their hour leave no trace in what anybody reads who neither previews nor imports: not in rows, counts,
/// validators, deltas or errors, in whatever shape of request. Approving them shows in the same requests, so it would have been seen.
/// </summary>
public abstract partial class WaitingTraceTests(OwnSecuredHost host) : ImportSuite(host)
{
    const string Rows =
        "IndicatorCode,AreaCode,Period,Breakdown,Value\n"
        + $"{Own},657,1860,total,11\n{Own},657,1860,sporbar=ny,4\n{Own},657,2018M01,total,12\n{Own},000,1861,total,13\n";

    [Fact]
    public async Task What_waits_is_nowhere_and_what_is_approved_is_there()
    {
        await ApprovalAsync("true");
        var requests = await RequestsAsync();
        (string, string)[] readers =
            [Token(Tenants.Herning, "Lis.Read", "Lis.Read.Confidential"), Token(Tenants.Hedensted, "Lis.Read"), Token(Tenants.Unassigned, "Lis.Read")];
        var before = await AnswersAsync(requests, readers);

        var waiting = await WaitAsync("AwaitingApproval");
        await AssertErrorsAsync(Id(waiting), readers[0]);
        var scheduled = await WaitAsync("Scheduled", "&publishAt=2999-01-01T00:00:00Z");
        AssertSame(before, await AnswersAsync(requests, readers));
        await DecideAsync(scheduled, "reject");
        AssertSame(before, await AnswersAsync(requests, readers));

        await DecideAsync(waiting, "approve");
        var after = await AnswersAsync(requests, readers);
        var told = before.Keys.Where(key => before[key] != after[key]).ToList();
        foreach (var kind in new[] { "/$count", "$apply=", "$expand=", "$filter=", "asOf=", "format=csv", "track", "Breakdowns", "ImportRuns" })
        {
            Assert.Contains(told, request => request.Contains(kind, StringComparison.Ordinal));
        }

        // The indicator is Herning's: of its figures the others still see nothing, not even that their copies are out of date.
        Assert.DoesNotContain("1 /odata/v1/Observations?$count=true&$top=1 ", told);
        await AssertAuditedAsync(Id(waiting), "Import", "Approve");
        await AssertAuditedAsync(Id(scheduled), "Import", "Reject");
    }

    async Task<List<(string Url, string? Prefer)>> RequestsAsync()
    {
        var sets = await EntitySet.ReadAsync(Service, Operator);
        var readable = sets.Where(set => new MatrixCaller(Tenants.Herning, "Lis.Read").Opens(set.Name)).ToList();
        return
        [
            .. readable.Where(set => Concerned().IsMatch(set.Name)).SelectMany(RequestShapes.Of).Distinct().Select(url => (url, (string?)null)),
            .. readable.Select(set => ($"/odata/v1/{set.Name}?$count=true&$top=1", (string?)null)),
            .. readable.Select(set => ($"/odata/v1/{set.Name}", (string?)"odata.track-changes")),
            ("/odata/v1/Observations?$apply=groupby((Period),aggregate(Value with sum as S,$count as N))", null),
            ("/odata/v1/Observations?$filter=Period eq '1860'&$count=true", null),
            ("/odata/v1/ObservationRevisions?$filter=Value eq 11&$count=true", null),
            ("/odata/v1/Indicators('657-ungeledighed')/Lis.V1.Series(areaCode='657',from=1800-01-01,to=2099-12-31)", null),
            ("/odata/v1/Observations?$expand=ImportRun($expand=StagedRows,Errors)", null),
            ("/odata/v1/Breakdowns('sporbar=ny')", null),
            ("/odata/v1/StagedRows", null),
            ("/odata/v1/ImportRuns?$expand=StagedRows", null),
        ];
    }

    async Task<Dictionary<string, string>> AnswersAsync(List<(string Url, string? Prefer)> requests, (string, string)[] readers)
    {
        var answers = new Dictionary<string, string>();
        foreach (var (reader, token) in readers.Index())
        {
            // One reader asks everything, the others in the plain shapes.
            foreach (var (url, prefer) in requests.Where(request => reader == 0 || !request.Url.Contains("expand", StringComparison.Ordinal)))
            {
                var answer = await GetAsync(url, prefer is null ? [token] : [token, ("Prefer", prefer)]);
                // A delta link says how far the database has come, which every commit of anybody moves.
                answers[$"{reader} {url} {prefer}"] =
                    $"{(int)answer.Status} {answer.Header("ETag")} {answer.Header("Last-Modified")} {DeltaToken().Replace(answer.Text, "deltatoken=")}";
            }
        }

        return answers;
    }

    /// <summary>A run that waits answers like one that does not exist.</summary>
    async Task AssertErrorsAsync(int run, (string, string) reader)
    {
        const int absent = 987_654_321;
        foreach (var (method, path) in new[]
        {
            ("GET", "/odata/v1/ImportRuns({0})"), ("GET", "/odata/v1/ImportRuns({0})/StagedRows"), ("GET", "/odata/v1/StagedRows(ImportRunId={0},Line=1)"),
            ("GET", "/odata/v1/ImportRuns({0})/State/$value"), ("POST", "/odata/v1/ImportRuns({0})/Lis.V1.Approve"), ("POST", "/api/v1/imports/{0}/reject"),
            ("GET", "/odata/v1/ImportRuns({0})/Errors/$count"), ("DELETE", "/odata/v1/ImportRuns({0})"),
        })
        {
            var (there, not) = (await AskAsync(method, path, run, reader), await AskAsync(method, path, absent, reader));
            Assert.Equal(not, there);
        }
    }

    async Task<string> AskAsync(string method, string path, int run, (string, string) reader)
    {
        var key = run.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = await Service.SendAsync(method, path.Replace("{0}", key, StringComparison.Ordinal), null, reader, ("If-Match", "*"));
        return $"{(int)answer.Status} {answer.Text.Replace(key, "0", StringComparison.Ordinal)}";
    }

    async Task<JsonElement> WaitAsync(string state, string query = "")
    {
        var run = (await LisLongAsync(Rows + $"{Own},657,1862,total,{state.Length}\n", query)).Expect(HttpStatusCode.OK).Json;
        if (query.Length > 0)
        {
            (await Service.SendAsync("POST", $"/api/v1/imports/{Id(run)}/approve", "{\"publishAt\":\"2999-01-01T00:00:00Z\"}", Herning)).Expect(HttpStatusCode.OK);
            return run;
        }

        Assert.Equal(state, run.GetProperty("State").GetString());
        return run;
    }

    async Task DecideAsync(JsonElement run, string decision) =>
        (await Service.SendAsync("POST", $"/api/v1/imports/{Id(run)}/{decision}", null, Herning)).Expect(HttpStatusCode.OK);

    async Task AssertAuditedAsync(int run, params string[] actions)
    {
        var entries = (await GetAsync($"/odata/v1/AuditEntries?$filter=EntitySet eq 'ImportRuns' and EntityKey eq '{run}'&$orderby=Id", Operator))
            .Expect(HttpStatusCode.OK).Rows.ToList();
        Assert.Equal([actions[0], actions[^1]], new[] { entries[0], entries[^1] }.Select(entry => entry.GetProperty("Action").GetString()));
        Assert.All(entries, entry => Assert.False(string.IsNullOrEmpty(entry.GetProperty("Actor").GetString())));
    }

    Task ApprovalAsync(string isNeeded) =>
        Database.ExecuteAsync($"UPDATE \"Sources\" SET \"RequiresApproval\" = {isNeeded} WHERE \"Code\" = 'egne-registreringer'");

    static void AssertSame(Dictionary<string, string> before, Dictionary<string, string> after) => Assert.Empty(
        before.Keys.Where(key => before[key] != after[key]).Take(10).Select(key => $"{key}\n  before {Cut(before[key])}\n  after {Cut(after[key])}"));

    static string Cut(string text) => text[..Math.Min(text.Length, 400)];

    [GeneratedRegex("Observations|Import|StagedRows|Breakdowns|Revisions")]
    private static partial Regex Concerned();

    [GeneratedRegex("deltatoken=[^\"]*")]
    private static partial Regex DeltaToken();
}

public sealed class WaitingTraceTestsOnSqlite(SqliteOwnSecuredHost host) : WaitingTraceTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class WaitingTraceTestsOnPostgres(PostgresOwnSecuredHost host) : WaitingTraceTests(host), IClassFixture<PostgresOwnSecuredHost>;
