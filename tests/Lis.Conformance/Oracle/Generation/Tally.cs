namespace Lis.Conformance.Oracle.Generation;

/// <summary>How often each feature came so far in a run; what came seldom is chosen more often.</summary>
public sealed class Tally
{
    readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Add(IEnumerable<string> features)
    {
        foreach (var feature in features)
        {
            _counts[feature] = Of(feature) + 1;
        }
    }

    public int Of(string feature) => _counts.GetValueOrDefault(feature);

    /// <summary>One of several ways to go on, each named by the feature that it brings.</summary>
    public T Choose<T>(Random random, IReadOnlyList<(string Feature, T Way)> ways)
    {
        var weights = ways.Select(way => Math.Pow(10 + Of(way.Feature), -2)).ToList();
        var point = random.NextDouble() * weights.Sum();
        var chosen = weights.FindIndex(weight => (point -= weight) < 0);
        return ways[Math.Max(0, chosen)].Way;
    }
}
