using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;
using Lis.Conformance.Standard;

namespace Lis.Conformance.Reads;

/// <summary>Headers, versions, metadata levels and control information (OData Protocol 8, OData JSON 3 and 4).</summary>
public abstract class PayloadTests(ReadHost host) : ReadSuite(host)
{
    [Theory]
    [InlineData(null, "4.0", "application/json;odata.metadata=minimal", "@odata.context")]
    [InlineData("4.0", "4.0", "application/json;odata.metadata=minimal", "@odata.context")]
    [InlineData("4.01", "4.01", "application/json;metadata=minimal", "@context")]
    [InlineData("4.02", "4.01", "application/json;metadata=minimal", "@context")]
    [Shows("R3a", "R3b", "R3c")]
    public async Task The_version_of_the_answer_follows_the_client(string? most, string version, string contentType, string context)
    {
        var answer = (await GetAsync($"{Root}Areas('657')", Headers(most, null))).Expect(HttpStatusCode.OK);
        Assert.Equal([version], answer.Headers("OData-Version"));
        Assert.Equal(contentType, answer.ContentType);
        Assert.True(answer.Json.TryGetProperty(context, out _));
    }

    [Theory]
    [InlineData("3.0")]
    [InlineData("x")]
    [Shows("R4")]
    public async Task A_version_that_is_not_spoken_is_refused(string most) =>
        await FaultAsync("Areas", HttpStatusCode.BadRequest, "UnsupportedVersion", ("OData-MaxVersion", most));

