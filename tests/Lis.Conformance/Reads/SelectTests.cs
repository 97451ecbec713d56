using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>$select and $compute (OData URL Conventions 5.1.3, 5.1.4); the key is answered even when it is not selected.</summary>
public abstract class SelectTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("Areas('657')?$select=Name", "Code Name")]
    [InlineData("Areas('657')?$select=Name,Kind", "Code Kind Name")]
    [InlineData("Areas('657')?$select=Name,Children", "Code Name")]
    [InlineData("Areas('657')?select=Name", "Code Name")]
    [InlineData("Breakdowns('total')?$select=Label", "Key Label")]
    [InlineData("FocusItems(7)?$compute=Number mul 2 as Twice&$select=Twice", "Id Twice")]
    [InlineData("FocusItems(7)?$select=Title&$expand=FocusList($select=Title)", "FocusList Id Title")]
    [Shows("R50")]
    public async Task Only_what_is_selected_is_answered(string url, string names) =>
        Assert.Equal(names, Names((await GetAsync(Root + url)).Expect(HttpStatusCode.OK).Json));

    [Fact]
    public async Task A_star_is_every_structural_property()
    {
        var all = Names((await GetAsync($"{Root}FocusItems(7)")).Json);
        Assert.Equal(all, Names((await GetAsync($"{Root}FocusItems(7)?$select=*")).Json));
        Assert.Contains("RecurrenceMonths", all, StringComparison.Ordinal);
        Assert.DoesNotContain("FocusList ", all, StringComparison.Ordinal);
        Assert.DoesNotContain("ChangeNo", all, StringComparison.Ordinal);
        Assert.DoesNotContain("TenantKey", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Areas?$select=Name,Kind&$top=1", "$metadata#Areas(Name,Kind)")]
    [InlineData("Areas('657')?$select=Name", "$metadata#Areas(Name)/$entity")]
    [InlineData("Areas?$top=1", "$metadata#Areas")]
    [InlineData("Areas('657')", "$metadata#Areas/$entity")]
    [InlineData("FocusItems?$top=1&$expand=FocusList", "$metadata#FocusItems")]
    [InlineData("FocusItems?$top=1&$expand=FocusList($select=Title)", "$metadata#FocusItems(FocusList(Title))")]
    [Shows("R50", "R55")]
    public async Task The_context_lists_what_is_selected(string url, string context) =>
        Ends(context, (await GetAsync(Root + url)).Expect(HttpStatusCode.OK).Json.GetProperty("@odata.context").GetString());

    [Theory]
    [InlineData("Members($select=Label)")]
    [InlineData("Members/Label")]
    [Shows("R51a")]
    public async Task Parts_of_a_complex_value_are_selected(string select)
    {
        var row = (await GetAsync($"{Root}Breakdowns('alder=18-29')?$select={select}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("18-29 år", row.GetProperty("Members")[0].GetProperty("Label").GetString());
    }

    [Theory]
    [InlineData("FocusItems?$compute=Number mul 2 as Twice&$filter=Twice eq 14", "7")]
    [InlineData("FocusItems?$compute=Number mul 2 as Twice&$orderby=Twice desc&$top=2", "19 18")]
    [InlineData("FocusItems?$compute=length(Title) as L,-Number as N&$filter=L lt 15&$orderby=N", "10 6 5")]
    [Shows("R56")]
    public async Task A_computed_property_filters_and_sorts(string url, string ids) => Assert.Equal(ids, await ValuesAsync(url, "Id"));

    [Theory]
    [InlineData("Number mul 2 as X", "14")]
    [InlineData("Number div 2 as X", "3")]
    [InlineData("Number divby 2 as X", "3.5")]
    [InlineData("Number divby 3 as X", "2.3333333333")]
    [InlineData("concat(FocusList/Title,'!') as X", "Fokusliste!")]
    [InlineData("Number eq 7 as X", "True")]
    [InlineData("EvaluationTo as X", "")]
    [InlineData("cast('2019-02-28',Edm.Date) add duration'P1D' as X", "2019-03-01")]
    [InlineData("toupper('æøå') as X", "ÆØÅ")]
    [InlineData("Committees/$count as X", "1")]
    [Shows("R56", "R61", "R63")]
    public async Task A_computed_property_is_answered(string compute, string value) => Assert.Equal(
        value, (await GetAsync($"{Root}FocusItems(7)?$compute={compute}&$select=X")).Expect(HttpStatusCode.OK).Json.GetProperty("X").ToString());

    [Fact]
    public async Task Computed_texts_are_grouped_letter_by_letter() => Assert.Equal(
        "10 10.0", await ValuesAsync("FocusItems?$apply=compute(case(Number lt 9.5:'10',true:'10.0') as X)/groupby((X))", "X"));

    [Theory]
    [InlineData("$select=Nothing")]
    [InlineData("$select=")]
    [InlineData("$select=Title,")]
    [InlineData("$select=Title/Nothing")]
    [InlineData("$compute=Number")]
    [InlineData("$compute=Number as Title")]
    [InlineData("$compute=Number as N,Id as N")]
    public async Task A_wrong_selection_is_refused(string query) => await FaultAsync($"FocusItems?{query}", HttpStatusCode.BadRequest);

    static string Names(JsonElement row) => string.Join(
        " ",
        row.EnumerateObject().Select(member => member.Name).Where(name => !name.Contains('@', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}

public sealed class SelectTestsOnSqlite(SqliteReadHost host) : SelectTests(host);

public sealed class SelectTestsOnPostgres(PostgresReadHost host) : SelectTests(host);
