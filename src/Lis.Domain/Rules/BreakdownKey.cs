using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Lis.Domain.Rules;

/// <summary>
/// The canonical key of a breakdown: <c>dimension=member</c> pairs sorted by code point and joined by a semicolon, or <c>total</c>. Each
/// dimension occurs once. A key says the same whoever writes it, so two files with the pairs in another order meet in one row.
/// </summary>
public static partial class BreakdownKey
{
    /// <summary>Reads a key with its pairs in any order; empty for the total; false when a pair is malformed or a dimension comes twice.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IReadOnlyList<BreakdownMember>? members)
    {
        members = null;
        if (text is null)
        {
            return false;
        }

        if (text == Breakdown.TotalKey)
        {
            members = [];
            return true;
        }

        var pairs = text.Split(';').Select(part => Pair().Match(part)).ToList();
        if (!pairs.TrueForAll(pair => pair.Success))
        {
            return false;
        }

        var found = pairs.Select(pair => new BreakdownMember { Dimension = pair.Groups[1].Value, Member = pair.Groups[2].Value }).ToList();
        if (found.Select(member => member.Dimension).Distinct(StringComparer.Ordinal).Count() != found.Count)
        {
            return false;
        }

        members = found.OrderBy(PairText, StringComparer.Ordinal).ToList();
        return true;
    }

    /// <summary>The canonical key of the members; <c>total</c> when there are none.</summary>
    public static string Of(IEnumerable<BreakdownMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var key = string.Join(';', members.Select(PairText).Order(StringComparer.Ordinal));
        return key.Length == 0 ? Breakdown.TotalKey : key;
    }

    /// <summary>Whether the text is a key in canonical form.</summary>
    public static bool IsCanonical(string? text) => TryParse(text, out var members) && Of(members) == text;

    private static string PairText(BreakdownMember member) => member.Dimension + "=" + member.Member;

    [GeneratedRegex(@"^([a-z0-9æøåA-ZÆØÅ._-]{1,40})=([a-z0-9æøåA-ZÆØÅ._-]{1,40})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
