using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>$orderby, $skip, $top (OData Protocol 11.2.6.2 to 11.2.6.4) and the order of Danish (contract section 4).</summary>
public abstract class OrderByTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("$orderby=Number&$top=3", "1 2 3")]
    [InlineData("$orderby=Number desc&$top=3", "19 18 17")]
    [InlineData("$orderby=EvaluationTo&$top=3", "2 3 6")]
    [InlineData("$orderby=EvaluationTo desc&$top=3", "19 5 11")]
    [InlineData("$orderby=EvaluationTo desc,Id desc&$top=4", "19 15 14 13")]
    [InlineData("$orderby=EvaluationTo,Number desc&$skip=6&$top=2", "2 18")]
    [InlineData("$orderby=EvaluationKind desc,Id&$top=3", "19 15 17")]
    [InlineData("$orderby=length(Title),Id desc&$top=3", "5 10 6")]
    [InlineData("$orderby=Committees/$count desc,Id&$top=2", "9 1")]
    [InlineData("$orderby=RecurrenceMonths/$count desc&$top=1", "2")]
    [InlineData("$orderby=Number gt 17 desc,Id&$top=2", "18 19")]
    [InlineData("$orderby=FocusList/Title,Title&$top=4", "19 9 4 1")]
    [InlineData("$skip=16", "18 19")]
    [InlineData("$top=0", "")]
    [InlineData("$skip=100", "")]
    [InlineData("$top=2&$skip=1", "2 3")]
    [InlineData("$orderby=@o desc&@o=Number&$top=1", "19")]
    [Shows("R73", "R74")]
    public async Task Focus_items_come_in_order(string query, string ids) => Assert.Equal(ids, await ValuesAsync($"FocusItems?{query}", "Id"));

    [Fact]
    public async Task Names_sort_as_Danish_sorts()
    {
        var names = (await RowsAsync("Areas?$filter=Kind eq 'Municipality'&$orderby=Name")).Select(row => row.GetProperty("Name").GetString()).ToList();
        Assert.Equal(98, names.Count);
        Assert.Equal("Albertslund", names[0]);
        Assert.Equal(["Vordingborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus"], names[^5..]);
        Assert.True(names.IndexOf("Ishøj") < names.IndexOf("Jammerbugt") && names.IndexOf("Køge") > names.IndexOf("Kolding"));
    }

    [Fact]
    public async Task Codes_sort_by_code_point()
    {
        var codes = (await RowsAsync("Areas?$orderby=Code")).Select(row => row.GetProperty("Code").GetString()!).ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public async Task Enumerations_sort_by_their_numbers()
    {
        var kinds = (await RowsAsync("Areas?$orderby=Kind,Code")).Select(row => row.GetProperty("Kind").GetString()!).Distinct();
        Assert.Equal(["Country", "Region", "Province", "Municipality", "LabourMarketRegion", "ComparisonGroup"], kinds);
    }

    [Theory]
    [InlineData("$orderby=Nothing")]
    [InlineData("$orderby=")]
    [InlineData("$orderby=Title foo")]
    [InlineData("$orderby=Title desc asc")]
    [InlineData("$orderby=Committees")]
    [InlineData("$orderby=RecurrenceMonths")]
    [InlineData("$top=-1")]
    [InlineData("$top=x")]
    [InlineData("$top=1.5")]
    [InlineData("$skip=-1")]
    [InlineData("$skip=abc")]
    [InlineData("$top=99999999999999999999")]
    [InlineData("$top=1&$top=2")]
    [InlineData("$top=1&$TOP=2")]
    [InlineData("$top=1&top=2")]
    [InlineData("$count=maybe")]
    [Shows("R21", "R22")]
    public async Task A_wrong_option_is_refused(string query) => await FaultAsync($"FocusItems?{query}", HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("FocusItems?$count=true&$top=2&$filter=Id gt 10", 8, 2)]
    [InlineData("FocusItems?$count=true&$top=0", 18, 0)]
    [InlineData("FocusItems?$count=true&$skip=17", 18, 1)]
    [InlineData("FocusItems?$COUNT=TRUE&$top=1", 18, 1)]
    [InlineData("FocusItems(9)/Committees?$count=true&$top=1", 2, 1)]
    [InlineData("FocusItems?$count=false&$top=1", null, 1)]
    [InlineData("FocusItems?$top=1", null, 1)]
    [Shows("R75")]
    public async Task The_count_is_of_all_matches(string url, int? count, int rows)
    {
        var json = (await GetAsync(Root + url)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(rows, json.GetProperty("value").GetArrayLength());
        Assert.Equal(count, json.TryGetProperty("@odata.count", out var given) ? given.GetInt32() : null);
    }

    [Theory]
    [InlineData("FocusItems?$search=botilbud", "8")]
    [InlineData("FocusItems?$search=BOTILBUD", "8")]
    [InlineData("FocusItems?$search=\"midlertidige botilbud\"", "8")]
    [InlineData("FocusItems?$search=skærmløsninger&$filter=Id gt 5", "10")]
    [InlineData("FocusItems?$search=botilbud OR flygtningekvinder", "8 12")]
    [InlineData("FocusItems?$search=voksne AND botilbud", "8")]
    [InlineData("FocusItems?$search=voksne NOT botilbud", "9")]
    [InlineData("FocusItems?$search=nowhere2024", "")]
    [Shows("R76")]
    public async Task Search_finds_words(string url, string ids) => Assert.Equal(ids, await ValuesAsync($"{url}&$orderby=Id", "Id"));
}

public sealed class OrderByTestsOnSqlite(SqliteReadHost host) : OrderByTests(host);

public sealed class OrderByTestsOnPostgres(PostgresReadHost host) : OrderByTests(host);
