using Lis.Domain.Rules;

namespace Lis.Domain.Discretion;

/// <summary>What a breakdown adds up to: each of its dimensions dropped in turn.</summary>
internal sealed class KeyLattice
{
    private readonly Dictionary<string, IReadOnlyList<(string Dimension, string Above)>> _above = new(StringComparer.Ordinal);

    /// <summary>For each dimension of a key, the key without it; none for the total.</summary>
    public IReadOnlyList<(string Dimension, string Above)> Above(string key)
    {
        if (!_above.TryGetValue(key, out var above))
        {
            var members = BreakdownKey.TryParse(key, out var read) ? read : [];
            _above[key] = above = [.. members.Select(member => (member.Dimension, BreakdownKey.Of(members.Where(other => other != member))))];
        }

        return above;
    }
}
