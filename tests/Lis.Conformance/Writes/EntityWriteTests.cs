using System.Globalization;
using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Writes;

/// <summary>OData Protocol 11.4.2 to 11.4.5: entities made, merged, replaced, removed.</summary>
public abstract class EntityWriteTests(WriteHost host) : WriteSuite(host)
{
    [Fact]
    [Shows("R88")]
    public async Task A_posted_entity_is_answered_as_a_read_shows_it()
    {
        var made = (await PostAsync("Committees", """{"Name":"Kultur og Fritid","Kind":"StandingCommittee","NameVariants":["KF","Kulturudvalget"]}""", Herning))
            .Expect(HttpStatusCode.Created);
        var location = made.Header("Location")!;
        Assert.StartsWith(Service.Address.GetLeftPart(UriPartial.Authority), location, StringComparison.Ordinal);
        var read = (await GetAsync(new Uri(location).AbsolutePath, Herning)).Expect(HttpStatusCode.OK);

        Assert.Equal(read.Text, made.Text);
        Assert.Equal(read.Header("ETag"), made.Header("ETag"));
        Assert.Equal("657", made.Json.GetProperty("MunicipalityCode").GetString());
        Assert.Equal("W/\"" + made.Header("Lis-Change") + "\"", made.Header("ETag"));
    }

    [Fact]
    [Shows("R88")]
    public async Task Return_minimal_gives_addresses_and_no_body()
    {
        var made = (await PostAsync("Committees", """{"Name":"Kort","Kind":"Other"}""", Herning, ("Prefer", "return=minimal"))).Expect(HttpStatusCode.NoContent);

        Assert.Empty(made.Body);
        Assert.Equal(made.Header("Location"), made.Header("OData-EntityId"));
        Assert.Equal("return=minimal", made.Header("Preference-Applied"));
        Assert.NotNull(made.Header("ETag"));
    }

    [Fact]
    [Shows("R91")]
    public async Task A_merge_leaves_what_it_does_not_name()
    {
        var id = await CommitteeAsync(Herning, ""","ShortName":"kort" """);

        var answer = (await PatchAsync($"Committees({id})", """{"Name":"Nyt navn"}""", Herning, Always)).Expect(HttpStatusCode.OK);

        Assert.Equal("Nyt navn", answer.Json.GetProperty("Name").GetString());
        Assert.Equal("kort", answer.Json.GetProperty("ShortName").GetString());
    }

