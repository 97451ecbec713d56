using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>$expand with nested options (OData Protocol 11.2.5.2).</summary>
public abstract class ExpandTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("Committees", "[5,6]")]
    [InlineData("Committees($orderby=Id desc)", "[6,5]")]
    [InlineData("Committees($orderby=Name)", "[5,6]")]
    [InlineData("Committees($top=1;$orderby=Id desc)", "[6]")]
    [InlineData("Committees($skip=1)", "[6]")]
    [InlineData("Committees($filter=Id gt 5)", "[6]")]
    [InlineData("Committees($filter=Id eq 99)", "[]")]
    [InlineData("Committees($search=omsorg)", "[6]")]
    [InlineData("Committees($top=0)", "[]")]
    [Shows("R52a", "R52c")]
    public async Task Nested_options_shape_the_collection(string expand, string ids)
    {
        var committees = (await GetAsync($"{Root}FocusItems(9)?$expand={expand}")).Expect(HttpStatusCode.OK).Json.GetProperty("Committees");
        Assert.Equal(ids, $"[{string.Join(",", committees.EnumerateArray().Select(item => item.GetProperty("Id").GetInt32()))}]");
    }

    [Fact]
    public async Task Each_row_has_its_own_related_rows()
    {
        const string Expand = "Committees($select=Id;$orderby=Id;$count=true),FocusList,Targets($select=Label;$top=1;$orderby=Label desc)";
        var rows = await RowsAsync($"FocusItems?$expand={Expand}&$orderby=Id");
        Assert.Equal("4 5 2 7 8 6 6 6 5,6 6 5 5 5 5 7 4 4 4", string.Join(" ", rows.Select(row => Joined(row.GetProperty("Committees"), "Id"))));
        Assert.All(rows, row => Assert.Equal(row.GetProperty("Committees").GetArrayLength(), row.GetProperty("Committees@odata.count").GetInt32()));
        Assert.All(rows, row => Assert.Equal("Fokusliste", row.GetProperty("FocusList").GetProperty("Title").GetString()));
        Assert.Equal("F9b", Joined(rows[8].GetProperty("Targets"), "Label"));
        Assert.Equal("", Joined(rows[^1].GetProperty("Targets"), "Label"));
    }

    [Fact]
    [Shows("R52a")]
    public async Task Expands_nest()
    {
        const string Inner = "Children($filter=Name gt 'T';$orderby=Name desc;$expand=Parent($select=Name))";
        var json = (await GetAsync($"{Root}Areas('081')?$expand=Children($expand={Inner})")).Expect(HttpStatusCode.OK).Json;
        var province = json.GetProperty("Children")[0];
        Assert.Equal("LD-11", province.GetProperty("Code").GetString());
        var municipalities = province.GetProperty("Children");
        Assert.Equal("Aalborg,Vesthimmerlands,Thisted", Joined(municipalities, "Name"));
        Assert.Equal("Landsdel Nordjylland", municipalities[0].GetProperty("Parent").GetProperty("Name").GetString());
    }

    [Fact]
    [Shows("R54")]
    public async Task What_leads_nowhere_is_null_or_empty()
    {
        var country = (await GetAsync($"{Root}Areas('000')?$expand=Parent,Observations($top=0)")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(JsonValueKind.Null, country.GetProperty("Parent").ValueKind);
        Assert.Equal(0, country.GetProperty("Observations").GetArrayLength());
    }

    [Fact]
    [Shows("R52b")]
    public async Task References_and_counts_stand_in_place_of_rows()
    {
        var json = (await GetAsync($"{Root}FocusItems(9)?$expand=Committees/$ref,FocusList/$ref,Targets/$count")).Expect(HttpStatusCode.OK).Json;
        Ends("Committees(5)", json.GetProperty("Committees")[0].GetProperty("@odata.id").GetString());
        Ends("FocusLists(1)", json.GetProperty("FocusList").GetProperty("@odata.id").GetString());
        Assert.Equal(2, json.GetProperty("Targets@odata.count").GetInt32());
        Assert.False(json.TryGetProperty("Targets", out _));
    }

    [Fact]
    [Shows("R52a")]
    public async Task A_star_expands_every_navigation()
    {
        var json = (await GetAsync($"{Root}Temaanalyser?$top=1&$expand=*")).Expect(HttpStatusCode.OK).Rows.Single();
        Assert.All(["BudgetAgreement", "Committee", "Proevehandlinger"], name => Assert.True(json.TryGetProperty(name, out _), name));
    }

    [Theory]
    [InlineData("$expand=Nothing")]
    [InlineData("$expand=Title")]
    [InlineData("$expand=")]
    [InlineData("$expand=Committees($top=-1)")]
    [InlineData("$expand=Committees($nothing=1)")]
    [InlineData("$expand=Committees($filter=Nothing eq 1)")]
    [InlineData("$expand=Committees(")]
    [InlineData("$expand=Committees,Committees")]
    [InlineData("$expand=FocusList($top=1)")]
    [InlineData("$expand=FocusList($expand=Items($expand=FocusList($expand=Items($expand=FocusList($expand=Items)))))")]
    [Shows("R22")]
    public async Task A_wrong_expand_is_refused(string query) => await FaultAsync($"FocusItems?{query}", HttpStatusCode.BadRequest);

    static string Joined(JsonElement rows, string property) => string.Join(",", rows.EnumerateArray().Select(row => row.GetProperty(property).ToString()));
}

public sealed class ExpandTestsOnSqlite(SqliteReadHost host) : ExpandTests(host);

public sealed class ExpandTestsOnPostgres(PostgresReadHost host) : ExpandTests(host);
