using System.Net;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>Paging by the server (OData Protocol 11.2.6.7, 8.2.8.5): all pages together are the whole set, each row once.</summary>
public abstract class PagingTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData("FocusItems?$orderby=Id", 5)]
    [InlineData("FocusItems?", 1)]
    [InlineData("FocusItems?$orderby=EvaluationTo", 3)]
    [InlineData("FocusItems?$orderby=EvaluationTo desc", 3)]
    [InlineData("FocusItems?$orderby=EvaluationFrom desc,EvaluationTo,Title desc", 2)]
    [InlineData("FocusItems?$orderby=FocusList/Title desc,Status", 4)]
    [InlineData("FocusItems?$orderby=EvaluationKind,Title", 4)]
    [InlineData("FocusItems?$orderby=length(Title) desc", 4)]
    [InlineData("FocusItems?$orderby=Committees/$count desc", 4)]
    [InlineData("FocusItems?$orderby=tolower(Title) desc", 4)]
    [InlineData("FocusItems?$orderby=case(Number gt 9:Title,true:MunicipalityCode)", 4)]
    [InlineData("FocusItems?$orderby=concat(MunicipalityCode,Title) desc", 4)]
    [InlineData("FocusItems?$orderby=Number gt 9 desc,Number mod 2,Number divby 7", 4)]
    [InlineData("FocusItems?$filter=Number gt 4&$select=Title&$orderby=Title", 4)]
    [InlineData("FocusItems?$compute=Number mod 3 as M&$orderby=M desc", 4)]
    [InlineData("FocusItems?$top=7&$orderby=Title", 3)]
    [InlineData("FocusItems?$skip=4&$orderby=Title", 3)]
    [InlineData("FocusItems?$skip=4&$top=6&$orderby=Title desc", 2)]
    [InlineData("FocusItems?$search=job&$orderby=Title", 1)]
    [InlineData("FocusItems?filter=Number gt 4&orderby=Title", 4)]
    [InlineData("Areas?$orderby=Name", 7)]
    [InlineData("Areas?$orderby=Parent/Name,Name desc", 9)]
    [InlineData("Areas?$orderby=Parent/Parent/Name desc,ParentCode", 9)]
    [InlineData("Areas?", 50)]
    [InlineData("Targets?$orderby=Value,ChangePercent desc", 3)]
    [InlineData("Targets?$orderby=DueBy desc,Committee/Name", 3)]
    [InlineData("Targets?$orderby=Value div 7", 3)]
    [InlineData("ObservationRevisions?$orderby=RecordedFrom desc", 3)]
    [InlineData("Areas('000')/Children?$orderby=Kind desc,Name", 3)]
    [InlineData("FocusLists(1)/Items?$orderby=Title", 4)]
    [Shows("R77", "R80")]
    public async Task All_pages_are_the_whole(string url, int size)
    {
        var whole = (await RowsAsync(url)).Select(row => row.GetRawText()).ToList();
        var pages = await PagesAsync(Root + url, $"odata.maxpagesize={size}");
        Assert.All(pages[..^1], page => Assert.Equal(size, page.Count));
        Assert.Equal(whole, pages.SelectMany(page => page));
        Assert.True(whole.Count <= size || pages.Count > 1);
    }

    [Theory]
    [InlineData("odata.maxpagesize=4")]
    [InlineData("maxpagesize=4")]
    [InlineData("OData.MaxPageSize=4")]
    [InlineData("respond-whatever, odata.maxpagesize=4")]
    [Shows("R14")]
    public async Task The_preference_has_several_spellings(string prefer)
    {
        var answer = (await GetAsync($"{Root}FocusItems", ("Prefer", prefer))).Expect(HttpStatusCode.OK);
        Assert.Equal(4, answer.Rows.Count());
        Assert.Contains("maxpagesize=4", answer.Header("Preference-Applied") ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("maxpagesize=0")]
    [InlineData("maxpagesize=-3")]
    [InlineData("maxpagesize=x")]
    [Shows("R14")]
    public async Task A_preference_that_makes_no_sense_is_no_error(string prefer) =>
        Assert.Equal(18, (await GetAsync($"{Root}FocusItems", ("Prefer", prefer))).Expect(HttpStatusCode.OK).Rows.Count());

    [Fact]
    [Shows("R77")]
    public async Task The_client_may_change_the_size_on_each_page()
    {
        var first = (await GetAsync($"{Root}FocusItems?$orderby=Title", ("Prefer", "maxpagesize=4"))).Json;
        var next = first.GetProperty("@odata.nextLink").GetString()!;
        var second = (await GetAsync(PathOf(next), ("Prefer", "maxpagesize=3"))).Json;
        Assert.Equal(3, second.GetProperty("value").GetArrayLength());
        var rest = (await GetAsync(PathOf(second.GetProperty("@odata.nextLink").GetString()!))).Json;
        Assert.Equal(11, rest.GetProperty("value").GetArrayLength());
        Assert.False(rest.TryGetProperty("@odata.nextLink", out _));
    }

    [Fact]
    public async Task The_count_is_the_same_on_every_page()
    {
        var page = (await GetAsync($"{Root}FocusItems?$count=true&$filter=Id gt 3", ("Prefer", "maxpagesize=4"))).Json;
        Assert.Equal(15, page.GetProperty("@odata.count").GetInt32());
        page = (await GetAsync(PathOf(page.GetProperty("@odata.nextLink").GetString()!))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(15, page.GetProperty("@odata.count").GetInt32());
    }

    [Fact]
    [Shows("R79")]
    public async Task Nested_collections_are_paged_too()
    {
        var json = (await GetAsync($"{Root}Areas('000')?$expand=Children($orderby=Code desc)", ("Prefer", "maxpagesize=5"))).Expect(HttpStatusCode.OK).Json;
        var codes = json.GetProperty("Children").EnumerateArray().Select(row => row.GetProperty("Code").GetString()).ToList();
        Assert.Equal(5, codes.Count);
        for (var next = json.GetProperty("Children@odata.nextLink").GetString(); next is not null;)
        {
            var page = (await GetAsync(PathOf(next), ("Prefer", "maxpagesize=5"))).Expect(HttpStatusCode.OK).Json;
            codes.AddRange(page.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("Code").GetString()));
            next = page.TryGetProperty("@odata.nextLink", out var more) ? more.GetString() : null;
        }

        var whole = (await RowsAsync("Areas('000')/Children?$orderby=Code desc")).Select(row => row.GetProperty("Code").GetString());
        Assert.Equal(whole, codes);
    }

    [Theory]
    [InlineData("Areas?$skiptoken=%00")]
    [InlineData("Areas?$skiptoken=")]
    [InlineData("Areas?$skiptoken=AAAA")]
    [InlineData("Areas?$skiptoken=bm9uc2Vuc2U")]
    public async Task A_token_that_was_never_given_is_refused(string url) => await FaultAsync(url, HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_token_of_another_request_is_refused()
    {
        var json = (await GetAsync($"{Root}FocusItems?$orderby=Title", ("Prefer", "maxpagesize=4"))).Json;
        var token = json.GetProperty("@odata.nextLink").GetString()!.Split("skiptoken=")[1];
        await FaultAsync($"FocusItems?$orderby=EvaluationTo&$skiptoken={token}", HttpStatusCode.BadRequest, "InvalidToken");
        await FaultAsync($"Areas?$skiptoken={token}", HttpStatusCode.BadRequest, "InvalidToken");
    }

    async Task<List<List<string>>> PagesAsync(string url, string prefer)
    {
        var pages = new List<List<string>>();
        for (var next = url; next is not null && pages.Count < 200;)
        {
            var page = (await GetAsync(PathOf(next), ("Prefer", prefer))).Expect(HttpStatusCode.OK).Json;
            pages.Add([.. page.GetProperty("value").EnumerateArray().Select(row => row.GetRawText())]);
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return pages;
    }

    string PathOf(string link)
    {
        Assert.True(link.StartsWith('/') || link.StartsWith(Service.Address.AbsoluteUri, StringComparison.Ordinal), link);
        return link.StartsWith('/') ? link : link[(Service.Address.AbsoluteUri.Length - 1)..];
    }
}

public sealed class PagingTestsOnSqlite(SqliteReadHost host) : PagingTests(host);

public sealed class PagingTestsOnPostgres(PostgresReadHost host) : PagingTests(host);
