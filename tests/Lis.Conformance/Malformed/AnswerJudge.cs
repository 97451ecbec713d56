using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lis.Conformance.Malformed;

/// <summary>
/// Whether an answer to a broken request is a good one. Every answer from 400 on is an OData error with a code, a message and a target;
/// no 5xx but 501, and nothing of the inside of the service in its words. Where nothing of the request is at fault more than the rest
/// of it, the target is <c>request</c>.
/// </summary>
static partial class AnswerJudge
{
    /// <summary>What is wrong with the answer; null = nothing.</summary>
    public static string? Complaint(RawRequest request, RawAnswer answer)
    {
        if (answer.Status < 400)
        {
            return answer.Status == 200 && !request.IsHead ? ComplaintOfSuccess(answer) : null;
        }

        if (answer.Status >= 500 && answer.Status != 501)
        {
            return "the service failed";
        }

        if (request.IsHead)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Plain);
            return answer.IsProblem ? ComplaintOfProblem(request, document.RootElement) : ComplaintOfError(answer, document.RootElement);
        }
        catch (JsonException)
        {
            return "no JSON";
        }
    }

    static string? ComplaintOfError(RawAnswer answer, JsonElement body)
    {
        if (!answer.IsJson || !answer.Has("OData-Version: 4.0"))
        {
            return "no OData error: Content-Type and OData-Version are not those of one";
        }

        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var error) ? ComplaintOf(error) : "no member error";
    }

    static string? ComplaintOf(JsonElement error)
    {
        foreach (var member in new[] { "code", "message", "target" })
        {
            if (!error.TryGetProperty(member, out var text) || text.ValueKind != JsonValueKind.String || text.GetString()!.Length == 0)
            {
                return $"no {member}";
            }
        }

        return Inside().Match(error.GetProperty("message").GetString()!) is { Success: true } leak ? $"it tells of the inside: {leak.Value}" : null;
    }

    /// <summary>Outside the OData root errors are problem details; an address gets there by leading out of it.</summary>
    static string? ComplaintOfProblem(RawRequest request, JsonElement body)
    {
        var line = Encoding.Latin1.GetString(request.Bytes, 0, Math.Max(0, request.Bytes.AsSpan().IndexOf("\r\n"u8)));
        return !line.Contains("..", StringComparison.Ordinal) && !line.Contains("%2E", StringComparison.OrdinalIgnoreCase)
            && line.Contains(" /odata/v1/", StringComparison.Ordinal)
                ? "problem details instead of an OData error"
                : body.TryGetProperty("code", out _) ? null : "problem details without code";
    }

    static string? ComplaintOfSuccess(RawAnswer answer)
    {
        if (answer.Has("Content-Type: multipart/mixed"))
        {
            return FailedPart().IsMatch(answer.Text) ? "a part of the batch failed" : null;
        }

        if (!answer.IsJson)
        {
            return null;
        }

        using var document = JsonDocument.Parse(answer.Plain);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("responses", out var responses) && responses.ValueKind == JsonValueKind.Array
                ? responses.EnumerateArray().Select(ComplaintOfPart).FirstOrDefault(complaint => complaint is not null)
                : null;
    }

    static string? ComplaintOfPart(JsonElement part)
    {
        var status = part.GetProperty("status").GetInt32();
        return status < 400 ? null
            : status >= 500 && status != 501 ? $"a part of the batch failed: {part.GetRawText()}"
            : part.TryGetProperty("body", out var body) && body.TryGetProperty("error", out var error) ? ComplaintOf(error)
            : $"a part of the batch was refused without an OData error: {part.GetRawText()}";
    }

    /// <summary>Names of types, tables and drivers, stack frames, statements and places on a disk.</summary>
    [GeneratedRegex(@"Exception|System\.\w|Microsoft\.|Npgsql|SQLite|sqlite_|SELECT\s|INSERT INTO|\bFROM ""|   at |\.cs\b|Lis\.(OData|Api|Storage|Domain|Import)\.|/home/|/work/|/tmp/|\\src\\")]
    private static partial Regex Inside();

    [GeneratedRegex(@"HTTP/1\.1 50[02-9]")]
    private static partial Regex FailedPart();
}
