using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Operations;

/// <summary><c>Lis.V1.Series</c>: a function bound to an entity that is answered by a plan over other rows.</summary>
public abstract class SeriesTests(ReadHost host) : Suite(host)
{
    const string Indicator = "/odata/v1/Indicators('657-ungeledighed')";

    [Fact]
    [Shows("R48a")]
    public async Task A_series_has_the_totals_within_two_days_in_order()
    {
        var answer = (await GetAsync($"{Indicator}/Lis.V1.Series(areaCode='657',from=2015-01-01,to=2018-12-31)")).Expect(HttpStatusCode.OK);
        var like = await GetAsync(
            "/odata/v1/Observations?$filter=IndicatorCode eq '657-ungeledighed' and AreaCode eq '657' and IsTotal and PeriodStart ge 2015-01-01"
            + " and PeriodEnd le 2018-12-31&$orderby=PeriodStart&$select=Period,PeriodStart,Value,ValueStatus");
        Assert.NotEmpty(answer.Rows);
        Assert.Equal(like.Rows.Select(Point), answer.Rows.Select(Point));
        Assert.EndsWith("$metadata#Collection(Lis.V1.SeriesPoint)", answer.Json.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Period", "PeriodStart", "Value", "ValueStatus"], answer.Rows.First().EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("Series(areaCode='657',from=2015-01-01,to=2018-12-31)?$filter=Value lt 0", 0)]
    [InlineData("Series(areaCode=@a,from=@f,to=@t)?@a='657'&@f=2015-01-01&@t=2018-12-31&$top=1", 1)]
    [InlineData("Lis.V1.Series?areaCode='657'&from=2015-01-01&to=2018-12-31&$top=1", 1)]
    [InlineData("Lis.V1.Series?@areaCode='657'&@from=2015-01-01&@to=2018-12-31&$top=1", 1)]
    [InlineData("Lis.V1.Series(areaCode='657',from=2019-01-01,to=2018-12-31)", 0)]
    [InlineData("Lis.V1.Series(areaCode='657',from=2018-01-02,to=2018-12-31)?$filter=Period eq '2018M01'", 0)]
    [InlineData("Lis.V1.Series(areaCode='657',from=2018-01-01,to=2018-01-30)?$filter=Period eq '2018M01'", 0)]
    [InlineData("Lis.V1.Series(areaCode='657',from=2018-01-01,to=2018-01-31)?$filter=Period eq '2018M01'", 1)]
    [Shows("R48a", "R48e", "R38")]
    public async Task Parameters_stand_inline_as_aliases_or_as_options_of_their_name(string call, int rows)
    {
        var answer = (await GetAsync($"{Indicator}/{call}")).Expect(HttpStatusCode.OK);
        Assert.Equal(rows, answer.Rows.Count());
    }

    [Theory]
    [InlineData("$count", "")]
    [InlineData("$count", "?$filter=ValueStatus eq 'Final'")]
    public async Task What_a_function_gives_can_be_counted(string segment, string query)
    {
        var call = $"{Indicator}/Lis.V1.Series(areaCode='657',from=2000-01-01,to=2030-12-31)";
        var counted = (await GetAsync($"{call}/{segment}{query}")).Expect(HttpStatusCode.OK).Text;
        var rows = (await GetAsync($"{call}{query}")).Expect(HttpStatusCode.OK).Rows.Count();
        Assert.Equal(rows.ToString(System.Globalization.CultureInfo.InvariantCulture), counted);
        Assert.NotEqual(0, rows);
    }

    [Fact]
    public async Task Options_choose_among_the_points()
    {
        var answer = await GetAsync(
            $"{Indicator}/Lis.V1.Series(areaCode='657',from=2000-01-01,to=2030-12-31)?$select=Period&$orderby=Period desc&$count=true&$compute=Value mul 2 as Twice");
        answer.Expect(HttpStatusCode.OK);
        Assert.Equal(["Period"], answer.Rows.First().EnumerateObject().Select(member => member.Name));
        Assert.Equal(answer.Rows.Count(), answer.Json.GetProperty("@odata.count").GetInt32());
        Assert.EndsWith("#Collection(Lis.V1.SeriesPoint)(Period)", answer.Json.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_series_lead_on()
    {
        var url = "/odata/v1/Indicators?$top=1";
        _ = (await GetAsync(url)).Expect(HttpStatusCode.OK);
        var counts = (await GetAsync("/odata/v1/Observations?$apply=filter(IsTotal)/groupby((IndicatorCode,AreaCode),aggregate($count as N))&$orderby=N desc&$top=1")).Rows.Single();
        var (code, area) = (counts.GetProperty("IndicatorCode").GetString(), counts.GetProperty("AreaCode").GetString());
        Assert.True(counts.GetProperty("N").GetInt32() > 1);
        var next = $"/odata/v1/Indicators('{code}')/Lis.V1.Series(areaCode='{area}',from=1900-01-01,to=2100-12-31)";
        List<string?> pages = [];
        while (next is not null)
        {
            var page = (await GetAsync(next, ("Prefer", "maxpagesize=1"))).Expect(HttpStatusCode.OK);
            pages.AddRange(page.Rows.Select(row => row.GetProperty("Period").GetString()));
            next = page.Json.TryGetProperty("@odata.nextLink", out var link) ? new Uri(link.GetString()!).PathAndQuery : null;
        }

        Assert.Equal(counts.GetProperty("N").GetInt32(), pages.Count);
        Assert.Equal(pages.Distinct(), pages);
    }

    [Theory]
    [InlineData("Indicators('nowhere')/Lis.V1.Series(areaCode='657',from=2015-01-01,to=2018-12-31)", HttpStatusCode.NotFound)]
    [InlineData("Indicators('657-ungeledighed')/Lis.V1.Series(areaCode='657')", HttpStatusCode.BadRequest)]
    [InlineData("Indicators('657-ungeledighed')/Lis.V1.Series(areaCode='657',from=2015-01-01,to=5)", HttpStatusCode.BadRequest)]
    [InlineData("Indicators('657-ungeledighed')/Lis.V1.Series(areaCode='657',from=2015-01-01,to=null)", HttpStatusCode.BadRequest)]
    [InlineData("Indicators('657-ungeledighed')/Lis.V1.Series(areaCode='657',from=2015-01-01,to=2018-12-31)?$select=IndicatorCode", HttpStatusCode.BadRequest)]
    [InlineData("Indicators('657-ungeledighed')/Lis.V1.Serie(areaCode='657',from=2015-01-01,to=2018-12-31)", HttpStatusCode.NotFound)]
    [InlineData("Areas('657')/Lis.V1.Series(areaCode='657',from=2015-01-01,to=2018-12-31)", HttpStatusCode.NotFound)]
    [InlineData("Series(areaCode='657',from=2015-01-01,to=2018-12-31)", HttpStatusCode.NotFound)]
    [InlineData("ImportRuns(1)/Lis.V1.Approve", HttpStatusCode.MethodNotAllowed)]
    [InlineData("ImportRuns(1)/Lis.V1.Approve(publishAt=null)", HttpStatusCode.BadRequest)]
    [Shows("R48d")]
    public async Task A_call_that_fits_no_operation_says_so(string call, HttpStatusCode status)
    {
        var answer = (await GetAsync($"/odata/v1/{call}")).Expect(status);
        Assert.NotEqual("", answer.Json.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    [Shows("R18")]
    public async Task A_method_that_the_operation_lacks_is_refused_with_Allow()
    {
        var read = (await GetAsync("/odata/v1/ImportRuns(1)/Lis.V1.Approve")).Expect(HttpStatusCode.MethodNotAllowed);
        Assert.Equal("POST, OPTIONS", read.Header("Allow"));
        var written = await Service.SendAsync("POST", $"{Indicator}/Lis.V1.Series(areaCode='657',from=2015-01-01,to=2018-12-31)", "{}");
        written.Expect(HttpStatusCode.MethodNotAllowed);
        Assert.Equal("GET, HEAD, OPTIONS", written.Header("Allow"));
    }

    static string Point(JsonElement row) =>
        $"{row.GetProperty("Period")} {row.GetProperty("PeriodStart")} {row.GetProperty("Value")} {row.GetProperty("ValueStatus")}";
}

public sealed class SeriesTestsOnSqlite(SqliteReadHost host) : SeriesTests(host);

public sealed class SeriesTestsOnPostgres(PostgresReadHost host) : SeriesTests(host);