    [Fact]
    [Shows("R91")]
    public async Task A_replacement_empties_what_it_does_not_name()
    {
        var id = await CommitteeAsync(Herning, ""","ShortName":"kort","NameVariants":["a"]""");

        var answer = (await PutAsync($"Committees({id})", """{"Name":"Nyt navn","Kind":"Other"}""", Herning, Always)).Expect(HttpStatusCode.OK);

        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("ShortName").ValueKind);
        Assert.Empty(answer.Json.GetProperty("NameVariants").EnumerateArray());
        Assert.Equal("657", answer.Json.GetProperty("MunicipalityCode").GetString());
    }

    [Fact]
    public async Task A_replacement_must_name_what_cannot_be_null()
    {
        var id = await CommitteeAsync(Herning);

        Refused(await PutAsync($"Committees({id})", """{"Name":"Nyt navn"}""", Herning, Always), HttpStatusCode.BadRequest, "MissingProperty", "Kind");
    }

    [Fact]
    [Shows("R94")]
    public async Task A_deleted_entity_is_gone()
    {
        var id = await CommitteeAsync(Herning);

        (await DeleteAsync($"Committees({id})", Herning, Always)).Expect(HttpStatusCode.NoContent);

        (await GetAsync($"{Root}Committees({id})", Herning)).Expect(HttpStatusCode.NotFound);
        Refused(await DeleteAsync($"Committees({id})", Herning, Always), HttpStatusCode.NotFound, "NotFound");
    }

    [Fact]
    [Shows("R95")]
    public async Task Two_who_change_one_row_do_not_overwrite_each_other()
    {
        var id = await CommitteeAsync(Herning);
        var tag = (await GetAsync($"{Root}Committees({id})", Herning)).Header("ETag")!;

        (await PatchAsync($"Committees({id})", """{"Name":"Den første"}""", Herning, ("If-Match", tag))).Expect(HttpStatusCode.OK);

        Refused(await PatchAsync($"Committees({id})", """{"Name":"Den anden"}""", Herning, ("If-Match", tag)), HttpStatusCode.PreconditionFailed);
        Refused(await DeleteAsync($"Committees({id})", Herning, ("If-Match", tag)), HttpStatusCode.PreconditionFailed);
        Assert.Equal("Den første", (await ReadAsync($"Committees({id})", Herning)).GetProperty("Name").GetString());
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_change_without_If_Match_is_428(string method)
    {
        var id = await CommitteeAsync(Herning);

        var answer = await Service.SendAsync(method, $"{Root}Committees({id})", method == "DELETE" ? null : """{"Name":"x","Kind":"Other"}""", Herning);

        Refused(answer, HttpStatusCode.PreconditionRequired, "PreconditionRequired", "If-Match");
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    [Shows("R92")]
    public async Task A_key_that_the_client_gives_is_made_by_PUT_and_PATCH(string method)
    {
        var code = Unique($"657-{method}-");
        var body = """{"Name":"Ungeledighed","Kind":"Output","PeriodKind":"Month"}""";

        var made = await Service.SendAsync(method, $"{Root}Indicators('{code}')", body, Herning);

        Assert.EndsWith($"/odata/v1/Indicators('{code}')", made.Expect(HttpStatusCode.Created).Header("Location"), StringComparison.Ordinal);
        Refused(await Service.SendAsync(method, $"{Root}Indicators('{code}x')", body, Herning, Always), HttpStatusCode.PreconditionFailed);
        Refused(await Service.SendAsync(method, $"{Root}Indicators('{code}')", body, Herning, ("If-None-Match", "*")), HttpStatusCode.PreconditionFailed);
        Refused(await Service.SendAsync(method, $"{Root}Committees(999999)", """{"Name":"x","Kind":"Other"}""", Herning), HttpStatusCode.NotFound);
    }

    [Fact]
    [Shows("R89")]
    public async Task A_key_stands_once()
    {
        var code = Unique("657-dobbelt-");
        var body = $$"""{"Code":"{{code}}","Name":"Ungeledighed","Kind":"Output","PeriodKind":"Month"}""";
        (await PostAsync("Indicators", body, Herning)).Expect(HttpStatusCode.Created);

        Refused(await PostAsync("Indicators", body, Herning), HttpStatusCode.Conflict, "DuplicateKey", "Code");
    }

    [Fact]
    [Shows("R90", "R93")]
    public async Task Computed_properties_are_passed_over_and_keys_stay()
    {
        var id = await CommitteeAsync(Herning, ""","Id":4711,"CreatedAt":"1999-01-01T00:00:00Z" """);
        Assert.NotEqual(4711, id);
        var code = Unique("657-fast-");
        (await PutAsync($"Indicators('{code}')", """{"Name":"a","Kind":"Output","PeriodKind":"Month"}""", Herning)).Expect(HttpStatusCode.Created);

        Refused(await PatchAsync($"Indicators('{code}')", """{"Code":"657-andet"}""", Herning, Always), HttpStatusCode.UnprocessableEntity, "ImmutableProperty", "Code");
    }

    [Fact]
    public async Task A_change_that_changes_nothing_leaves_the_version()
    {
        var id = await CommitteeAsync(Herning);
        var before = (await GetAsync($"{Root}Committees({id})", Herning)).Header("ETag");

        (await PatchAsync($"Committees({id})", """{"Kind":"Other"}""", Herning, Always)).Expect(HttpStatusCode.OK);

        Assert.Equal(before, (await GetAsync($"{Root}Committees({id})", Herning)).Header("ETag"));
    }

    [Fact]
    [Shows("R100")]
    public async Task Each_row_of_a_filtered_path_is_changed_and_removed()
    {
        var name = Unique("Hver ");
        for (var i = 0; i < 3; i++)
        {
            (await PostAsync("Committees", $$"""{"Name":"{{name}}","Kind":"Other"}""", Herning)).Expect(HttpStatusCode.Created);
        }

        (await PatchAsync($"Committees/$filter(Name eq '{name}')/$each", """{"ShortName":"alle"}""", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(3, (await GetAsync($"{Root}Committees?$filter=ShortName eq 'alle' and Name eq '{name}'", Herning)).Rows.Count());
        (await DeleteAsync($"Committees/$filter(Name eq '{name}')/$each", Herning)).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await GetAsync($"{Root}Committees?$filter=Name eq '{name}'", Herning)).Rows);
    }

    [Fact]
    [Shows("R101", "41M-27")]
    public async Task Select_and_expand_shape_the_answer()
    {
        var made = (await PostAsync("Committees?$select=Name&$expand=Cases", """{"Name":"Formet","Kind":"Other"}""", Herning, ("Prefer", "return=minimal")))
            .Expect(HttpStatusCode.Created);

        Assert.False(made.Json.TryGetProperty("Kind", out _));
        Assert.Equal(0, made.Json.GetProperty("Cases").GetArrayLength());
        Refused(await PostAsync("Committees?$filter=Id eq 1", """{"Name":"x","Kind":"Other"}""", Herning), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_writer_who_cannot_read_gets_204()
    {
        var made = (await PostAsync("Committees", """{"Name":"Blind","Kind":"Other"}""", Token(Tenants.Herning, "Lis.Write"))).Expect(HttpStatusCode.NoContent);

        Assert.Equal(made.Header("Location"), made.Header("OData-EntityId"));
        var path = new Uri(made.Header("Location")!).AbsolutePath[Root.Length..];
        (await PatchAsync(path, """{"Name":"Blind 2"}""", Token(Tenants.Herning, "Lis.Write"), Always)).Expect(HttpStatusCode.NoContent);
        var blind = await PatchAsync(path, """{"Name":"Blind 2"}""", Token(Tenants.Herning, "Lis.Write"), Always, ("Prefer", "return=representation"));
        Assert.Null(blind.Expect(HttpStatusCode.NoContent).Header("Preference-Applied"));
        Assert.Equal("Blind 2", (await ReadAsync(path, Herning)).GetProperty("Name").GetString());
    }

    [Fact]
    [Shows("R96a")]
    public async Task An_entity_below_another_belongs_to_it()
    {
        var id = await CommitteeAsync(Herning);

        var made = (await PostAsync($"Committees({id})/Cases", """{"Kind":"Memo","Title":"Notat"}""", Herning)).Expect(HttpStatusCode.Created);

        Assert.Equal(id.ToString(CultureInfo.InvariantCulture), made.Json.GetProperty("CommitteeId").GetRawText());
        Refused(await PostAsync($"Committees({id})/Cases", $$"""{"Kind":"Memo","Title":"Notat","CommitteeId":{{id + 1}}}""", Herning), HttpStatusCode.BadRequest, "InvalidValue", "CommitteeId");
        Refused(await PostAsync("Committees(999999)/Cases", """{"Kind":"Memo","Title":"Notat"}""", Herning), HttpStatusCode.NotFound);
    }
}

public sealed class EntityWriteTestsOnSqlite(SqliteWriteHost host) : EntityWriteTests(host);

public sealed class EntityWriteTestsOnPostgres(PostgresWriteHost host) : EntityWriteTests(host);
