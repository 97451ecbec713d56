using System.Net;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Reads;

/// <summary>Base of the suites that read the sample data: they expect rows by hand, from the papers, not from the service.</summary>
public abstract class ReadSuite(HostFixture host) : Suite(host)
{
    protected const string Root = "/odata/v1/";

    protected async Task<List<JsonElement>> RowsAsync(string url) => [.. (await GetAsync(Root + url)).Expect(HttpStatusCode.OK).Rows];

    /// <summary>One property of all rows, in their order, joined by blanks.</summary>
    protected async Task<string> ValuesAsync(string url, string property) =>
        string.Join(" ", (await RowsAsync(url)).Select(row => row.GetProperty(property).ToString()));

    /// <summary>The rows of a set whose Id is below 1000 pass a filter: the Ids, joined by blanks.</summary>
    protected Task<string> IdsAsync(string set, string filter) => ValuesAsync($"{set}?$filter={Uri.EscapeDataString(filter)}&$orderby=Id", "Id");

    protected Task<string> CodesAsync(string set, string filter) =>
        ValuesAsync($"{set}?$filter={Uri.EscapeDataString(filter)}&$orderby=Code", "Code");

    /// <summary>An OData error: the status, a code, a message; returns `error` for more.</summary>
    protected async Task<JsonElement> FaultAsync(string url, HttpStatusCode status, string? code = null, params (string Name, string Value)[] headers)
    {
        var answer = (await GetAsync(Root + url, headers)).Expect(status);
        Assert.StartsWith("application/json", answer.ContentType, StringComparison.Ordinal);
        var error = answer.Json.GetProperty("error");
        Assert.NotEqual("", error.GetProperty("message").GetString());
        Assert.Matches("^[A-Z][A-Za-z]+$", error.GetProperty("code").GetString());
        if (code is not null)
        {
            Assert.Equal(code, error.GetProperty("code").GetString());
        }

        return error;
    }

    protected static void Ends(string end, string? text) => Assert.EndsWith(end, text, StringComparison.Ordinal);
}
