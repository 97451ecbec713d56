namespace Lis.Conformance.Paper;

/// <summary>
/// leaf-paths.txt lists every scalar of the fact sheet's YAML; each has a request that proves it, or a reason why there is none.
/// </summary>
public class PaperCoverageTests
{
    [Fact]
    public void Every_leaf_is_asked_for_or_has_a_reason()
    {
        var all = PaperLeaf.ReadColumns("leaf-paths.txt").Select(columns => columns[0]).ToList();
        var served = PaperLeaf.ReadAll().Select(leaf => leaf.Path).ToHashSet(StringComparer.Ordinal);
        var reasons = PaperLeaf.ReadColumns("not-served.tsv")
            .ToDictionary(columns => columns[0], columns => columns[1], StringComparer.Ordinal);
        TestContext.Current.TestOutputHelper!.WriteLine($"{all.Count} leaves: {served.Count} served, {reasons.Count} not");

        Assert.Equal(all.Count, all.Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, leaf => Assert.True(served.Contains(leaf) != reasons.ContainsKey(leaf), $"{leaf} must be in exactly one file"));
        Assert.Equal(all.Count, served.Count + reasons.Count);
        Assert.All(reasons.Values, reason => Assert.NotEqual("", reason.Trim()));
    }
}
