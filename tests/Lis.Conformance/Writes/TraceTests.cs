using System.Globalization;
using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Writes;

/// <summary>What writes leave behind: audit entries in the same commit, and names under which a request is done once.</summary>
public abstract class TraceTests(WriteHost host) : WriteSuite(host)
{
    async Task<List<JsonElement>> AuditAsync(string set, object key) =>
        [.. (await GetAsync($"{Root}AuditEntries?$filter=EntitySet eq '{set}' and EntityKey eq '{key}'&$orderby=Id", Token(Tenants.Herning, "Lis.Admin"))).Rows];

    [Fact]
    public async Task Every_change_is_audited_with_old_and_new()
    {
        var token = Entra.Application(Tenants.Herning, "Lis.Read", "Lis.Write");
        var made = await PostAsync("Committees", """{"Name":"Før","Kind":"Other"}""", token.Bearer());
        var id = made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
        (await PatchAsync($"Committees({id})", """{"Name":"Efter","NameVariants":["x"]}""", token.Bearer(), Always)).Expect(HttpStatusCode.OK);
        (await DeleteAsync($"Committees({id})", token.Bearer(), Always)).Expect(HttpStatusCode.NoContent);

        var entries = await AuditAsync("Committees", id);

        Assert.Equal(["Insert", "Update", "Delete"], entries.Select(entry => entry.GetProperty("Action").GetString()));
        Assert.All(entries, entry => Assert.Equal((string)token.Claims["oid"]!, entry.GetProperty("Actor").GetString()));
        var change = JsonDocument.Parse(entries[1].GetProperty("Changes").GetString()!).RootElement;
        Assert.Equal("""{"Name":{"old":"Før","new":"Efter"},"NameVariants":{"old":[],"new":["x"]}}""", change.GetRawText());
    }

    [Fact]
    public async Task Links_are_audited_at_both_ends()
    {
        var id = await CommitteeAsync(Herning);
        var made = await PostAsync("Narratives", $$"""{"Kind":"Story","Title":"a","Committees@odata.bind":["Committees({{id}})"]}""", Herning);
        var narrative = made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();

        Assert.Contains($"\"Committees\":{{\"added\":[\"{id}\"]}}", (await AuditAsync("Narratives", narrative))[0].GetProperty("Changes").GetString(), StringComparison.Ordinal);
        Assert.Contains($"\"Narratives\":{{\"added\":[\"{narrative}\"]}}", (await AuditAsync("Committees", id))[^1].GetProperty("Changes").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_change_leaves_nothing()
    {
        var token = Entra.Application(Tenants.Herning, "Lis.Read", "Lis.Write");
        var name = Unique("Aldrig ");

        var body = $$"""{"Name":"{{name}}","Kind":"Other","Cases":[{"Kind":"Memo","Title":"a"},{"Kind":"Memo"}]}""";
        Refused(await PostAsync("Committees", body, token.Bearer()), HttpStatusCode.BadRequest, "MissingProperty", "Cases/1/Title");

        Assert.Empty((await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows);
        Assert.Empty((await GetAsync($"{Root}AuditEntries?$filter=Actor eq '{token.Claims["oid"]}'", Operator)).Rows);
    }

    [Fact]
    public async Task A_named_request_is_done_once()
    {
        var (key, name) = (("Idempotency-Key", Unique("noegle-")), Unique("Én gang "));
        var token = Entra.Application(Tenants.Herning, "Lis.Read", "Lis.Write").Bearer();
        var body = $$"""{"Name":"{{name}}","Kind":"Other"}""";

        var first = (await PostAsync("Committees", body, token, key)).Expect(HttpStatusCode.Created);
        var second = (await PostAsync("Committees", body, token, key)).Expect(HttpStatusCode.Created);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Equal(first.Header("Lis-Change"), second.Header("Lis-Change"));
        Assert.Single((await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows);
        Refused(await PostAsync("Committees", body.Replace("Other", "Council", StringComparison.Ordinal), token, key), HttpStatusCode.UnprocessableEntity, null, "Idempotency-Key");
        (await PostAsync("Committees", body, Herning, key)).Expect(HttpStatusCode.Created);
        Assert.Equal(2, (await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows.Count());
    }

    [Fact]
    public async Task Two_named_requests_at_once_make_one_row()
    {
        var (key, name) = (("Idempotency-Key", Unique("noegle-")), Unique("Samtidig "));
        var token = Entra.Application(Tenants.Herning, "Lis.Read", "Lis.Write").Bearer();
        var body = $$"""{"Name":"{{name}}","Kind":"Other"}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync("Committees", body, token, key)));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Created));
        Assert.Single((await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows);
    }

    [Fact]
    public async Task Of_two_who_change_one_version_at_once_one_gets_412()
    {
        var id = await CommitteeAsync(Herning);
        var tag = ("If-Match", (await GetAsync($"{Root}Committees({id})", Herning)).Header("ETag")!);
        var token = Herning;

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            PatchAsync($"Committees({id})", $$"""{"ShortName":"{{number.ToString(CultureInfo.InvariantCulture)}}"}""", token, tag)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed));
    }
}

public sealed class TraceTestsOnSqlite(SqliteWriteHost host) : TraceTests(host);

public sealed class TraceTestsOnPostgres(PostgresWriteHost host) : TraceTests(host);