    [Theory]
    [InlineData("Areas?$count=true&$top=1", "@odata.count")]
    [InlineData("FocusItems?$expand=Committees($count=true)&$top=1", "Committees@odata.count")]
    [InlineData("Areas('657')/Name", "@odata.context")]
    [Shows("R3b")]
    public async Task Version_4_01_leaves_out_the_prefix(string url, string name)
    {
        var old = (await GetAsync(Root + url)).Expect(HttpStatusCode.OK).Text;
        var young = (await GetAsync(Root + url, ("OData-MaxVersion", "4.01"))).Expect(HttpStatusCode.OK).Text;
        Assert.Contains($"\"{name}\":", old, StringComparison.Ordinal);
        Assert.Contains($"\"{name.Replace("odata.", "", StringComparison.Ordinal)}\":", young, StringComparison.Ordinal);
        Assert.DoesNotContain("odata.", young.Replace("/odata", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    [Shows("R11")]
    public async Task Without_metadata_only_the_count_remains()
    {
        var json = (await GetAsync($"{Root}FocusItems?$count=true&$top=1&$select=Title", Headers(null, "application/json;odata.metadata=none"))).Json;
        Assert.Equal(["@odata.count", "value"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["Title"], json.GetProperty("value")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    [Shows("R11")]
    public async Task Full_metadata_names_types_and_links()
    {
        var row = (await GetAsync($"{Root}FocusItems(7)", Headers(null, "application/json;odata.metadata=full"))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("#Lis.V1.FocusItem", row.GetProperty("@odata.type").GetString());
        Ends("FocusItems(7)", row.GetProperty("@odata.id").GetString());
        Ends("FocusItems(7)", row.GetProperty("@odata.editLink").GetString());
        Ends("FocusItems(7)/Committees", row.GetProperty("Committees@odata.navigationLink").GetString());
        Ends("FocusItems(7)/Committees/$ref", row.GetProperty("Committees@odata.associationLink").GetString());
        Assert.Equal("#Lis.V1.FocusItemStatus", row.GetProperty("Status@odata.type").GetString());
        Assert.Equal("#Date", (await FullAsync("FocusItems(5)")).GetProperty("EvaluationTo@odata.type").GetString());
        Assert.Equal("#Collection(Int32)", row.GetProperty("RecurrenceMonths@odata.type").GetString());
        Assert.False(row.TryGetProperty("Title@odata.type", out _));
    }

    [Fact]
    [Shows("R11")]
    public async Task Minimal_metadata_has_context_and_etag()
    {
        var row = (await GetAsync($"{Root}FocusItems(7)")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(
            ["@odata.context", "@odata.etag"],
            row.EnumerateObject().Select(member => member.Name).Where(name => name.Contains('@', StringComparison.Ordinal)));
        Assert.Matches("^W/\".+\"$", row.GetProperty("@odata.etag").GetString());
    }

    [Fact]
    [Shows("R12")]
    public async Task Decimals_and_counts_are_text_for_clients_that_ask_so()
    {
        var answer = await GetAsync($"{Root}BudgetLines?$count=true&$filter=Id eq 1", Headers(null, "application/json;IEEE754Compatible=true"));
        Assert.Contains("IEEE754Compatible=true", answer.Expect(HttpStatusCode.OK).ContentType, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("1", answer.Json.GetProperty("@odata.count").GetString());
        Assert.Equal("-2.4", answer.Rows.Single().GetProperty("Deviation").GetString());
        Assert.Equal(JsonValueKind.Number, answer.Rows.Single().GetProperty("Year").ValueKind);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("*/*", 200)]
    [InlineData("application/json;odata.metadata=minimal;q=0.9,text/html;q=0.1", 200)]
    [InlineData("APPLICATION/JSON;ODATA.METADATA=FULL", 200)]
    [InlineData("application/atom+xml", 406)]
    [InlineData("application/json;foo=bar", 406)]
    [InlineData("image/png", 406)]
    [Shows("R7", "R8")]
    public async Task Accept_is_followed(string accept, int status)
    {
        var answer = (await GetAsync($"{Root}Areas?$top=1", ("Accept", accept))).Expect((HttpStatusCode)status);
        Assert.StartsWith("application/json", answer.ContentType, StringComparison.Ordinal);
        Assert.DoesNotContain("charset", answer.ContentType, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("$format=json", 200, "application/json;odata.metadata=minimal")]
    [InlineData("$format=application/json;odata.metadata=none", 200, "application/json;odata.metadata=none")]
    [InlineData("$format=application/json;metadata=full", 200, null)]
    [InlineData("$format=xml", 406, null)]
    [InlineData("$format=nothing", 406, null)]
    [Shows("R10")]
    public async Task Format_beats_accept(string query, int status, string? contentType)
    {
        var answer = (await GetAsync($"{Root}Areas?$top=1&{query}", ("Accept", "application/json;odata.metadata=full"))).Expect((HttpStatusCode)status);
        Assert.Equal(contentType ?? answer.ContentType, answer.ContentType);
    }

    [Fact]
    [Shows("R26")]
    public async Task Head_is_get_without_a_body()
    {
        var get = await GetAsync($"{Root}Areas('657')");
        var head = (await Service.SendAsync("HEAD", $"{Root}Areas('657')", null)).Expect(HttpStatusCode.OK);
        Assert.Empty(head.Body);
        Assert.Equal(get.ContentType, head.ContentType);
        Assert.Equal(get.Header("ETag"), head.Header("ETag"));
    }

    [Fact]
    public async Task Danish_letters_stand_for_themselves()
    {
        var text = (await GetAsync($"{Root}Areas('492')?$select=Name")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("\"Name\":\"Ærø\"", text, StringComparison.Ordinal);
    }

    async Task<JsonElement> FullAsync(string url) => (await GetAsync(Root + url, Headers(null, "application/json;odata.metadata=full"))).Json;

    static (string, string)[] Headers(string? most, string? accept) =>
        [.. new[] { ("OData-MaxVersion", most), ("Accept", accept) }.Where(header => header.Item2 is not null).Select(header => (header.Item1, header.Item2!))];
}

public sealed class PayloadTestsOnSqlite(SqliteReadHost host) : PayloadTests(host);

public sealed class PayloadTestsOnPostgres(PostgresReadHost host) : PayloadTests(host);
