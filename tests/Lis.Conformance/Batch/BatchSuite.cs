using System.Net;
using System.Text;
using System.Text.Json;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Batch;

/// <summary>What the suites of batches share: sending one, and reading its answer.</summary>
public abstract class BatchSuite(HostFixture host) : Suite(host)
{
    protected const string Root = "/odata/v1/";

    /// <summary>Sends a batch in JSON; the requests are written with single quotes for double ones.</summary>
    protected Task<Answer> SendAsync(string requests, params (string Name, string Value)[] headers) =>
        Service.SendAsync("POST", $"{Root}$batch", $"{{\"requests\":[{requests.Replace('`', '"')}]}}", headers);

    /// <summary>The answers of a batch in JSON, by id, in their order.</summary>
    protected static Dictionary<string, JsonElement> Responses(Answer answer) =>
        answer.Expect(HttpStatusCode.OK).Json.GetProperty("responses").EnumerateArray()
            .ToDictionary(response => response.GetProperty("id").GetString()!);

    /// <summary>The statuses of a batch in JSON: <c>1:200 2:404</c>.</summary>
    protected static string Statuses(Answer answer) =>
        string.Join(' ', Responses(answer).Select(response => $"{response.Key}:{response.Value.GetProperty("status")}"));

    /// <summary>Sends a batch in multipart/mixed with the boundary <c>b</c>.</summary>
    protected Task<Answer> SendPartsAsync(string body, params (string Name, string Value)[] headers) => Service.SendAsync(
        "POST", $"{Root}$batch", body.ReplaceLineEndings("\r\n"), [("Content-Type", "multipart/mixed; boundary=b"), .. headers]);

    /// <summary>The status lines of an answer in multipart/mixed.</summary>
    protected static string StatusLines(Answer answer) => string.Join(' ', answer.Expect(HttpStatusCode.OK).Text.Split("\r\n")
        .Where(line => line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]));

    /// <summary>A part around a request.</summary>
    protected static string Part(string request, string? id = null)
    {
        var text = new StringBuilder("--b\nContent-Type: application/http\n");
        _ = id is null ? text : text.Append("Content-ID: ").Append(id).Append('\n');
        return text.Append('\n').Append(request).Append("\n\n").ToString();
    }
}
