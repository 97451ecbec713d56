using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Imports;

namespace Lis.Conformance.Access;

/// <summary>
/// Role × tenant × set × shape of request. Sets and shapes come from what the service says of itself; who sees what is said here a second
/// time (<see cref="MatrixCaller"/>), so a set that is added without a word here about who may read it fails. Every role asks in every
/// shape, and somebody of every tenant does so, twice; with LIS_TEST_MATRIX=all every role of every tenant.
/// </summary>
public abstract class RoleMatrixTests(OwnSecuredHost host) : ImportSuite(host)
{
    const string Confidential = "657-bruttoledighed";

    static readonly string[][] Roles =
    [
        ["Lis.Read"],
        ["Lis.Read", "Lis.Read.Confidential"],
        ["Lis.Read", "Lis.Preview"],
        ["Lis.Read.Confidential"],
        ["Lis.Preview"],
        ["Lis.Write"],
        ["Lis.Import"],
        ["Lis.Admin"],
    ];

    /// <summary>Open to whoever has Lis.Read.</summary>
    static readonly string[] OpenToReaders =
    [
        "AreaMembers", "Areas", "Breakdowns", "BudgetAgreements", "BudgetExplanations", "BudgetLines", "BudgetTransfers", "Cases", "Claims",
        "Committees", "CoreTasks", "Documents", "FlatObservations", "FocusItems", "FocusLists", "IndicatorBreaks", "Indicators",
        "Initiatives", "Narratives", "ObservationRevisions", "Observations", "Proevehandlinger", "ProevehandlingStatuses", "Remarks",
        "ReportingEvents", "ServiceAreas", "Sources", "Strategies", "StrategyElements", "TargetAssessments", "Targets", "Temaanalyser",
    ];

    /// <summary>With rules of their own.</summary>
    static readonly string[] OpenToSome = ["AuditEntries", "ImportErrors", "ImportRuns", "StagedRows"];

