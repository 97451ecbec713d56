using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>Canonical functions, cast and case (OData URL Conventions 5.1.1.5 to 5.1.1.11).</summary>
public abstract class FunctionTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("contains(Title,'botilbud')", "8")]
    [InlineData("contains(Title,'BOTILBUD')", "")]
    [InlineData("contains(tolower(Title),'skærm')", "10")]
    [InlineData("contains(Title,'\"Styrke')", "19")]
    [InlineData("contains(Title,'%')", "")]
    [InlineData("contains(Title,'_')", "")]
    [InlineData("startswith(Title,'Den ')", "1 4")]
    [InlineData("endswith(Title,'i job')", "11 12")]
    [InlineData("length(Title) eq 14", "6 10")]
    [InlineData("indexof(Title,'job') eq 20", "12")]
    [InlineData("indexof(Title,'nowhere') eq -1 and Id eq 1", "1")]
    [InlineData("substring(Title,4) eq 'kollektive trafik'", "4")]
    [InlineData("substring(Title,0,3) eq 'Den'", "1 4")]
    [InlineData("substring(Title,20) eq '' and Id eq 5", "5")]
    [InlineData("substring(Title,-6) eq 'trafik'", "4")]
    [InlineData("tolower(Title) eq 'sømløse ressourcer'", "3")]
    [InlineData("toupper(Title) eq 'SØMLØSE RESSOURCER'", "3")]
    [InlineData("trim(concat(Title,'  ')) eq 'Rehabilitering'", "6")]
    [InlineData("concat(concat(Title,': '),'x') eq 'Rehabilitering: x'", "6")]
    [InlineData("matchespattern(Title,'^S.*r$')", "3 10")]
    [InlineData("matchespattern(Title,'%5E[V].*')", "2 5 14")]
    [InlineData("year(EvaluationTo) eq 2020", "19")]
    [InlineData("month(EvaluationFrom) eq 8", "17")]
    [InlineData("day(EvaluationTo) eq 15", "18")]
    [InlineData("EvaluationTo sub EvaluationFrom eq duration'P31D'", "18")]
    [InlineData("EvaluationFrom add duration'P1D' eq 2019-08-02", "17")]
    [InlineData("EvaluationTo sub duration'P1D' eq 2019-08-30", "4 17")]
    [InlineData("totalseconds(EvaluationTo sub EvaluationFrom) eq 2678400", "18")]
    [InlineData("cast(Number,Edm.String) eq '7'", "7")]
    [InlineData("cast('7',Edm.Int32) eq Number", "7")]
    [InlineData("cast('x',Edm.Int32) eq null and Id eq 7", "7")]
    [InlineData("cast('2019-08-31',Edm.Date) eq EvaluationTo", "4 17")]
    [InlineData("case(Number lt 3:'low',Number gt 18:'high',true:'mid') eq 'high'", "19")]
    [InlineData("hassubset(RecurrenceMonths,[11,5])", "2")]
    [Shows("R62a", "R62b", "R62c")]
    public async Task Focus_items_pass(string filter, string ids) => Assert.Equal(ids, await IdsAsync("FocusItems", Uri.UnescapeDataString(filter)));

    [Theory]
    [InlineData("hour(CreatedAt) ge 0 and hour(CreatedAt) le 23 and minute(CreatedAt) lt 60 and second(CreatedAt) lt 60")]
    [InlineData("fractionalseconds(CreatedAt) lt 1")]
    [InlineData("date(CreatedAt) le date(now()) and time(CreatedAt) ge 00:00:00")]
    [InlineData("totaloffsetminutes(CreatedAt) eq 0")]
    [InlineData("CreatedAt le now() and CreatedAt gt mindatetime() and CreatedAt lt maxdatetime()")]
    [InlineData("CreatedAt add duration'PT1S' gt CreatedAt and now() sub CreatedAt ge duration'PT0S'")]
    [InlineData("year(CreatedAt) ge 2020 and month(CreatedAt) ge 1 and day(CreatedAt) ge 1")]
    [Shows("R102")]
    public async Task Instants_have_parts(string filter) => Assert.Equal(18, (await RowsAsync($"FocusItems?$filter={Uri.EscapeDataString(filter)}")).Count);

    [Theory]
    [InlineData("round(Deviation) eq -2", "1")]
    [InlineData("round(Deviation) eq -6", "3")]
    [InlineData("floor(Deviation) eq -3", "1 5")]
    [InlineData("ceiling(Deviation) eq 11", "4")]
    [InlineData("round(2.5) eq 3 and round(-2.5) eq -3 and Id eq 1", "1")]
    [InlineData("cast(Deviation,Edm.Double) lt -4.5e0", "3")]
    [InlineData("cast(Deviation,Edm.String) eq '10.47'", "4")]
    [InlineData("Deviation eq 10.470000", "4")]
    [InlineData("Deviation eq 10.4700001", "")]
    public async Task Budget_lines_pass(string filter, string ids) => Assert.Equal(ids, await IdsAsync("BudgetLines", filter));

    [Theory]
    [InlineData("geo.length(Title) gt 1", 501)]
    [InlineData("nosuch(Title)", 400)]
    [InlineData("contains(Title)", 400)]
    [InlineData("contains(Number,'x')", 400)]
    [InlineData("year(Title) eq 1", 400)]
    [InlineData("matchespattern(Title,'(')", 400)]
    [InlineData("cast(Title,Edm.Nothing) eq 1", 400)]
    [Shows("R19")]
    public async Task A_wrong_call_is_refused(string filter, int status) =>
        await FaultAsync($"FocusItems?$filter={Uri.EscapeDataString(filter)}", (HttpStatusCode)status);
}

public sealed class FunctionTestsOnSqlite(SqliteReadHost host) : FunctionTests(host);

public sealed class FunctionTestsOnPostgres(PostgresReadHost host) : FunctionTests(host);
