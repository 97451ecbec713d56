using System.Net;

namespace Lis.Conformance.Writes;

/// <summary>What the domain says of changes (contract section 3).</summary>
public abstract class DomainRuleTests(WriteHost host) : WriteSuite(host)
{
    async Task<string> ExperimentAsync(string status)
    {
        var made = await PostAsync("Proevehandlinger", $$"""{"Title":"{{Unique("Forsøg ")}}","Status":"{{status}}"}""", Herning);
        return $"Proevehandlinger({made.Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32()})";
    }

    [Fact]
    public async Task History_is_not_written_by_hand_and_goes_with_its_proevehandling()
    {
        var path = await ExperimentAsync("Idea");
        Refused(await PostAsync($"{path}/StatusHistory", """{"Status":"Running"}""", Herning), HttpStatusCode.MethodNotAllowed);
        Refused(await PostAsync("ProevehandlingStatuses", """{"Status":"Running"}""", Herning), HttpStatusCode.MethodNotAllowed);

        (await DeleteAsync(path, Herning, Always)).Expect(HttpStatusCode.NoContent);

        (await GetAsync($"{Root}{path}", Herning)).Expect(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Absolute", "", "Operator")]
    [InlineData("Absolute", ",\"Operator\":\"AtLeast\"", "Value")]
    [InlineData("Direction", "", "Direction")]
    [InlineData("RelativeToBaseline", ",\"ChangePercent\":5", "BaselineValue")]
    [InlineData("RelativeToBaseline", ",\"BaselineValue\":5", "ChangePercent")]
    [InlineData("RelativeToOther", ",\"Operator\":\"Above\"", "ComparisonIndicatorCode")]
    [InlineData("RelativeToOther", ",\"ComparisonIndicatorCode\":\"657-ungeledighed\"", "Operator")]
    [InlineData("RelativeToArea", ",\"Operator\":\"Above\"", "ComparisonAreaCode")]
    [InlineData("RelativeToArea", ",\"ComparisonAreaCode\":\"000\"", "Operator")]
    [InlineData("Rank", "", "Value")]
    [InlineData("Milestone", "", "DueBy")]
    [InlineData("RecurringChange", ",\"Direction\":\"Up\"", "Recurrence")]
    [InlineData("RecurringChange", ",\"Recurrence\":\"Yearly\"", "Direction")]
    [InlineData("Band", ",\"Value\":1", "UpperValue")]
    [InlineData("Band", ",\"UpperValue\":1", "Value")]
    [InlineData("Band", ",\"Value\":2,\"UpperValue\":1", "UpperValue")]
    [InlineData("Template", "", "UnknownParts")]
    public async Task The_kind_of_a_target_decides_what_it_must_say(string kind, string more, string missing)
    {
        Refused(await PostAsync("Targets", $$"""{"Title":"a","Kind":"{{kind}}"{{more}}}""", Herning), HttpStatusCode.UnprocessableEntity, "RuleViolation", missing);
        if (!more.Contains("UpperValue\":1", StringComparison.Ordinal) || missing == "Value")
        {
            (await PostAsync("Targets", $$"""{"Title":"a","Kind":"{{kind}}","UnknownParts":["x%"]{{more}}}""", Herning)).Expect(HttpStatusCode.Created);
        }
    }

    [Theory]
    [InlineData("Qualitative", "")]
    [InlineData("Example", "")]
    [InlineData("Awaiting", "")]
    [InlineData("Absolute", ",\"Operator\":\"AtLeast\",\"Value\":1")]
    [InlineData("RelativeToBaseline", ",\"Value\":1,\"BaselinePeriod\":\"2017\"")]
    [InlineData("RecurringChange", ",\"Direction\":\"Up\",\"Recurrence\":\"Yearly\"")]
    [InlineData("Template", ",\"UnknownParts\":[\"20xx\"]")]
    public async Task A_target_that_says_what_its_kind_demands_is_stored(string kind, string more) =>
        (await PostAsync("Targets", $$"""{"Title":"a","Kind":"{{kind}}"{{more}}}""", Herning)).Expect(HttpStatusCode.Created);

    [Fact]
    public async Task What_is_unknown_in_a_target_cannot_be_assessed()
    {
        var target = (await PostAsync("Targets", """{"Title":"a","Kind":"Template","UnknownParts":["20xx"]}""", Herning)).Expect(HttpStatusCode.Created).Json;
        var path = $"Targets({target.GetProperty("Id").GetInt32()})/Assessments";

        Refused(await PostAsync(path, """{"Kind":"AdHoc","Fulfilment":"Met"}""", Herning), HttpStatusCode.UnprocessableEntity, "RuleViolation", "Fulfilment");
        var made = (await PostAsync(path, """{"Kind":"AdHoc"}""", Herning)).Expect(HttpStatusCode.Created).Json;

        Assert.Equal("NotAssessable", made.GetProperty("Fulfilment").GetString());
        (await PatchAsync($"Targets({target.GetProperty("Id").GetInt32()})", """{"Kind":"Qualitative","UnknownParts":[]}""", Herning, Always)).Expect(HttpStatusCode.OK);
        (await PostAsync(path, """{"Kind":"AdHoc","Fulfilment":"Met"}""", Herning)).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("Indicators", "ungeledighed")]
    [InlineData("Indicators", "766-ungeledighed")]
    [InlineData("CoreTasks", "766-opgave")]
    public async Task A_code_shows_whose_it_is(string set, string code) =>
        Refused(
            await PostAsync(set, $$"""{"Code":"{{code}}","Name":"a"{{(set == "Indicators" ? ",\"Kind\":\"Output\",\"PeriodKind\":\"Month\"" : "")}}}""", Herning),
            HttpStatusCode.UnprocessableEntity,
            "RuleViolation",
            "Code");

    [Fact]
    public async Task A_shared_code_never_looks_like_a_municipalitys() =>
        Refused(
            await PostAsync("Indicators", """{"Code":"657-delt","Name":"a","Kind":"Output","PeriodKind":"Month"}""", Operator),
            HttpStatusCode.UnprocessableEntity,
            "RuleViolation",
            "Code");

    [Theory]
    [InlineData("657-a b")]
    [InlineData("657-a/b")]
    [InlineData("657-")]
    public async Task A_code_has_the_form_of_one(string code)
    {
        var answer = await PostAsync("Indicators", $$"""{"Code":"{{code}}","Name":"a","Kind":"Output","PeriodKind":"Month"}""", Herning);
        Assert.Equal(code == "657-" ? HttpStatusCode.Created : HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Theory]
    [InlineData("Targets", "BaselinePeriod", "\"Title\":\"a\",\"Kind\":\"Qualitative\"")]
    [InlineData("Claims", "PeriodFrom", "\"Wording\":\"a\"")]
    public async Task Periods_are_codes(string set, string property, string more)
    {
        Refused(await PostAsync(set, $$"""{"{{property}}":"januar 2018",{{more}}}""", Herning), HttpStatusCode.UnprocessableEntity, "RuleViolation", property);
        (await PostAsync(set, $$"""{"{{property}}":"2018M01",{{more}}}""", Herning)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Keys_of_breakdowns_are_canonical()
    {
        var place = Unique("sted");
        var made = (await PostAsync("Breakdowns", $$"""{"Key":"{{place}}=x;alder=18-29","Label":"a"}""", Operator)).Expect(HttpStatusCode.Created);
        Assert.Equal($"alder=18-29;{place}=x", made.Json.GetProperty("Key").GetString());
        Assert.Equal(2, made.Json.GetProperty("Members").GetArrayLength());

        var target = await PostAsync("Targets", $$"""{"Title":"a","Kind":"Qualitative","BreakdownKey":"{{place}}=x;alder=18-29"}""", Herning);

        Assert.Equal($"alder=18-29;{place}=x", target.Expect(HttpStatusCode.Created).Json.GetProperty("BreakdownKey").GetString());
        Refused(await PostAsync("Breakdowns", """{"Key":"alder","Label":"a"}""", Operator), HttpStatusCode.UnprocessableEntity, "RuleViolation", "Key");
        Refused(await PostAsync("Breakdowns", """{"Key":"koen=K","Label":"a","Members":[{"Dimension":"koen","Member":"M"}]}""", Operator), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Case_numbers_are_taken_apart_where_they_fit()
    {
        var fits = (await PostAsync("Cases", """{"Kind":"Memo","Title":"a","CaseNumber":"00.22.00-P22-1-22"}""", Herning)).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(("00.22.00", "P22"), (fits.GetProperty("KleNumber").GetString(), fits.GetProperty("Facet").GetString()));

        var other = (await PostAsync("Cases", """{"Kind":"Memo","Title":"a","CaseNumber":"sag 7"}""", Herning)).Expect(HttpStatusCode.Created).Json;
        Assert.Equal("sag 7", other.GetProperty("CaseNumber").GetString());
    }

    [Fact]
    public async Task An_indicator_with_observations_is_retired_and_not_deleted()
    {
        var error = Refused(await DeleteAsync("Indicators('657-ungeledighed')", Herning, Always), HttpStatusCode.Conflict, "Conflict");

        Assert.Contains("ReplacedByCode", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_are_in_order_and_nothing_lies_below_itself()
    {
        Refused(
            await PostAsync("Committees", """{"Name":"a","Kind":"Other","ValidFrom":"2024-01-02","ValidTo":"2024-01-01"}""", Herning),
            HttpStatusCode.UnprocessableEntity,
            "RuleViolation",
            "ValidTo");
        var upper = (await PostAsync("Strategies", """{"Name":"a","Kind":"Strategy"}""", Herning)).Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
        var lower = (await PostAsync("Strategies", $$"""{"Name":"a","Kind":"Strategy","ParentId":{{upper}}}""", Herning)).Expect(HttpStatusCode.Created).Json.GetProperty("Id").GetInt32();
        Refused(await PatchAsync($"Strategies({upper})", $$"""{"ParentId":{{lower}}}""", Herning, Always), HttpStatusCode.UnprocessableEntity, "RuleViolation", "ParentId");
    }

    [Fact]
    public async Task What_others_refer_to_is_not_deleted()
    {
        var id = await CommitteeAsync(Herning);
        (await PostAsync($"Committees({id})/Cases", """{"Kind":"Memo","Title":"Notat"}""", Herning)).Expect(HttpStatusCode.Created);

        Refused(await DeleteAsync($"Committees({id})", Herning, Always), HttpStatusCode.Conflict, "Conflict");
    }
}

public sealed class DomainRuleTestsOnSqlite(SqliteWriteHost host) : DomainRuleTests(host);

public sealed class DomainRuleTestsOnPostgres(PostgresWriteHost host) : DomainRuleTests(host);
