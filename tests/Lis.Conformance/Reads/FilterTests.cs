using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>Operators of $filter (OData URL Conventions 5.1.1.1 to 5.1.1.4) and literals.</summary>
public abstract class FilterTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("Value eq 50", "302")]
    [InlineData("Value gt 20", "2 302")]
    [InlineData("Value ge 20", "2 302 1401")]
    [InlineData("Value lt 10", "6")]
    [InlineData("Value le 10", "6 1201")]
    [InlineData("Value ne null and Value ne 15", "2 6 302 1201 1401")]
    [InlineData("ChangePercent lt 0", "1101")]
    [InlineData("ChangePercent eq -15", "1101")]
    [InlineData("-ChangePercent eq 15", "1101")]
    [InlineData("Value add 5 eq 55.0", "302")]
    [InlineData("Value sub 5 eq 45", "302")]
    [InlineData("Value mul 2 eq 100", "302")]
    [InlineData("Value div 3 eq 16.6666666667", "302")]
    [InlineData("Id div 100 eq 13", "1301 1302")]
    [InlineData("Id divby 4 eq 3.75", "15")]
    [InlineData("Id mod 100 eq 12", "12")]
    [InlineData("Label eq 'V4a' or Label eq 'V4b'", "4 5")]
    [InlineData("not (Id gt 2)", "1 2")]
    [InlineData("not (Value ne 15)", "902 1301")]
    [InlineData("Id gt 3 and Id lt 6 or Id eq 1", "1 4 5")]
    [InlineData("Id gt 3 and (Id lt 6 or Id eq 11)", "4 5 11")]
    [InlineData("Label in ('V1','F17','none')", "1 1701")]
    [InlineData("Id in (1,2,4711)", "1 2")]
    [InlineData("PartOfId in (13,null) and Id lt 20 and Id gt 12", "13 14 15")]
    [InlineData("'V1' eq Label", "1")]
    [InlineData("DueBy eq 2022-12-31", "1 2")]
    [InlineData("DueBy lt 2018-01-01", "11 12 13 14 15")]
    [InlineData("Kind eq 'Milestone'", "1501 1701")]
    [InlineData("Kind eq Lis.V1.TargetKind'Milestone'", "1501 1701")]
    [InlineData("Kind in ('Rank','Awaiting')", "6 1801")]
    [InlineData("Kind has 'Rank' and Kind eq 'Rank'", "6")]
    [InlineData("PartOf ne null", "14 15")]
    [InlineData("PartOf/Label eq 'M3'", "14 15")]
    [InlineData("PartOfId ne null and PartOf eq null", "")]
    [InlineData("'ministerbesluttede mål' in UnknownParts", "1801")]
    [InlineData("Label eq 'v1'", "")]
    [InlineData("Title eq 'Ny model' eq true", "1701")]
    [InlineData("(Value gt 20) eq false and Id lt 3", "1")]
    [Shows("R57a", "R57b", "R57c", "R57d", "R60", "R64a", "R64b", "R65", "R66", "R69")]
    public async Task Targets_pass(string filter, string ids) => Assert.Equal(ids, await IdsAsync("Targets", filter));

    [Theory]
    [InlineData("EvaluationTo ne 2019-12-31", 12)]
    [InlineData("EvaluationTo eq 2019-12-31", 6)]
    [InlineData("not (EvaluationTo eq 2019-12-31)", 12)]
    [InlineData("EvaluationTo eq null", 7)]
    [InlineData("null eq null", 18)]
    [InlineData("null ne null", 0)]
    [InlineData("EvaluationTo gt null", 0)]
    [InlineData("EvaluationTo ge null", 0)]
    [InlineData("null ge null", 0)]
    [InlineData("EvaluationTo gt 2019-12-30", 7)]
    [InlineData("not (EvaluationTo gt 2019-12-30)", 11)]
    [InlineData("Number add null eq null", 18)]
    [InlineData("startswith(EvaluationText,'') eq null", 0)]
    [InlineData("ClosedReason eq null", 18)]
    [InlineData("contains(ClosedReason,'x')", 0)]
    [InlineData("not contains(ClosedReason,'x')", 0)]
    [InlineData("contains(ClosedReason,'x') eq null", 18)]
    [InlineData("contains(ClosedReason,'x') ne true", 18)]
    [InlineData("length(ClosedReason) ne 3", 18)]
    [InlineData("case(EvaluationTo gt 2000-01-01:true,EvaluationTo eq null:false) eq false", 7)]
    [InlineData("EvaluationTo in (2019-12-31,null)", 13)]
    [InlineData("not (EvaluationTo in (2019-12-31))", 12)]
    [Shows("R59")]
    public async Task Null_follows_the_three_valued_logic(string filter, int count)
    {
        var answer = await GetAsync($"{Root}FocusItems/$count?$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal($"{count}", answer.Expect(HttpStatusCode.OK).Text);
    }

    [Theory]
    [InlineData("Name eq 'Læring'", "4")]
    [InlineData("Name eq 'læring'", "")]
    [InlineData("Name gt 'Ø' and MunicipalityCode eq '657'", "12")]
    [InlineData("Name lt 'C' and MunicipalityCode eq '766'", "5")]
    [InlineData("ShortName eq 'PKØ'", "2")]
    [InlineData("Name eq 'Fritid og F%C3%A6llesskab'", "")]
    [Shows("R72")]
    public async Task Text_compares_by_letter_and_in_Danish_order(string filter, string ids) => Assert.Equal(ids, await IdsAsync("Committees", filter));

    [Theory]
    [InlineData("$FILTER=ID EQ 7")]
    [InlineData("$filter=Id EQ 7 AND Number GE 7")]
    [InlineData("filter=Id eq 7")]
    [InlineData("$filter=Id eq @id&@id=7")]
    [InlineData("$filter=(((Id eq 7)))")]
    [InlineData("$filter=Id+eq+7")]
    [InlineData("%24filter=Id%20eq%207")]
    [InlineData("$filter=  Id   eq   7  ")]
    [InlineData("$filter=CONTAINS(Title,'Forebyggelige')")]
    [Shows("R58a", "R58b", "R70")]
    public async Task Spellings_of_4_01_mean_the_same(string query) =>
        Assert.Equal("7", await ValuesAsync($"FocusItems?{query.Replace("ID", "Id", StringComparison.Ordinal)}", "Id"));

    [Fact]
    public async Task Ten_thousand_values_in_a_list_are_one_condition()
    {
        var list = string.Join(",", Enumerable.Range(1, 2500).Select(id => $"{id}"));
        Assert.Equal(17, (await RowsAsync($"FocusItems?$filter=Id in ({list}) and Id ne 5")).Count);
    }

    [Theory]
    [InlineData("Value div 0 eq 1")]
    [InlineData("Value mod 0 eq 1")]
    [InlineData("Id div 0 eq 1")]
    [InlineData("Id mul 9223372036854775807 gt 0")]
    public async Task What_cannot_be_computed_fails_the_request(string filter) =>
        await FaultAsync($"Targets?$filter={Uri.EscapeDataString(filter)}", HttpStatusCode.BadRequest, "ArithmeticError");
}

public sealed class FilterTestsOnSqlite(SqliteReadHost host) : FilterTests(host);

public sealed class FilterTestsOnPostgres(PostgresReadHost host) : FilterTests(host);
