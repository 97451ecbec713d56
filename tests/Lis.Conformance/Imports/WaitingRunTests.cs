using System.Globalization;
using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Imports;

/// <summary>Publishing is a write: what waits for approval or its time changes nothing that is read, until it is stored in one commit.</summary>
public abstract class WaitingRunTests(OwnSecuredHost host) : ImportSuite(host)
{
    const string Rows = "IndicatorCode,AreaCode,Period,Value\n";

    [Fact]
    public async Task A_source_that_wants_approval_shows_its_rows_and_stores_them_when_approved()
    {
        await LisLongAsync(Rows + $"{Own},657,1901,1\n{Own},657,1902,2\n");
        var run = await WaitingAsync(Rows + $"{Own},657,1901,1\n{Own},657,1902,3\n{Own},657,1903,4\n");

        Assert.Equal("AwaitingApproval 3 1 1 1 0", Summary(run));
        Assert.Equal(
            ["1 1901 1 1 Unchanged", "2 1902 3 2 Changed", "3 1903 4  New"],
            (await StagedAsync(run)).Select(row =>
                $"{row.GetProperty("Line")} {row.GetProperty("Period")} {row.GetProperty("Value")} {row.GetProperty("CurrentValue")} {row.GetProperty("Change")}"));
        Assert.Null(await ObservationAsync(Own, "657", "1903"));
        var before = (await GetAsync("/odata/v1/FlatObservations?$filter=Period eq '1903'&$count=true", Operator)).Json;
        Assert.Equal(0, before.GetProperty("@odata.count").GetInt32());

        // Somebody stores a newer figure meanwhile: approval counts against what is stored then.
        await LisLongAsync(Rows + $"{Own},657,1902,3\n");
        var approved = (await DecideAsync(run, "approve", Herning)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Succeeded 3 1 0 2 0", Summary(approved));
        Assert.Equal(4, (await ObservationAsync(Own, "657", "1903"))!.Value.GetProperty("Value").GetInt32());
        Assert.Empty(await StagedAsync(run));
        (await DecideAsync(run, "approve", Herning)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(["Import", "Approve"], await ActionsAsync(run));
    }

    [Fact]
    public async Task A_rejected_run_stores_nothing_and_keeps_the_reason()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1904,1\n");
        var rejected = (await SendAsync(HttpMethod.Post, run, "reject", "{\"reason\":\"Forkert år\"}", Herning)).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(("Rejected", "Forkert år"), (rejected.GetProperty("State").GetString(), rejected.GetProperty("Message").GetString()));
        Assert.Null(await ObservationAsync(Own, "657", "1904"));
        Assert.Empty(await StagedAsync(run));
        (await DecideAsync(run, "approve", Herning)).Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_run_with_a_time_ahead_is_stored_when_it_comes()
    {
        var at = DateTimeOffset.UtcNow.AddSeconds(4).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var run = (await LisLongAsync(Rows + $"{Own},657,1905,1\n", $"&publishAt={at}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Scheduled 1 1 0 0 0", Summary(run));
        Assert.Null(await ObservationAsync(Own, "657", "1905"));

        for (var i = 0; i < 300 && await ObservationAsync(Own, "657", "1905") is null; i++)
        {
            await Task.Delay(50, Cancellation);
        }

        var stored = (await ObservationAsync(Own, "657", "1905"))!.Value;
        Assert.True(stored.GetProperty("RecordedAt").GetDateTimeOffset() >= DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
        Assert.Equal(["Import", "Publish"], await ActionsAsync(run));
    }

    [Fact]
    public async Task Approval_for_a_time_ahead_waits_for_it_across_a_restart()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1906,1\n");
        var at = DateTimeOffset.UtcNow.AddSeconds(3).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var scheduled = (await SendAsync(HttpMethod.Post, run, "approve", $"{{\"publishAt\":\"{at}\"}}", Herning)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Scheduled", scheduled.GetProperty("State").GetString());
        Assert.Null(await ObservationAsync(Own, "657", "1906"));

        // Another process on the same database finds what is due.
        await using var other = await LisHost.StartAsync(Database, HostSettings.Development);
        for (var i = 0; i < 300 && await ObservationAsync(Own, "657", "1906") is null; i++)
        {
            await Task.Delay(50, Cancellation);
        }

        Assert.Equal(1, (await ObservationAsync(Own, "657", "1906"))!.Value.GetProperty("Revision").GetInt32());
    }

    [Fact]
    public async Task Only_the_owner_decides_and_only_with_the_role()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1907,1\n");
        (await DecideAsync(run, "approve", Token(Tenants.Herning, "Lis.Read", "Lis.Import"))).Expect(HttpStatusCode.Forbidden);
        (await DecideAsync(run, "approve", Token(Tenants.Hedensted, "Lis.Read", "Lis.Write"))).Expect(HttpStatusCode.NotFound);
        (await DecideAsync(run, "reject", Token(Tenants.Unassigned, "Lis.Read", "Lis.Write"))).Expect(HttpStatusCode.Forbidden);
        (await DecideAsync(run, "approve", Token(Tenants.Herning, "Lis.Write"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_of_another_municipality_sees_what_waits()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1908,1\n");
        var asked = (await WaitingAsync(Rows + $"{Own},657,1909,1\n", Operator)).GetProperty("MunicipalityCode").GetString();
        var stranger = Token(Tenants.Hedensted, "Lis.Read", "Lis.Preview", "Lis.Import");

        Assert.Equal("657", asked);
        Assert.DoesNotContain(
            (await GetAsync("/odata/v1/StagedRows", stranger)).Expect(HttpStatusCode.OK).Rows,
            row => row.GetProperty("IndicatorCode").GetString() == Own);
        (await GetAsync($"/odata/v1/ImportRuns({Id(run)})", stranger)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_waiting_run_of_several_municipalities_is_refused()
    {
        await ApprovalAsync(true);
        var run = (await LisLongAsync(Rows + $"{Own},657,1910,1\n766-virksomheder,766,1910,1\n", "", Operator)).Expect(HttpStatusCode.OK).Json;
        await ApprovalAsync(false);

        Assert.Equal("Failed 2 0 0 0 0", Summary(run));
        Assert.Contains("flere kommuner", run.GetProperty("Message").GetString()!, StringComparison.Ordinal);
    }

    async Task<JsonElement> WaitingAsync(string text, (string Name, string Value)? token = null)
    {
        await ApprovalAsync(true);
        var run = (await LisLongAsync(text, "", token)).Expect(HttpStatusCode.OK).Json;
        await ApprovalAsync(false);
        Assert.Equal("AwaitingApproval", run.GetProperty("State").GetString());
        return run;
    }

    Task ApprovalAsync(bool isNeeded) => Database.ExecuteAsync(
        $"UPDATE \"Sources\" SET \"RequiresApproval\" = {(isNeeded ? "true" : "false")} WHERE \"Code\" = 'egne-registreringer'");

    async Task<IReadOnlyList<JsonElement>> StagedAsync(JsonElement run) =>
        [.. (await GetAsync($"/odata/v1/ImportRuns({Id(run)})/StagedRows?$orderby=Line", Herning)).Expect(HttpStatusCode.OK).Rows];

    async Task<IEnumerable<string?>> ActionsAsync(JsonElement run) =>
        (await GetAsync($"/odata/v1/AuditEntries?$filter=EntitySet eq 'ImportRuns' and EntityKey eq '{Id(run)}'&$orderby=Id", Operator))
            .Expect(HttpStatusCode.OK).Rows.Select(row => row.GetProperty("Action").GetString());

    Task<Answer> DecideAsync(JsonElement run, string decision, (string Name, string Value) token) =>
        SendAsync(HttpMethod.Post, run, decision, null, token);

    Task<Answer> SendAsync(HttpMethod method, JsonElement run, string decision, string? body, (string Name, string Value) token) =>
        Service.SendAsync(method.Method, $"/api/v1/imports/{Id(run)}/{decision}", body, token);
}

public sealed class WaitingRunTestsOnSqlite(SqliteOwnSecuredHost host) : WaitingRunTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class WaitingRunTestsOnPostgres(PostgresOwnSecuredHost host) : WaitingRunTests(host), IClassFixture<PostgresOwnSecuredHost>;
