using System.Globalization;
using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Paper;

/// <summary>Questions that the papers raise and that the service must answer by a request or two.</summary>
public abstract class Questions(ReadHost host) : Suite(host)
{
    [Theory]
    [InlineData("Committees", new[] { 9 })]
    [InlineData("StrategyElements", new[] { 2, 4, 9, 11, 14 })]
    public async Task Which_focus_items_touch_two_of_them(string navigation, int[] expected)
    {
        var rows = await RowsAsync($"FocusItems?$filter={navigation}/$count gt 1&$select=Number&$orderby=Number");

        Assert.Equal(expected, rows.Select(row => row.GetProperty("Number").GetInt32()));
    }

    [Fact]
    public async Task Which_targets_cannot_be_evaluated_and_why()
    {
        var rows = await RowsAsync("Targets?$filter=UnknownParts/any()&$select=Label,UnknownParts&$orderby=Label");
        var found = rows.Select(row => $"{Text(row, "Label")}: {string.Join(", ", row.GetProperty("UnknownParts").EnumerateArray())}");

        Assert.Equal(
            [
                "F11a: baseline", "F11b: baseline", "F18: ministerbesluttede mål", "F9b: årstal", "V3: sammenlignelige kommuner",
                "V4a: 20xx, x år, x%", "V4b: 20xx, x år, x%",
            ],
            found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Which_focus_items_have_no_target()
    {
        var row = Assert.Single(await RowsAsync("FocusItems?$filter=not Targets/any()&$select=Number,Effect"));

        Assert.Equal(19, row.GetProperty("Number").GetInt32());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("Effect").ValueKind);
    }

    [Theory]
    [InlineData("000", "<", "bruttoledighed, forsikrede-ledige, kontanthjaelp-mv, sygedagpenge")]
    [InlineData("000", ">", "jobafklaring, unge-offentligt-forsoergede, ungeledighed")]
    [InlineData("RAR-Vestjylland", "<", "unge-offentligt-forsoergede")]
    [InlineData("RAR-Vestjylland", "=", "ungeledighed")]
    [InlineData("RAR-Vestjylland", ">", "forsikrede-ledige")]
    public async Task How_does_Herning_stand_in_January_2018(string other, string relation, string expected)
    {
        var rows = await RowsAsync(
            "Observations?$filter=startswith(IndicatorCode,'657-') and Period eq '2018M01' and IsTotal eq true"
            + $" and (AreaCode eq '657' or AreaCode eq '{other}')&$select=IndicatorCode,AreaCode,Value&$orderby=IndicatorCode");
        var found = rows.GroupBy(row => Text(row, "IndicatorCode")["657-".Length..], StringComparer.Ordinal)
            .Where(pair => pair.Count() == 2 && Relation(ValueOf(pair, "657"), ValueOf(pair, other)) == relation)
            .Select(pair => pair.Key);

        Assert.Equal(expected, string.Join(", ", found));
    }

    [Fact]
    public async Task Is_the_gap_that_the_paper_calls_level_printed_as_level()
    {
        var claim = Assert.Single(await RowsAsync(
            "Claims?$filter=IndicatorCode eq '657-sygedagpenge' and PeriodTo eq '2018M01'&$select=Relation,ComparatorAreaCode"));

        Assert.Equal(("Level", "000"), (Text(claim, "Relation"), Text(claim, "ComparatorAreaCode")));
    }

    [Fact]
    public async Task Does_youth_unemployment_at_the_national_level_hold()
    {
        var rows = await RowsAsync(
            "Observations?$filter=IndicatorCode eq '657-ungeledighed' and Period eq '2018M01' and IsTotal eq true&$select=AreaCode,Value");
        var assessment = Assert.Single(await RowsAsync("TargetAssessments?$filter=Target/Label eq 'M1'&$select=Fulfilment,SourceWord"));

        Assert.Equal(0.8m, ValueOf(rows, "657") - ValueOf(rows, "000"));
        Assert.Equal(("NotMet", "ikke opfyldt"), (Text(assessment, "Fulfilment"), Text(assessment, "SourceWord")));
    }

    [Theory]
    [InlineData("", 28)]
    [InlineData(" and Status eq Lis.V1.ProevehandlingStatus'Running'", 16)]
    [InlineData(" and Status eq Lis.V1.ProevehandlingStatus'Running' and StatusBasis eq Lis.V1.ProevehandlingStatusBasis'Group'", 8)]
    [InlineData(" and Status eq Lis.V1.ProevehandlingStatus'Unknown'", 1)]
    public async Task How_many_proevehandlinger_are_running(string status, int expected)
    {
        var answer = await GetAsync($"/odata/v1/Proevehandlinger/$count?$filter=TemaanalyseId ne null{status}");

        Assert.Equal(expected, int.Parse(answer.Expect(HttpStatusCode.OK).Text, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("BudgetTransfers?$filter=ToYear eq 2018&$select=Amount", 16.113)]
    [InlineData("BudgetTransfers?$filter=ToYear eq 2019&$select=Amount", 1.043)]
    [InlineData("BudgetTransfers?$filter=FromYear eq 2017&$select=Amount", 17.156)]
    [InlineData("BudgetLines?$filter=ServiceAreaCode eq '657-17' and AppropriationType ne null&$select=Deviation", -2.441)]
    public async Task Do_the_amounts_add_up(string request, double total) =>
        Assert.Equal((decimal)total, (await RowsAsync(request)).Sum(row => row.GetProperty(request.Split('=')[^1]).GetDecimal()));

    [Fact]
    public async Task How_much_of_the_deviation_under_the_budget_guarantee_is_unexplained()
    {
        var line = Assert.Single(await RowsAsync(
            "BudgetLines?$filter=AppropriationType eq 'Udgifter under budgetgarantien'&$select=Deviation"
            + "&$expand=Explanations($select=AmountKr,CountsTowardDeviation)"));
        var explained = line.GetProperty("Explanations").EnumerateArray()
            .Where(reason => reason.GetProperty("CountsTowardDeviation").GetBoolean())
            .Sum(reason => reason.GetProperty("AmountKr").GetDecimal());

        Assert.Equal(9.823m, line.GetProperty("Deviation").GetDecimal() - (explained / 1_000_000m));
    }

    [Fact]
    public async Task What_must_be_before_the_council_by_June_2023()
    {
        var rows = await RowsAsync(
            "ReportingEvents?$filter=IsDone eq false and DueBy ge 2023-01-10 and DueBy le 2023-06-30"
            + " and Committees/any(c:c/Kind eq Lis.V1.CommitteeKind'Council')&$select=Title&$orderby=DueBy,Title");

        Assert.Equal(
            ["Rammeaftale 2023-2024 godkendes senest", "Messe på temamøde", "Årlig temperaturmåling til Kommunalbestyrelsen"],
            rows.Select(row => Text(row, "Title")));
    }

    async Task<IReadOnlyList<JsonElement>> RowsAsync(string request) =>
        [.. (await GetAsync("/odata/v1/" + request)).Expect(HttpStatusCode.OK).Rows];

    static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    static decimal ValueOf(IEnumerable<JsonElement> rows, string area) =>
        rows.Single(row => Text(row, "AreaCode") == area).GetProperty("Value").GetDecimal();

    static string Relation(decimal left, decimal right) => left == right ? "=" : left < right ? "<" : ">";
}

public sealed class QuestionsOnSqlite(SqliteReadHost host) : Questions(host);

public sealed class QuestionsOnPostgres(PostgresReadHost host) : Questions(host);