    [Fact]
    public async Task Every_set_has_its_row()
    {
        var sets = await EntitySet.ReadAsync(Service, Operator);

        Assert.Equal(
            OpenToReaders.Concat(OpenToSome).Order(StringComparer.Ordinal),
            sets.Select(set => set.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_caller_gets_what_is_his_and_nothing_else_in_every_shape()
    {
        await PrepareAsync();
        var findings = new List<string>();
        var answered = new Dictionary<string, int>();
        foreach (var (set, rows, confidential) in await SetsAsync())
        {
            var run = new MatrixRun(Service, set, rows, confidential);
            foreach (var (tenant, role) in Tenants.Allowed.Index().SelectMany(tenant => Roles.Index().Select(role => (tenant, role))))
            {
                var caller = new MatrixCaller(tenant.Item, role.Item);
                await run.AskAsync(caller, Token(caller.Tenant, caller.Roles), tenant.Index + role.Index);
            }

            findings.AddRange(run.Findings);
            foreach (var (kind, count) in run.Answered)
            {
                answered[kind] = answered.GetValueOrDefault(kind) + count;
            }
        }

        Assert.True(findings.Count == 0, $"{findings.Count} answers differ:\n{string.Join('\n', findings.Take(20))}");
        Assert.All(answered, kind => Assert.NotEqual(0, kind.Value));
        Assert.InRange(answered.Values.Sum(), 4_000, int.MaxValue);
    }

    /// <summary>Pages and deltas are asked for by what an answer said; whoever follows another's link gets what is his own, or nothing.</summary>
    [Fact]
    public async Task Links_to_more_rows_and_to_changes_open_no_other_rows()
    {
        var reader = Token(Tenants.Herning, "Lis.Read");
        foreach (var set in await EntitySet.ReadAsync(Service, Operator))
        {
            if (!new MatrixCaller(Tenants.Herning, "Lis.Read").Opens(set.Name))
            {
                continue;
            }

            var url = $"/odata/v1/{set.Name}";
            var all = (await GetAsync(url, reader)).Expect(HttpStatusCode.OK).Rows.Select(row => row.GetRawText()).ToHashSet();
            var half = $"odata.maxpagesize={Math.Max(1, all.Count / 2)}";
            foreach (var (first, preference) in new[] { (reader, half), (Operator, half), (reader, $"odata.track-changes,{half}"), (Operator, $"odata.track-changes,{half}") })
            {
                var answer = await GetAsync(url, first, ("Prefer", preference));
                for (var page = 0; page < 30 && answer.Status == HttpStatusCode.OK && LinkOf(answer) is { } link; page++)
                {
                    answer = await GetAsync(link, reader, ("Prefer", half));
                    Assert.Contains(answer.Status, new[] { HttpStatusCode.OK, HttpStatusCode.Gone, HttpStatusCode.NotFound });
                    Assert.All(answer.Status == HttpStatusCode.OK ? answer.Rows : [], row => Assert.Contains(row.GetRawText(), all));
                }
            }
        }
    }

    static string? LinkOf(Answer answer) => new[] { "@odata.nextLink", "@odata.deltaLink" }
        .Select(name => answer.Json.TryGetProperty(name, out var link) ? new Uri(link.GetString()!).PathAndQuery : null)
        .FirstOrDefault(link => link is not null);

    /// <summary>The tenant that is not allowed has no place in the matrix: nothing opens to it.</summary>
    [Fact]
    public async Task A_stranger_gets_nothing_whatever_his_roles()
    {
        foreach (var set in OpenToReaders.Concat(OpenToSome))
        {
            (await GetAsync($"/odata/v1/{set}", Token(Tenants.Stranger, "Lis.Admin", "Lis.Read"))).Expect(HttpStatusCode.Unauthorized);
        }
    }

    /// <summary>What is closed as a set is not reached by another way.</summary>
    [Theory]
    [InlineData("AuditEntries(1)")]
    [InlineData("AuditEntries/$count")]
    [InlineData("%41uditEntries")]
    [InlineData("auditentries")]
    [InlineData("/AuditEntries")]
    [InlineData("$entity?$id=AuditEntries(1)")]
    [InlineData("ImportErrors(1)/ImportRun")]
    [InlineData("StagedRows(ImportRunId=1,Line=1)")]
    public async Task A_closed_set_has_no_back_door(string path)
    {
        var answer = await GetAsync($"/odata/v1/{path}", Token(Tenants.Herning, "Lis.Read"));

        Assert.Contains(answer.Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
    }

    /// <summary>Rows where the sample data has none: runs that wait, that failed, and something confidential.</summary>
    async Task PrepareAsync()
    {
        await Database.ExecuteAsync($"""UPDATE "Indicators" SET "Visibility" = 2 WHERE "Code" = '{Confidential}'""");
        foreach (var (tenant, indicator, area) in new[] { (Tenants.Herning, Own, "657"), (Tenants.Hedensted, "766-virksomheder", "766") })
        {
            var importer = Token(tenant, "Lis.Import");
            await LisLongAsync(Heading + $"{indicator},{area},1850,1\n", "", importer);
            await LisLongAsync(Heading + $"{indicator},{area},1851,x\n", "", importer);
            await LisLongAsync(Heading + $"{indicator},{area},1852,1\n", "&publishAt=2999-01-01T00:00:00Z", importer);
        }
    }

    async Task<List<(EntitySet Set, IReadOnlyList<JsonElement> Rows, IReadOnlySet<string> Confidential)>> SetsAsync()
    {
        var sets = await EntitySet.ReadAsync(Service, Operator);
        var found = new List<(EntitySet, IReadOnlyList<JsonElement>, IReadOnlySet<string>)>();
        // What hangs on something confidential is confidential; parents come before their children.
        var hidden = new Dictionary<string, HashSet<string>> { ["IndicatorCode"] = [Confidential], ["Code"] = [Confidential], ["ObservationId"] = [], ["TargetId"] = [] };
        foreach (var set in sets.OrderBy(set => set.Name is "ObservationRevisions" or "TargetAssessments"))
        {
            List<JsonElement> rows = [.. (await GetAsync($"/odata/v1/{set.Name}", Operator)).Expect(HttpStatusCode.OK).Rows];
            var confidential = rows.Where(row => hidden.Any(pair =>
                row.TryGetProperty(pair.Key, out var value) && pair.Value.Contains(value.ToString()) && (pair.Key != "Code" || set.Name == "Indicators"))).ToList();
            if (set.Name is "Observations" or "Targets")
            {
                hidden[set.Name == "Targets" ? "TargetId" : "ObservationId"].UnionWith(confidential.Select(row => row.GetProperty("Id").ToString()));
            }

            found.Add((set, rows, confidential.Select(set.AddressOf).ToHashSet()));
        }

        return found;
    }
}

public sealed class RoleMatrixTestsOnSqlite(SqliteOwnSecuredHost host) : RoleMatrixTests(host), IClassFixture<SqliteOwnSecuredHost>;

public sealed class RoleMatrixTestsOnPostgres(PostgresOwnSecuredHost host) : RoleMatrixTests(host), IClassFixture<PostgresOwnSecuredHost>;
