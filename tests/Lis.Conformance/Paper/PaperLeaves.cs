using System.Net;
using Lis.Conformance.Harness;

namespace Lis.Conformance.Paper;

/// <summary>Every figure, date, name and statement of the five committee papers is served, each where a client would look for it.</summary>
public abstract class PaperLeaves(ReadHost host) : Suite(host)
{
    [Fact]
    public async Task Every_fact_of_the_papers_is_served()
    {
        var leaves = PaperLeaf.ReadAll();
        var faults = new List<string>();
        var requests = 0;
        foreach (var asked in leaves.GroupBy(leaf => leaf.Request, StringComparer.Ordinal))
        {
            requests++;
            var answer = await GetAsync("/odata/v1/" + asked.Key);
            faults.AddRange(answer.Status == HttpStatusCode.OK
                ? asked.Select(leaf => leaf.FaultIn(answer.Json)).OfType<string>()
                : [$"{string.Join(", ", asked.Select(leaf => leaf.Path))}: {asked.Key}: {answer}"]);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{leaves.Count} lines, {requests} requests, {faults.Count} faults");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}

public sealed class PaperLeavesOnSqlite(SqliteReadHost host) : PaperLeaves(host);

public sealed class PaperLeavesOnPostgres(PostgresReadHost host) : PaperLeaves(host);
