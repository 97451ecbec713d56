using System.Net;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Writes;

/// <summary>OData Protocol 11.4.2.1, 11.4.2.2, 11.4.3.1, 11.4.6, 11.4.9: references, deep insert and update, single properties.</summary>
public abstract class LinkWriteTests(WriteHost host) : WriteSuite(host)
{
    const string Indicator = """{"Name":"Tal","Kind":"Output","PeriodKind":"Month"}""";

    async Task<string> IndicatorAsync()
    {
        var code = Unique("657-link-");
        (await PutAsync($"Indicators('{code}')", Indicator, Herning)).Expect(HttpStatusCode.Created);
        return code;
    }

    [Fact]
    [Shows("R96b", "R96d", "R96e")]
    public async Task Many_to_many_links_are_made_and_cut()
    {
        var (id, code) = (await CommitteeAsync(Herning), await IndicatorAsync());
        var before = (await GetAsync($"{Root}Indicators('{code}')", Herning)).Header("ETag");
        var reference = $$"""{"@odata.id":"Indicators('{{code}}')"}""";

        (await PostAsync($"Committees({id})/Indicators/$ref", reference, Herning)).Expect(HttpStatusCode.NoContent);
        (await PostAsync($"Committees({id})/Indicators/$ref", reference, Herning)).Expect(HttpStatusCode.NoContent);

        Assert.Single((await GetAsync($"{Root}Indicators('{code}')/Committees", Herning)).Rows);
        Assert.NotEqual(before, (await GetAsync($"{Root}Indicators('{code}')", Herning)).Header("ETag"));
        (await DeleteAsync($"Committees({id})/Indicators/$ref?$id=Indicators('{code}')", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await GetAsync($"{Root}Indicators('{code}')/Committees", Herning)).Rows);
        Refused(await DeleteAsync($"Committees({id})/Indicators/$ref?$id=Indicators('{code}')", Herning), HttpStatusCode.NotFound);
        (await PostAsync($"Indicators('{code}')/Committees/$ref", $$"""{"@odata.id":"Committees({{id}})"}""", Herning)).Expect(HttpStatusCode.NoContent);
        (await DeleteAsync($"Indicators('{code}')/Committees({id})/$ref", Herning)).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    [Shows("R96c")]
    public async Task A_single_reference_is_set_and_removed()
    {
        var id = await CommitteeAsync(Herning);
        var made = await PostAsync("Cases", """{"Kind":"Memo","Title":"Notat"}""", Herning);
        var path = $"Cases({made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32()})";

        (await PutAsync($"{path}/Committee/$ref", $$"""{"@odata.id":"Committees({{id}})"}""", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(id, (await ReadAsync(path, Herning)).GetProperty("CommitteeId").GetInt32());
        (await DeleteAsync($"{path}/Committee/$ref", Herning)).Expect(HttpStatusCode.NoContent);
        (await PostAsync($"Committees({id})/Cases/$ref", $$"""{"@odata.id":"{{path}}"}""", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(id, (await ReadAsync(path, Herning)).GetProperty("CommitteeId").GetInt32());
    }

    [Theory]
    [Shows("R97")]
    [InlineData("\"Committee@odata.bind\":\"Committees({0})\"")]
    [InlineData("\"Committee\":{{\"@id\":\"Committees({0})\"}}")]
    public async Task A_body_binds_to_what_is_there(string bind)
    {
        var id = await CommitteeAsync(Herning);
        var member = string.Format(System.Globalization.CultureInfo.InvariantCulture, bind, id);

        var made = (await PostAsync("Cases", "{\"Kind\":\"Memo\",\"Title\":\"Notat\"," + member + "}", Herning)).Expect(HttpStatusCode.Created);

        Assert.Equal(id, made.Json.GetProperty("CommitteeId").GetInt32());
        Refused(
            await PostAsync("Cases", $"{{\"Kind\":\"Memo\",\"Title\":\"Notat\",\"CommitteeId\":{id + 1}," + member + "}", Herning),
            HttpStatusCode.BadRequest,
            "InvalidValue",
            "CommitteeId");
    }

    [Fact]
    [Shows("R98")]
    public async Task Related_entities_are_made_along_or_not_at_all()
    {
        var body = """{"Name":"Dyb","Kind":"Other","Cases":[{"Kind":"Memo","Title":"A","Documents":[{"Kind":"Report","Title":"B"}]},{"Kind":"Memo","Title":"C"}]}""";
        var made = (await PostAsync("Committees", body, Herning)).Expect(HttpStatusCode.Created);
        var asked = await GetAsync($"{Root}Committees({made.Json.GetProperty("Id").GetInt32()})?$expand=Cases($expand=Documents)", Herning);
        Assert.Equal(asked.Text, made.Text);
        var cases = made.Json.GetProperty("Cases");
        Assert.Equal(2, cases.GetArrayLength());
        Assert.Equal("B", cases[0].GetProperty("Documents")[0].GetProperty("Title").GetString());

        var name = Unique("Halv ");
        var broken = $$"""{"Name":"{{name}}","Kind":"Other","Cases":[{"Kind":"Memo","Title":"A"},{"Kind":"Memo"}]}""";
        Refused(await PostAsync("Committees", broken, Herning), HttpStatusCode.BadRequest, null, "Cases/1/Title");
        Assert.Empty((await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows);
    }

    [Fact]
    [Shows("R98")]
    public async Task An_update_of_4_01_changes_related_entities_along()
    {
        var made = await PostAsync("Committees?$expand=Cases", """{"Name":"Dyb","Kind":"Other","Cases":[{"Kind":"Memo","Title":"A"},{"Kind":"Memo","Title":"B"}]}""", Herning);
        var id = made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
        var keys = made.Json.GetProperty("Cases").EnumerateArray().Select(item => item.GetProperty("Id").GetInt32()).ToList();
        var delta = $$$"""{"Cases@delta":[{"@id":"Cases({{{keys[0]}}})","Title":"A2"},{"@removed":{"reason":"deleted"},"@id":"Cases({{{keys[1]}}})"},{"Kind":"Memo","Title":"C"}]}""";

        Refused(await PatchAsync($"Committees({id})", delta.Replace("@delta", "@odata.delta", StringComparison.Ordinal), Herning, Always, ("OData-Version", "4.0")), HttpStatusCode.BadRequest, "InvalidBody");
        var shown = (await PatchAsync($"Committees({id})?$select=Name", delta, Herning, Always, Newer)).Expect(HttpStatusCode.OK);
        Assert.Equal(2, shown.Json.GetProperty("Cases").GetArrayLength());

        var titles = (await GetAsync($"{Root}Committees({id})/Cases?$orderby=Id", Herning)).Rows.Select(row => row.GetProperty("Title").GetString());
        Assert.Equal(["A2", "C"], titles);
        (await PatchAsync($"Committees({id})", """{"Cases":[]}""", Herning, Always, Newer)).Expect(HttpStatusCode.OK);
        Assert.Empty((await GetAsync($"{Root}Committees({id})/Cases", Herning)).Rows);
    }

    [Fact]
    [Shows("R99")]
    public async Task Single_properties_are_written()
    {
        var id = await CommitteeAsync(Herning);

        (await PutAsync($"Committees({id})/ShortName", """{"value":"kort"}""", Herning)).Expect(HttpStatusCode.NoContent);
        (await Service.SendAsync("PUT", $"{Root}Committees({id})/Name/$value", "Rå tekst", Herning, ("Content-Type", "text/plain"))).Expect(HttpStatusCode.NoContent);
        (await PutAsync($"Committees({id})/NameVariants", """{"value":["a","b"]}""", Herning)).Expect(HttpStatusCode.NoContent);
        var read = await ReadAsync($"Committees({id})", Herning);
        Assert.Equal(("kort", "Rå tekst", 2), (read.GetProperty("ShortName").GetString(), read.GetProperty("Name").GetString(), read.GetProperty("NameVariants").GetArrayLength()));
        (await DeleteAsync($"Committees({id})/ShortName", Herning)).Expect(HttpStatusCode.NoContent);
        (await GetAsync($"{Root}Committees({id})/ShortName", Herning)).Expect(HttpStatusCode.NoContent);
        Refused(await DeleteAsync($"Committees({id})/Name", Herning), HttpStatusCode.BadRequest, "InvalidValue", "Name");
        Refused(await PutAsync($"Committees({id})/Id", """{"value":5}""", Herning), HttpStatusCode.MethodNotAllowed);
        Refused(await PutAsync($"Committees({id})/Name", """{"value":5}""", Herning), HttpStatusCode.BadRequest, "InvalidValue");
    }
}

public sealed class LinkWriteTestsOnSqlite(SqliteWriteHost host) : LinkWriteTests(host);

public sealed class LinkWriteTestsOnPostgres(PostgresWriteHost host) : LinkWriteTests(host);
