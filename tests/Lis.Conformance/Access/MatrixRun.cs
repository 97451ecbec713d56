using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Access;

/// <summary>Sends the requests of the matrix for one set and one caller, in batches, and says which answers are not what they should be.</summary>
/// <param name="service">The service.</param>
/// <param name="set">The set.</param>
/// <param name="rows">All its rows.</param>
/// <param name="confidential">The keys of those that are confidential.</param>
sealed partial class MatrixRun(LisHost service, EntitySet set, IReadOnlyList<JsonElement> rows, IReadOnlySet<string> confidential)
{
    const int PartsOfBatch = 60;

    static readonly bool IsWhole = Environment.GetEnvironmentVariable("LIS_TEST_MATRIX") == "all";

    public List<string> Findings { get; } = [];

    /// <summary>How many requests were answered, by kind.</summary>
    public Dictionary<string, int> Answered { get; } = [];

    /// <summary>Asks as a caller every fourth shape (one of four tenants for each role), beginning with another for each caller.</summary>
    public async Task AskAsync(MatrixCaller caller, (string, string) token, int first)
    {
        var expected = Expectations(caller).Index().Where(item => IsWhole || (item.Index + first) % 4 == 0).Select(item => item.Item).ToList();
        foreach (var part in expected.Chunk(PartsOfBatch))
        {
            var body = new JsonObject { ["requests"] = new JsonArray([.. part.Select((item, at) => item.Request.ToPart(at))]) };
            var answer = await service.SendAsync("POST", "/odata/v1/$batch", body.ToJsonString(), token, ("Prefer", "continue-on-error"));
            var responses = answer.Expect(HttpStatusCode.OK).Json.GetProperty("responses").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!);
            foreach (var (at, item) in part.Index())
            {
                Check(caller, item, responses[$"{at}"]);
            }
        }
    }

    IEnumerable<Expectation> Expectations(MatrixCaller caller)
    {
        var isOpen = caller.Opens(set.Name);
        var seen = rows.Where(row => caller.Sees(set.Name, row, IsConfidential(row))).ToList();
        foreach (var request in MatrixShapes.Reads(set))
        {
            yield return new(request, isOpen ? [200, 501] : [403], isOpen ? seen.Count : null);
        }

        foreach (var request in MatrixShapes.Writes(set))
        {
            yield return new(request, caller.StatusesOfWrite(set, request, null, false), null);
        }

        foreach (var row in Chosen(caller, seen))
        {
            var address = set.AddressOf(row)["/odata/v1/".Length..];
            int[] statuses = !isOpen ? [403] : caller.Sees(set.Name, row, IsConfidential(row)) ? [200, 204] : [404];
            foreach (var request in MatrixShapes.ReadsOfRow(set, address))
            {
                // The address says nothing of the set: what it does not open is not there.
                yield return new(request, request.Kind == "entity id" && !isOpen ? [403, 404] : statuses, null);
            }

            foreach (var request in MatrixShapes.WritesOfRow(set, address))
            {
                yield return new(request, caller.StatusesOfWrite(set, request, row, IsConfidential(row)), null);
            }
        }
    }

    /// <summary>One row that he sees, one of another municipality, one that is confidential, one that he does not see for another reason.</summary>
    IEnumerable<JsonElement> Chosen(MatrixCaller caller, List<JsonElement> seen) => new[]
    {
        seen.LastOrDefault(),
        rows.FirstOrDefault(row => !caller.Sees(set.Name, row, false)),
        rows.FirstOrDefault(row => IsConfidential(row)),
        rows.LastOrDefault(row => !caller.Sees(set.Name, row, IsConfidential(row))),
    }.Where(row => row.ValueKind == JsonValueKind.Object).DistinctBy(KeyOf);

    void Check(MatrixCaller caller, Expectation expected, JsonElement response)
    {
        var (request, status) = (expected.Request, response.GetProperty("status").GetInt32());
        var body = response.TryGetProperty("body", out var found) ? found : default;
        if (!expected.Statuses.Contains(status))
        {
            Findings.Add($"{caller}: {request}: {string.Join(" or ", expected.Statuses)} expected, got {status} {body}");
            return;
        }

        Answered[request.Kind] = Answered.GetValueOrDefault(request.Kind) + (status is 200 or 204 or 412 or 400 ? 1 : 0);
        if (status == 200 && expected.Rows is { } count && request.RowsIn(body) is { } told && told != count)
        {
            Findings.Add($"{caller}: {request}: {count} rows expected, got {told}");
        }

        var foreign = body.ValueKind == JsonValueKind.Undefined ? [] : Owner().Matches(body.GetRawText())
            .Select(match => match.Groups[1].Value).Where(code => !caller.SeesMunicipality(code)).Distinct().ToList();
        if (foreign.Count > 0)
        {
            Findings.Add($"{caller}: {request}: rows of {string.Join(", ", foreign)}");
        }
    }

    bool IsConfidential(JsonElement row) => confidential.Contains(KeyOf(row));

    string KeyOf(JsonElement row) => set.AddressOf(row);

    [GeneratedRegex("\"MunicipalityCode\":\"([0-9]{3})\"")]
    private static partial Regex Owner();

    /// <param name="Request">What is asked.</param>
    /// <param name="Statuses">The statuses that it may have.</param>
    /// <param name="Rows">How many rows the caller sees; null = the answer does not tell of the set's rows.</param>
    sealed record Expectation(MatrixRequest Request, int[] Statuses, int? Rows);
}
