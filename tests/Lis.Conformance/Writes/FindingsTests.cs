using System.Net;

namespace Lis.Conformance.Writes;

/// <summary>All that is wrong with a body comes in one answer: what its values are, what is missing, referred to, ruled out and there already, at every depth.</summary>
public abstract class FindingsTests(WriteHost host) : WriteSuite(host)
{
    [Theory]
    [InlineData("Cases", """{"Title":5,"Kind":"Nope","CommitteeId":987654321,"Nothing":1}""", 400, "Title Kind Nothing CommitteeId")]
    [InlineData("Cases", """{"CommitteeId":987654321,"ItemNumber":"1"}""", 400, "ItemNumber CommitteeId Kind Title")]
    [InlineData("Targets", """{"Title":"a","Kind":"Band","IndicatorCode":"nej","CommitteeId":987654321}""", 422, "IndicatorCode CommitteeId Value UpperValue")]
    [InlineData("Targets", """{"Kind":"Milestone","BaselinePeriod":"januar","DueFrom":"2024-01-02"}""", 400, "BaselinePeriod Title DueBy")]
    [InlineData("Targets", """{"Title":"a","Kind":"Milestone","DueFrom":"2024-01-02","DueBy":"2024-01-01","BreakdownKey":"a=1"}""", 422, "BreakdownKey DueBy")]
    [InlineData("Targets", """{"Title":"a","Kind":"Band","Value":"1","UpperValue":2}""", 400, "Value")]
    [InlineData("Observations", """{"IndicatorCode":"nej","AreaCode":"nej","Period":"2018M13","Value":1,"ValueStatus":"Missing"}""", 422, "Period IndicatorCode AreaCode ValueStatus")]
    [InlineData("Indicators", """{"Code":"657-ungeledighed","SourceCode":"nej","Decimals":7}""", 400, "SourceCode Name PeriodKind Kind Decimals Code")]
    [InlineData("Indicators", """{"Code":"657-ungeledighed","Name":"a","Kind":"Output","PeriodKind":"Month","ValidFrom":"2024-01-02","ValidTo":"2024-01-01"}""", 422, "ValidTo Code")]
    [InlineData("Committees", """{"Name":"a","Kind":"Nope","Cases":[{"Kind":"Memo"},{"Title":5,"Kind":"Memo","Documents":[{"Title":"a"}]}]}""", 400, "Kind Cases/1/Title Cases/0/Title Cases/1/Documents/0/Kind")]
    [InlineData("Committees", """{"Name":"a","Kind":"Other","Targets":[{"Title":"a","Kind":"Milestone"},{"Title":"a","Kind":"Qualitative","IndicatorCode":"nej"}]}""", 422, "Targets/0/DueBy Targets/1/IndicatorCode")]
    [InlineData("Cases", """{"Title":"a","Kind":"Memo","Committee@odata.bind":"Committees(987654321)","Documents@odata.bind":["Documents(987654321)","Nothing(1)"]}""", 400, "Committee Documents/0 Documents/1")]
    [InlineData("FocusItems", """{"Title":"a","Status":"Open","FocusList@odata.bind":"FocusLists(987654321)"}""", 422, "FocusList")]
    public async Task One_answer_names_everything(string set, string body, int status, string targets)
    {
        var error = Refused(await PostAsync(set, body, Herning), (HttpStatusCode)status);

        Assert.Equal(targets.Split(' '), Targets(error));
    }

    [Fact]
    public async Task A_change_of_many_names_everything_too()
    {
        var id = await CommitteeAsync(Herning);

        var error = Refused(
            await Service.SendAsync("PATCH", $"{Root}Committees", $$"""{"value":[{"Id":{{id}},"Name":"Nyt","ShortName":1},{"Name":"a"},{"Kind":"Other"}]}""", Herning, Newer),
            HttpStatusCode.BadRequest);

        Assert.Equal(["value/0/ShortName", "value/1/Kind", "value/2/Name"], Targets(error));
        Assert.NotEqual("Nyt", (await ReadAsync($"Committees({id})", Herning)).GetProperty("Name").GetString());
    }

    /// <summary>Millions of faults are not looked for: after a hundred the answer is given.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_hundred_faults_there_is_an_answer(bool areRows)
    {
        var faults = string.Join(',', Enumerable.Range(0, 30_000).Select(number => areRows ? "{}" : $"\"Nothing{number}\":1"));
        var members = areRows ? $"\"Cases\":[{faults}]" : faults;

        var error = Refused(await PostAsync("Committees", $$"""{"Name":"a","Kind":"Other",{{members}}}""", Herning), HttpStatusCode.BadRequest);

        Assert.Equal(100, Targets(error).Count());
    }

    /// <summary>Whose a row is decides only where the body is a good one; and nothing is said of rows that the caller may not see.</summary>
    [Fact]
    public async Task What_is_not_the_callers_is_403_unless_the_body_is_wrong()
    {
        var error = Refused(await PostAsync("Targets", """{"Title":"a","Kind":"Band","MunicipalityCode":"766"}""", Herning), HttpStatusCode.Forbidden, "Forbidden");
        Assert.Equal(["Value", "UpperValue", "MunicipalityCode"], Targets(error));
        Refused(await PostAsync("Targets", """{"Title":5,"Kind":"Band","MunicipalityCode":"766"}""", Herning), HttpStatusCode.BadRequest, "InvalidValue", "Title");
    }

    [Fact]
    public async Task A_reference_that_contradicts_its_key_is_refused_also_where_nothing_would_change()
    {
        var id = await CommitteeAsync(Herning);
        var made = (await PostAsync($"Committees({id})/Cases", """{"Kind":"Memo","Title":"Notat"}""", Herning)).Expect(HttpStatusCode.Created);
        var path = $"Cases({made.Json.GetProperty("Id").GetInt32()})";

        Refused(await PatchAsync(path, $$"""{"CommitteeId":{{id + 1}},"Committee@odata.bind":"Committees({{id}})"}""", Herning, Always), HttpStatusCode.BadRequest, "InvalidValue", "CommitteeId");
    }

    [Fact]
    public async Task A_municipality_is_one_that_there_is()
    {
        Refused(await PostAsync("Committees", """{"Name":"a","Kind":"Other","MunicipalityCode":"999"}""", Operator), HttpStatusCode.UnprocessableEntity, "RuleViolation", "MunicipalityCode");
        Refused(await PostAsync("Committees", """{"Name":"a","Kind":"Other","MunicipalityCode":"081"}""", Operator), HttpStatusCode.UnprocessableEntity, "RuleViolation", "MunicipalityCode");
        (await PostAsync("Committees", """{"Name":"a","Kind":"Other","MunicipalityCode":"766"}""", Operator)).Expect(HttpStatusCode.Created);
    }

    static IEnumerable<string?> Targets(System.Text.Json.JsonElement error) => error.TryGetProperty("details", out var details)
        ? details.EnumerateArray().Select(detail => detail.GetProperty("target").GetString())
        : [error.GetProperty("target").GetString()];
}

public sealed class FindingsTestsOnSqlite(SqliteWriteHost host) : FindingsTests(host);

public sealed class FindingsTestsOnPostgres(PostgresWriteHost host) : FindingsTests(host);
