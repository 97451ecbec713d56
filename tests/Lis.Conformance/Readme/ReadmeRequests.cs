using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Readme;

/// <summary>README.md shows requests with their answers: each is sent, and the answer must be the printed one to the last member.</summary>
public abstract partial class ReadmeRequests(ReadHost host) : Suite(host)
{
    /// <summary>What the README writes for the address that a newcomer's own start serves.</summary>
    const string PrintedBase = "http://localhost:5080";

    [Fact]
    public async Task Every_request_of_the_readme_gives_the_answer_that_it_prints()
    {
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"), TestContext.Current.CancellationToken);
        var examples = Example().Matches(readme);
        Assert.True(examples.Count >= 5, $"README.md shows {examples.Count} requests with answers, not five");
        foreach (Match example in examples)
        {
            var request = example.Groups["request"].Value.Trim();
            var answer = await GetAsync(request);
            var printed = example.Groups["answer"].Value.Replace(PrintedBase, Service.Client.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal);
            using var expected = JsonDocument.Parse(printed);
            Assert.True(
                JsonElement.DeepEquals(expected.RootElement, answer.Expect(HttpStatusCode.OK).Json),
                $"README.md prints another answer to {request} than this one:\n{answer.Text}");
        }
    }

    [GeneratedRegex(@"```http\nGET (?<request>[^\n]+)\n```\n+```json\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}

public sealed class ReadmeRequestsOnSqlite(SqliteReadHost host) : ReadmeRequests(host);

public sealed class ReadmeRequestsOnPostgres(PostgresReadHost host) : ReadmeRequests(host);
