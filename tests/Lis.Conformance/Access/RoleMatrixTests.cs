using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>Role × set × shape of request. A set that is added without a word here about who may read it fails.</summary>
public abstract class RoleMatrixTests(SecuredHost host) : Suite(host)
{
    static readonly string[][] Callers =
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

    /// <summary>Sets of the operation with rules of their own.</summary>
    static readonly Dictionary<string, Func<string[], bool>> OpenTo = new()
    {
        ["ImportRuns"] = roles => roles.Intersect(["Lis.Read", "Lis.Write", "Lis.Import", "Lis.Admin"]).Any(),
        ["ImportErrors"] = roles => roles.Intersect(["Lis.Write", "Lis.Import", "Lis.Admin"]).Any(),
        ["StagedRows"] = roles => roles.Intersect(["Lis.Write", "Lis.Import", "Lis.Admin"]).Any()
            || (roles.Contains("Lis.Read") && roles.Contains("Lis.Preview")),
        ["AuditEntries"] = roles => roles.Contains("Lis.Admin"),
    };

    [Fact]
    public async Task Every_set_has_its_row()
    {
        var sets = await EntitySet.ReadAsync(Service, host.Entra.User(Tenants.Operator, "Lis.Admin").Bearer());

        Assert.Equal(
            OpenToReaders.Concat(OpenTo.Keys).Order(StringComparer.Ordinal),
            sets.Select(set => set.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/$count")]
    [InlineData("?$top=0&$count=true")]
    [InlineData("?$filter=false")]
    public async Task A_set_opens_to_its_roles_and_to_no_other(string shape)
    {
        foreach (var roles in Callers)
        {
            var token = host.Entra.Application(Tenants.Herning, roles).Bearer();
            foreach (var set in OpenToReaders.Concat(OpenTo.Keys))
            {
                var open = OpenTo.TryGetValue(set, out var rule) ? rule(roles) : roles.Intersect(["Lis.Read", "Lis.Admin"]).Any();
                var answer = await GetAsync($"/odata/v1/{set}{shape}", token);

                var expected = open ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
                Assert.True(answer.Status == expected, $"{set}{shape} as {string.Join('+', roles)}: expected {expected}, got {answer}");
            }
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
        var answer = await GetAsync($"/odata/v1/{path}", host.Entra.User(Tenants.Herning, "Lis.Read").Bearer());

        Assert.Contains(answer.Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
    }
}

public sealed class RoleMatrixTestsOnSqlite(SqliteSecuredHost host) : RoleMatrixTests(host);

public sealed class RoleMatrixTestsOnPostgres(PostgresSecuredHost host) : RoleMatrixTests(host);
