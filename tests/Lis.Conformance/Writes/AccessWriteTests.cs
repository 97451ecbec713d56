using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Writes;

/// <summary>Contract section 5 for writers: one's own municipality's rows, and what one cannot see is not there.</summary>
public abstract class AccessWriteTests(WriteHost host) : WriteSuite(host)
{
    [Fact]
    public async Task Anothers_row_is_not_there()
    {
        var id = await CommitteeAsync(Herning);

        Refused(await PatchAsync($"Committees({id})", """{"Name":"x"}""", Hedensted, Always), HttpStatusCode.NotFound, "NotFound");
        Refused(await PutAsync($"Committees({id})", """{"Name":"x","Kind":"Other"}""", Hedensted, Always), HttpStatusCode.NotFound);
        Refused(await DeleteAsync($"Committees({id})", Hedensted, Always), HttpStatusCode.NotFound);
        Refused(await PutAsync($"Committees({id})/Name", """{"value":"x"}""", Hedensted), HttpStatusCode.NotFound);
        Refused(await PostAsync($"Committees({id})/Cases", """{"Kind":"Memo","Title":"x"}""", Hedensted), HttpStatusCode.NotFound);
        (await PatchAsync($"Committees/$filter(Id eq {id})/$each", """{"Name":"x"}""", Hedensted)).Expect(HttpStatusCode.NoContent);
        Assert.StartsWith("Udvalg ", (await ReadAsync($"Committees({id})", Herning)).GetProperty("Name").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A reference to a hidden row and one to no row cannot be told apart.</summary>
    [Theory]
    [InlineData("{{\"Kind\":\"Memo\",\"Title\":\"x\",\"CommitteeId\":{0}}}")]
    [InlineData("{{\"Kind\":\"Memo\",\"Title\":\"x\",\"Committee@odata.bind\":\"Committees({0})\"}}")]
    public async Task A_reference_to_anothers_row_is_refused_like_a_missing_one(string body)
    {
        var id = await CommitteeAsync(Herning);
        string Of(int key) => string.Format(System.Globalization.CultureInfo.InvariantCulture, body, key);

        var hidden = Refused(await PostAsync("Cases", Of(id), Hedensted), HttpStatusCode.UnprocessableEntity, "InvalidReference");
        var missing = Refused(await PostAsync("Cases", Of(987654), Hedensted), HttpStatusCode.UnprocessableEntity, "InvalidReference");

        Assert.Equal(
            missing.GetRawText(), hidden.GetRawText().Replace($"{id}", "987654", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Owners_come_from_the_caller_and_stay()
    {
        Refused(
            await PostAsync("Committees", """{"Name":"a","Kind":"Other","MunicipalityCode":"766"}""", Herning), HttpStatusCode.Forbidden, "Forbidden", "MunicipalityCode");
        Refused(
            await PostAsync("Committees", """{"Name":"a","Kind":"Other","MunicipalityCode":null}""", Herning), HttpStatusCode.Forbidden, "Forbidden", "MunicipalityCode");
        var id = await CommitteeAsync(Herning);
        Refused(await PatchAsync($"Committees({id})", """{"MunicipalityCode":"766"}""", Herning, Always), HttpStatusCode.Forbidden, "Forbidden");
        var shared = await CommitteeAsync(Operator);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await ReadAsync($"Committees({shared})", Herning)).GetProperty("MunicipalityCode").ValueKind);
        Refused(await PatchAsync($"Committees({shared})", """{"Name":"x"}""", Herning, Always), HttpStatusCode.Forbidden, "Forbidden");
        Refused(await PatchAsync($"Committees({shared})", """{"Name":"x"}""", Token(Tenants.Operator, "Lis.Read", "Lis.Write"), Always), HttpStatusCode.Forbidden);
        (await PatchAsync($"Committees({shared})", """{"Name":"x"}""", Operator, Always)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Children_follow_their_parent()
    {
        var list = (await PostAsync("FocusLists", """{"Title":"a","MunicipalityCode":"766"}""", Operator)).Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();

        var item = (await PostAsync($"FocusLists({list})/Items", """{"Number":1,"Title":"a","Status":"Open","MunicipalityCode":"657"}""", Operator)).Expect(HttpStatusCode.Created);

        Assert.Equal("766", item.Json.GetProperty("MunicipalityCode").GetString());
    }

    [Fact]
    public async Task A_shared_row_may_be_linked_from_ones_own()
    {
        var shared = await CommitteeAsync(Operator);
        var tag = (await GetAsync($"{Root}Committees({shared})", Herning)).Header("ETag");
        var made = await PostAsync("Narratives", $$"""{"Kind":"Story","Title":"a","Committees@odata.bind":["Committees({{shared}})"]}""", Herning);
        var id = made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();

        Assert.Equal(tag, (await GetAsync($"{Root}Committees({shared})", Herning)).Header("ETag"));
        Assert.Single((await GetAsync($"{Root}Narratives({id})/Committees", Herning)).Rows);
        Refused(await PostAsync($"Committees({shared})/Narratives/$ref", $$"""{"@odata.id":"Narratives({{id}})"}""", Herning), HttpStatusCode.Forbidden);
        Assert.Empty((await GetAsync($"{Root}Committees({shared})/Narratives", Hedensted)).Rows);
    }

    /// <summary>Role, tenant and set by the model itself: a new set is tried without a word here.</summary>
    [Fact]
    public async Task Every_set_is_open_to_its_writers_and_to_no_other()
    {
        string[] readOnly =
            ["ProevehandlingStatuses", "ObservationRevisions", "FlatObservations", "KeyFigures", "ImportRuns", "ImportErrors", "StagedRows", "AuditEntries"];
        string[] shared = ["Areas", "AreaMembers", "Sources", "Breakdowns"];
        var sets = (await ReadAsync("?$format=json", Operator)).GetProperty("value").EnumerateArray()
            .Where(item => !item.TryGetProperty("kind", out var kind) || kind.GetString() == "EntitySet").Select(item => item.GetProperty("name").GetString()!);
        (string Tenant, string[] Roles)[] callers =
        [
            (Tenants.Herning, ["Lis.Read"]), (Tenants.Herning, ["Lis.Read", "Lis.Preview"]), (Tenants.Herning, ["Lis.Import"]), (Tenants.Herning, ["Lis.Write"]),
            (Tenants.Herning, ["Lis.Admin"]), (Tenants.Unassigned, ["Lis.Write"]), (Tenants.Operator, ["Lis.Write"]), (Tenants.Operator, ["Lis.Admin"]),
        ];
        foreach (var set in sets)
        {
            foreach (var (tenant, roles) in callers)
            {
                var writes = roles.Contains("Lis.Write") || roles.Contains("Lis.Admin") || (roles.Contains("Lis.Import") && set == "Observations");
                var isOpen = writes && tenant != Tenants.Unassigned && (!shared.Contains(set) || (roles.Contains("Lis.Admin") && tenant == Tenants.Operator));
                var answer = await PostAsync(set, "{\"No such property\":1}", Token(tenant, roles));
                var expected = readOnly.Contains(set) ? HttpStatusCode.MethodNotAllowed : isOpen ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden;
                Assert.True(answer.Status == expected, $"{set} as {string.Join('+', roles)} of {tenant}: expected {expected}, got {answer}");
            }
        }
    }
}

public sealed class AccessWriteTestsOnSqlite(SqliteWriteHost host) : AccessWriteTests(host);

public sealed class AccessWriteTestsOnPostgres(PostgresWriteHost host) : AccessWriteTests(host);
