using System.Net;
using System.Text.Json;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Writes;

/// <summary>OData Protocol 4.01 section 11.4.4, 11.4.6, 11.4.9.3 and 11.4.13: collections of references, of entities and of values as a whole.</summary>
public abstract class CollectionWriteTests(WriteHost host) : WriteSuite(host)
{
    async Task<string> IndicatorAsync()
    {
        var code = Unique("657-samling-");
        (await PutAsync($"Indicators('{code}')", """{"Name":"Tal","Kind":"Output","PeriodKind":"Month"}""", Herning)).Expect(HttpStatusCode.Created);
        return code;
    }

    async Task<int> CaseAsync(string more = "")
    {
        var made = await PostAsync("Cases", $$"""{"Kind":"Memo","Title":"Notat"{{more}}}""", Herning);
        return made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
    }

    async Task<string[]> ListAsync(string path, string property) =>
        [.. (await GetAsync(Root + path, Herning)).Expect(HttpStatusCode.OK).Rows.Select(row => row.GetProperty(property).ToString())];

    [Fact]
    [Shows("41M-22", "R96b", "R96d", "R96e")]
    public async Task References_of_a_collection_are_added_replaced_and_removed()
    {
        var (id, one, two, three) = (await CommitteeAsync(Herning), await IndicatorAsync(), await IndicatorAsync(), await IndicatorAsync());
        var path = $"Committees({id})/Indicators";
        static string Reference(string code) => $$"""{"@odata.id":"Indicators('{{code}}')"}""";
        (await PostAsync($"{path}/$ref", Reference(one), Herning)).Expect(HttpStatusCode.NoContent);

        (await PutAsync($"{path}/$ref", $$"""{"value":[{{Reference(two)}},{{Reference(three)}}]}""", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(new[] { two, three }.Order(StringComparer.Ordinal), await ListAsync($"{path}?$orderby=Code", "Code"));
        (await DeleteAsync($"{path}('{two}')/$ref", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Equal([three], await ListAsync(path, "Code"));
        (await DeleteAsync($"{path}/$ref?$id=Indicators('{three}')", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Empty(await ListAsync(path, "Code"));

        (await PutAsync($"{path}/$ref", $$"""{"value":[{{Reference(one)}}]}""", Herning)).Expect(HttpStatusCode.NoContent);
        Refused(await DeleteAsync($"{path}/$ref", Herning, ("OData-MaxVersion", "4.0")), HttpStatusCode.BadRequest, "InvalidOptionValue", "$id");
        (await DeleteAsync($"{path}/$ref", Herning, ("OData-MaxVersion", "4.01"))).Expect(HttpStatusCode.NoContent);
        Assert.Empty(await ListAsync(path, "Code"));
        Refused(await PutAsync($"{path}/$ref", """{"value":[{"@odata.id":"Indicators('findes-ikke')"}]}""", Herning), HttpStatusCode.UnprocessableEntity, "InvalidReference", "value/0");
        Refused(await PutAsync($"{path}/$ref", """{"value":{}}""", Herning), HttpStatusCode.BadRequest, "InvalidBody", "value");
    }

    [Fact]
    public async Task References_that_the_far_rows_keep_are_replaced_too()
    {
        var (id, kept, cut, added) = (await CommitteeAsync(Herning), await CaseAsync(), await CaseAsync(), await CaseAsync());
        (await PutAsync($"Committees({id})/Cases/$ref", $$"""{"value":[{"@id":"Cases({{kept}})"},{"@id":"Cases({{cut}})"}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);

        (await PutAsync($"Committees({id})/Cases/$ref", $$"""{"value":[{"@id":"Cases({{kept}})"},{"@id":"Cases({{added}})"}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);

        Assert.Equal([$"{kept}", $"{added}"], await ListAsync($"Committees({id})/Cases?$orderby=Id", "Id"));
        Assert.Equal(JsonValueKind.Null, (await ReadAsync($"Cases({cut})", Herning)).GetProperty("CommitteeId").ValueKind);
    }

    /// <summary>The row that keeps a reference is the one that changes; that its far end belongs to all is no hindrance.</summary>
    [Fact]
    [Shows("R96c")]
    public async Task A_reference_to_a_shared_row_is_set_by_who_may_write_the_near_one()
    {
        var code = await IndicatorAsync();
        var source = (await GetAsync($"{Root}Sources?$top=1", Herning)).Rows.First().GetProperty("Code").GetString();

        (await PutAsync($"Indicators('{code}')/Source/$ref", $$"""{"@odata.id":"Sources('{{source}}')"}""", Herning)).Expect(HttpStatusCode.NoContent);

        Assert.Equal(source, (await ReadAsync($"Indicators('{code}')", Herning)).GetProperty("SourceCode").GetString());
        Refused(await PutAsync($"Indicators('{code}')/Source/$ref", """{"@odata.id":"Sources('x')"}""", Hedensted), HttpStatusCode.NotFound);
    }

    [Fact]
    [Shows("R100")]
    public async Task A_set_is_changed_by_a_delta_of_4_01()
    {
        var (changed, deleted, name) = (await CommitteeAsync(Herning), await CommitteeAsync(Herning), Unique("Ny "));
        var code = Unique("657-delta-");
        var delta = $$"""
            {"@context":"#$delta","value":[
              {"Id":{{changed}},"ShortName":"rettet"},
              {"@removed":{"reason":"deleted"},"@id":"Committees({{deleted}})"},
              {"Name":"{{name}}","Kind":"Other"}]}
            """;

        (await PatchAsync("Committees", delta, Herning, Newer)).Expect(HttpStatusCode.NoContent);

        Assert.Equal("rettet", (await ReadAsync($"Committees({changed})", Herning)).GetProperty("ShortName").GetString());
        (await GetAsync($"{Root}Committees({deleted})", Herning)).Expect(HttpStatusCode.NotFound);
        Assert.Single(await ListAsync($"Committees?$filter=Name eq '{name}'", "Id"));
        (await PatchAsync("Indicators", $$"""{"value":[{"Code":"{{code}}","Name":"Tal","Kind":"Output","PeriodKind":"Month"}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);
        (await GetAsync($"{Root}Indicators('{code}')", Herning)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Entries_of_a_delta_make_and_cut_links()
    {
        var (id, other) = (await CommitteeAsync(Herning), await CommitteeAsync(Herning));
        var made = (await PostAsync("Cases", """{"Kind":"Memo","Title":"Notat"}""", Herning)).Expect(HttpStatusCode.Created).Json;
        var @case = $"Cases({made.GetProperty("Id").GetInt32()})";
        string Entry(string kind, string source, string name, string target) =>
            $$"""{"@context":"{{Service.Address}}odata/v1/$metadata#Committees/{{kind}}","source":"{{source}}","relationship":"{{name}}","target":"{{target}}"}""";

        var link = Entry("$link", $"Committees({id})", "Indicators", "Indicators('657-ungeledighed')");
        var below = Entry("$link", $"Committees({other})", "Cases", @case);
        (await PatchAsync("Committees", $$"""{"@context":"#$delta","value":[{{link}},{"Id":{{id}},"ShortName":"med"},{{below}}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);
        Assert.Single((await GetAsync($"{Root}Committees({id})/Indicators", Herning)).Rows);
        Assert.Equal(other, (await ReadAsync(@case, Herning)).GetProperty("CommitteeId").GetInt32());
        var upwards = Entry("$link", @case, "Committee", $"Committees({id})");
        (await PatchAsync("Cases", $$"""{"value":[{{upwards}}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(id, (await ReadAsync(@case, Herning)).GetProperty("CommitteeId").GetInt32());

        var cut = Entry("$deletedLink", $"Committees({id})", "Indicators", "Indicators('657-ungeledighed')");
        var cutUpwards = Entry("$deletedLink", @case, "Committee", $"Committees({id})");
        (await PatchAsync("Committees", $$"""{"value":[{{cut}}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);
        (await PatchAsync("Cases", $$"""{"value":[{{cutUpwards}}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);

        Assert.Empty((await GetAsync($"{Root}Committees({id})/Indicators", Herning)).Rows);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await ReadAsync(@case, Herning)).GetProperty("CommitteeId").ValueKind);
        Refused(await PatchAsync("Committees", $$"""{"value":[{{Entry("$link", $"Committees({id})", "Nothing", @case)}}]}""", Herning, Newer), HttpStatusCode.BadRequest, "UnknownProperty", "value/0/relationship");
        Refused(await PatchAsync("Committees", $$"""{"value":[{{Entry("$link", $"Committees({id})", "Cases", "Cases(987654321)")}}]}""", Herning, Newer), HttpStatusCode.UnprocessableEntity, "InvalidReference", "value/0/target");
    }

    [Fact]
    public async Task A_delta_is_done_whole_or_not_at_all()
    {
        var id = await CommitteeAsync(Herning);
        var before = (await GetAsync($"{Root}Committees({id})", Herning)).Text;
        string Delta(string second) => $$"""{"value":[{"Id":{{id}},"ShortName":"halv"},{{second}}]}""";

        Refused(await PatchAsync("Committees", Delta("""{"Kind":"Other"}"""), Herning, Newer), HttpStatusCode.BadRequest, "MissingProperty", "value/1/Name");
        Refused(await PatchAsync("Committees", Delta($$"""{"Id":{{id}},"@etag":"W/\"1\"","Name":"x"}"""), Herning, Newer), HttpStatusCode.PreconditionFailed, "PreconditionFailed", "value/1");
        Refused(await PatchAsync("Committees", Delta("""{"@removed":{"reason":"deleted"},"@id":"Committees(987654)"}"""), Herning, Newer), HttpStatusCode.UnprocessableEntity, "InvalidReference");
        Refused(await PatchAsync("Committees", Delta($$"""{"@removed":{"reason":"changed"},"@id":"Committees({{id}})"}"""), Herning, Newer), HttpStatusCode.BadRequest, "InvalidBody", "value/1");
        Refused(await PatchAsync("Committees", Delta("""{"@context":"#$link","source":"a"}"""), Herning, Newer), HttpStatusCode.BadRequest, "InvalidBody", "value/1");
        Refused(await PatchAsync("Committees", Delta("5"), Herning, Newer), HttpStatusCode.BadRequest, "InvalidBody", "value/1");
        Refused(await PatchAsync("Committees", Delta("{}"), Herning, ("OData-Version", "4.0")), HttpStatusCode.BadRequest, "InvalidBody", "OData-Version");
        Refused(await PatchAsync("Committees", """{"value":{}}""", Herning, Newer), HttpStatusCode.BadRequest, "InvalidBody", "value");
        Refused(await PatchAsync("FlatObservations", """{"value":[]}""", Herning, Newer), HttpStatusCode.MethodNotAllowed);

        Assert.Equal(before, (await GetAsync($"{Root}Committees({id})", Herning)).Text);
    }

    [Fact]
    public async Task What_a_navigation_leads_to_is_changed_by_a_delta()
    {
        var (id, other) = (await CommitteeAsync(Herning), await CommitteeAsync(Herning));
        var (own, loose) = (await CaseAsync($",\"CommitteeId\":{id}"), await CaseAsync());
        var code = await IndicatorAsync();

        (await PatchAsync($"Committees({id})/Cases", $$"""{"value":[{"Id":{{own}},"Title":"B"},{"@id":"Cases({{loose}})"},{"Kind":"Memo","Title":"C"}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);
        (await PatchAsync($"Committees({id})/Indicators", $$"""{"value":[{"@id":"Indicators('{{code}}')"}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(["B", "Notat", "C"], await ListAsync($"Committees({id})/Cases?$orderby=Id", "Title"));
        Assert.Equal([code], await ListAsync($"Committees({id})/Indicators", "Code"));
        (await PatchAsync($"Committees({id})/Cases", $$"""{"value":[{"@removed":{"reason":"changed"},"@id":"Cases({{own}})"}]}""", Herning, Newer)).Expect(HttpStatusCode.NoContent);

        Assert.Equal(["Notat", "C"], await ListAsync($"Committees({id})/Cases?$orderby=Id", "Title"));
        Refused(await PatchAsync($"Committees({other})/Cases", """{"value":[{"Kind":"Memo","Title":"C"}]}""", Hedensted, Newer), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task What_a_navigation_to_one_does_not_lead_to_yet_is_made(string method)
    {
        var id = await CaseAsync();

        var made = await Service.SendAsync(method, $"{Root}Cases({id})/Committee", """{"Name":"Nyt udvalg","Kind":"Other"}""", Herning);

        var committee = made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
        Assert.EndsWith($"Committees({committee})", made.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(committee, (await ReadAsync($"Cases({id})", Herning)).GetProperty("CommitteeId").GetInt32());
        (await Service.SendAsync(method, $"{Root}Cases({id})/Committee", """{"Name":"Rettet","Kind":"Other"}""", Herning, Always)).Expect(HttpStatusCode.OK);
        Assert.Equal("Rettet", (await ReadAsync($"Committees({committee})", Herning)).GetProperty("Name").GetString());
        Refused(await Service.SendAsync(method, $"{Root}Cases(987654)/Committee", """{"Name":"x","Kind":"Other"}""", Herning), HttpStatusCode.NotFound);
        Refused(await Service.SendAsync(method, $"{Root}Cases({await CaseAsync()})/Committee", """{"Name":"x","Kind":"Other"}""", Herning, Always), HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    [Shows("41M-20", "R98")]
    public async Task A_replacement_of_4_01_replaces_what_stands_inside_it()
    {
        var made = await PostAsync(
            "Committees?$expand=Cases", """{"Name":"Ydre","Kind":"Other","Cases":[{"Kind":"Memo","Title":"A","Summary":"går"},{"Kind":"Memo","Title":"B"}]}""", Herning);
        var id = made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
        var key = made.Json.GetProperty("Cases")[0].GetProperty("Id").GetInt32();
        var body = $$"""{"Name":"Ydre 2","Kind":"Other","Cases":[{"Id":{{key}},"Kind":"Memo","Title":"A2"},{"Kind":"Memo","Title":"C"}]}""";

        Refused(await PutAsync($"Committees({id})", body, Herning, Always, ("OData-Version", "4.0")), HttpStatusCode.BadRequest, "InvalidBody", "Cases");
        var replaced = (await PutAsync($"Committees({id})?$expand=Cases($orderby=Id)", body, Herning, Always, Newer)).Expect(HttpStatusCode.OK).Json.GetProperty("Cases");

        Assert.Equal(["A2", "C"], replaced.EnumerateArray().Select(item => item.GetProperty("Title").GetString()));
        Assert.Equal(JsonValueKind.Null, replaced[0].GetProperty("Summary").ValueKind);
    }

    [Fact]
    [Shows("41M-23", "R99")]
    public async Task A_value_is_added_to_a_collection_of_values()
    {
        var id = await CommitteeAsync(Herning, ",\"NameVariants\":[\"a\"]");

        (await PostAsync($"Committees({id})/NameVariants", """{"value":"b"}""", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Equal("""["a","b"]""", (await ReadAsync($"Committees({id})/NameVariants", Herning)).GetProperty("value").GetRawText());
        Refused(await PostAsync($"Committees({id})/NameVariants", """{"value":5}""", Herning), HttpStatusCode.BadRequest, "InvalidValue", "value");
        Refused(await PostAsync($"Committees({id})/NameVariants", """{"value":null}""", Herning), HttpStatusCode.BadRequest, "InvalidValue", "value");
        Refused(await PostAsync($"Committees({id})/Name", """{"value":"b"}""", Herning), HttpStatusCode.MethodNotAllowed);
        Refused(await PostAsync($"Committees({id})/NameVariants", """{"value":"b"}""", Hedensted), HttpStatusCode.NotFound);
    }
}

public sealed class CollectionWriteTestsOnSqlite(SqliteWriteHost host) : CollectionWriteTests(host);

public sealed class CollectionWriteTestsOnPostgres(PostgresWriteHost host) : CollectionWriteTests(host);
