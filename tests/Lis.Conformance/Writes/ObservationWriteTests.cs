using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Writes;

/// <summary>Observations over OData: revisions are added and never overwritten.</summary>
public abstract class ObservationWriteTests(WriteHost host) : WriteSuite(host)
{
    async Task<string> IndicatorAsync((string Name, string Value) token, string start = "657-tal-")
    {
        var code = Unique(start);
        (await PutAsync($"Indicators('{code}')", """{"Name":"Tal","Kind":"Output","PeriodKind":"Month"}""", token)).Expect(HttpStatusCode.Created);
        return code;
    }

    static string Body(string indicator, string more = "", string area = "657", string period = "2018M01") =>
        $$"""{"IndicatorCode":"{{indicator}}","AreaCode":"{{area}}","Period":"{{period}}"{{more}}}""";

    [Fact]
    public async Task A_new_value_is_a_new_revision_and_a_deleted_key_comes_back()
    {
        var code = await IndicatorAsync(Herning);
        var made = (await PostAsync("Observations", Body(code, ",\"Value\":7.5"), Herning)).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(("Month", "2018-01-01", "2018-01-31", true), (
            made.GetProperty("PeriodKind").GetString(), made.GetProperty("PeriodStart").GetString(), made.GetProperty("PeriodEnd").GetString(), made.GetProperty("IsTotal").GetBoolean()));
        var path = $"Observations({made.GetProperty("Id").GetInt64()})";
        Refused(await PostAsync("Observations", Body(code, ",\"Value\":8"), Herning), HttpStatusCode.Conflict, "DuplicateKey");

        var changed = (await PatchAsync(path, """{"Value":8}""", Herning, Always)).Expect(HttpStatusCode.OK);
        Assert.Equal(2, changed.Json.GetProperty("Revision").GetInt32());
        Assert.Equal(changed.Header("ETag"), (await GetAsync($"{Root}{path}", Herning)).Header("ETag"));
        (await DeleteAsync(path, Herning, Always)).Expect(HttpStatusCode.NoContent);
        (await GetAsync($"{Root}{path}", Herning)).Expect(HttpStatusCode.NotFound);
        var again = (await PostAsync("Observations", Body(code, ",\"Value\":9"), Herning)).Expect(HttpStatusCode.Created).Json;

        Assert.Equal((made.GetProperty("Id").GetInt64(), 3), (again.GetProperty("Id").GetInt64(), again.GetProperty("Revision").GetInt32()));
        var values = (await GetAsync($"{Root}{path}/Revisions?$orderby=Revision", Herning)).Rows.Select(row => row.GetProperty("Value").GetDecimal());
        Assert.Equal([7.5m, 8m, 9m], values);
    }

    [Fact]
    public async Task What_is_left_out_of_a_merge_stays_and_of_a_replacement_goes()
    {
        var code = await IndicatorAsync(Herning);
        var made = await PostAsync("Observations", Body(code, ",\"Value\":7.5,\"Note\":\"husk\",\"Numerator\":3"), Herning);
        var path = $"Observations({made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt64()})";

        var merged = (await PatchAsync(path, """{"Value":8}""", Herning, Always)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("husk", merged.GetProperty("Note").GetString());
        var replaced = (await PutAsync(path, Body(code, ",\"Value\":9"), Herning, Always)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, replaced.GetProperty("Note").ValueKind);
        Refused(await PatchAsync(path, """{"Period":"2018M02"}""", Herning, Always), HttpStatusCode.UnprocessableEntity, "ImmutableProperty", "Period");
    }

    [Theory]
    [InlineData(",\"PeriodKind\":\"Year\"", "PeriodKind")]
    [InlineData(",\"PeriodStart\":\"2018-01-02\"", "PeriodStart")]
    [InlineData(",\"ValueStatus\":\"Missing\",\"Value\":1", "ValueStatus")]
    [InlineData(",\"BreakdownKey\":\"findes=ikke\"", "BreakdownKey")]
    public async Task What_contradicts_is_422(string more, string target) =>
        Refused(await PostAsync("Observations", Body(await IndicatorAsync(Herning), more), Herning), HttpStatusCode.UnprocessableEntity, null, target);

    [Fact]
    public async Task A_shared_indicator_takes_figures_of_ones_own_area_only()
    {
        var shared = await IndicatorAsync(Operator, "delt-tal-");
        foreach (var role in new[] { "Lis.Write", "Lis.Import" })
        {
            var token = Token(Tenants.Herning, "Lis.Read", role);
            var period = role == "Lis.Write" ? "2018M01" : "2018M02";
            (await PostAsync("Observations", Body(shared, ",\"Value\":1", "657", period), token)).Expect(HttpStatusCode.Created);
            Refused(await PostAsync("Observations", Body(shared, ",\"Value\":1", "766", period), token), HttpStatusCode.Forbidden, "Forbidden");
            Refused(await PostAsync("Observations", Body(shared, ",\"Value\":1", "000", period), token), HttpStatusCode.Forbidden, "Forbidden");
        }

        (await PostAsync("Observations", Body(shared, ",\"Value\":1", "000"), Token(Tenants.Operator, "Lis.Read", "Lis.Write"))).Expect(HttpStatusCode.Created);
        var own = await IndicatorAsync(Herning);
        Refused(await PostAsync("Observations", Body(own, ",\"Value\":1"), Hedensted), HttpStatusCode.UnprocessableEntity, "InvalidReference", "IndicatorCode");
        Refused(await PostAsync("Observations", Body(own, ",\"Value\":1"), Token(Tenants.Herning, "Lis.Read")), HttpStatusCode.Forbidden, "Forbidden");
    }
}

public sealed class ObservationWriteTestsOnSqlite(SqliteWriteHost host) : ObservationWriteTests(host);

public sealed class ObservationWriteTestsOnPostgres(PostgresWriteHost host) : ObservationWriteTests(host);
