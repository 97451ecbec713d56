using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Operations;

/// <summary><c>Lis.V1.Approve</c> and <c>Lis.V1.Reject</c>: actions with their parameters, rights, transaction and answer.</summary>
public abstract class ImportActionTests(OwnSecuredHost host) : ImportSuite(host)
{
    const string Rows = "IndicatorCode,AreaCode,Period,Value\n";

    [Fact]
    [Shows("R48a", "R48c")]
    public async Task Approving_stores_the_rows_and_answers_with_the_run()
    {
        foreach (var (period, body) in new[] { ("1911", (string?)null), ("1912", "{}"), ("1913", "{\"publishAt\":null}") })
        {
            var run = await WaitingAsync(Rows + $"{Own},657,{period},1\n");
            var answer = (await InvokeAsync(run, "Lis.V1.Approve", body, Herning)).Expect(HttpStatusCode.OK);
            Assert.Equal("Succeeded 1 1 0 0 0", Summary(answer.Json));
            Assert.EndsWith("$metadata#ImportRuns/$entity", answer.Json.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
            Assert.NotNull(answer.Header("Lis-Change"));
            Assert.Equal(1, (await ObservationAsync(Own, "657", period))!.Value.GetProperty("Value").GetInt32());
            (await InvokeAsync(run, "Lis.V1.Approve", body, Herning)).Expect(HttpStatusCode.Conflict);
        }
    }

    [Fact]
    [Shows("R48a")]
    public async Task Rejecting_keeps_the_reason_and_stores_nothing()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1914,1\n");
        var answer = (await InvokeAsync(run, "Reject", "{\"reason\":\"Forkert år\"}", Herning)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("Rejected", "Forkert år"), (answer.GetProperty("State").GetString(), answer.GetProperty("Message").GetString()));
        Assert.Null(await ObservationAsync(Own, "657", "1914"));
    }

    /// <summary>The second time the run no longer waits, and its version is another: a repeated request is answered all the same.</summary>
    [Fact]
    public async Task An_action_under_a_key_is_done_once()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1921,1\n");
        var (path, key) = ($"/odata/v1/ImportRuns({Id(run)})/Lis.V1.Approve", ("Idempotency-Key", Guid.NewGuid().ToString()));
        var token = Herning;

        var first = (await Service.SendAsync("POST", path, "{}", token, key)).Expect(HttpStatusCode.OK);
        var again = (await Service.SendAsync("POST", path, "{}", token, key)).Expect(HttpStatusCode.OK);

        Assert.Equal((first.Text, first.Header("Lis-Change")), (again.Text, again.Header("Lis-Change")));
        (await Service.SendAsync("POST", path, "{}", token)).Expect(HttpStatusCode.Conflict);
        (await Service.SendAsync("POST", path, "{\"publishAt\":null}", token, key)).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_time_ahead_makes_the_run_wait_for_it()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1915,1\n");
        var answer = (await InvokeAsync(run, "Lis.V1.Approve", "{\"publishAt\":\"2999-01-01T00:00:00Z\"}", Herning)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Scheduled", answer.GetProperty("State").GetString());
        Assert.Null(await ObservationAsync(Own, "657", "1915"));
    }

    [Theory]
    [InlineData("{\"publishAt\":\"tomorrow\"}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"publishOn\":null}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"publishAt\":null,\"publishAt\":null}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("publishAt=", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [Shows("R25")]
    public async Task Wrong_parameters_change_nothing(string body, string type, HttpStatusCode status)
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1916,1\n");
        var answer = await Service.SendAsync(
            "POST", $"/odata/v1/ImportRuns({Id(run)})/Lis.V1.Approve", body, Herning, ("Content-Type", type));
        Assert.NotNull(answer.Expect(status).ErrorCode);
        Assert.Null(await ObservationAsync(Own, "657", "1916"));
    }

    [Fact]
    public async Task Rights_existence_and_version_are_looked_at_first()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1917,1\n");
        (await InvokeAsync(run, "Lis.V1.Approve", null, Token(Tenants.Herning, "Lis.Read", "Lis.Import"))).Expect(HttpStatusCode.Forbidden);
        (await InvokeAsync(run, "Lis.V1.Approve", null, Token(Tenants.Hedensted, "Lis.Read", "Lis.Write"))).Expect(HttpStatusCode.NotFound);
        var stale = await Service.SendAsync(
            "POST", $"/odata/v1/ImportRuns({Id(run)})/Lis.V1.Approve", null, Herning, ("If-Match", "W/\"1\""));
        stale.Expect(HttpStatusCode.PreconditionFailed);
        Assert.Null(await ObservationAsync(Own, "657", "1917"));
        (await Service.SendAsync("POST", "/odata/v1/ImportRuns(999999)/Lis.V1.Approve", null, Herning)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    [Shows("R5")]
    public async Task A_body_of_a_version_that_is_not_spoken_is_refused()
    {
        var run = await WaitingAsync(Rows + $"{Own},657,1918,1\n");
        var answer = await Service.SendAsync(
            "POST", $"/odata/v1/ImportRuns({Id(run)})/Lis.V1.Approve", "{}", Herning, ("OData-Version", "5.0"));
        Assert.Equal("UnsupportedVersion", answer.Expect(HttpStatusCode.BadRequest).ErrorCode);
    }

    Task<Answer> InvokeAsync(JsonElement run, string action, string? body, (string Name, string Value) token) =>
        Service.SendAsync("POST", $"/odata/v1/ImportRuns({Id(run)})/{action}", body, token);

    async Task<JsonElement> WaitingAsync(string text)
    {
        await ApprovalAsync("true");
        var run = (await LisLongAsync(text, "&force=true")).Expect(HttpStatusCode.OK).Json;
        await ApprovalAsync("false");
        Assert.Equal("AwaitingApproval", run.GetProperty("State").GetString());
        return run;
    }

    Task ApprovalAsync(string isNeeded) => Database.ExecuteAsync(
        $"UPDATE \"Sources\" SET \"RequiresApproval\" = {isNeeded} WHERE \"Code\" = 'egne-registreringer'");
}

public sealed class ImportActionTestsOnSqlite(SqliteOwnSecuredHost host) : ImportActionTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class ImportActionTestsOnPostgres(PostgresOwnSecuredHost host) : ImportActionTests(host), IClassFixture<PostgresOwnSecuredHost>;
