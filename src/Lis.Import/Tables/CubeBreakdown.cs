using Lis.Domain;
using Lis.Domain.Rules;
using Lis.Import.Formats;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>
/// The breakdown of each figure of a cube, from the members of the dimensions that have no other role. A member is named by its label,
/// as in files that have labels only, unless two members of a dimension share one.
/// </summary>
sealed class CubeBreakdown
{
    readonly List<(int Place, CubeDimension Dimension, Entry[] Entries)> dimensions = [];

    public CubeBreakdown(IReadOnlyList<CubeDimension> all, int[] otherRoles, IReadOnlyList<string> totals)
    {
        for (var place = 0; place < all.Count; place++)
        {
            if (!otherRoles.Contains(place))
            {
                dimensions.Add((place, all[place], EntriesOf(all[place], totals)));
            }
        }
    }

    /// <summary>The breakdown of the figure with those members.</summary>
    public (string Key, IReadOnlyList<BreakdownMember> Members) At(int[] at, RowFaults faults)
    {
        var members = new List<BreakdownMember>(dimensions.Count);
        foreach (var (place, dimension, entries) in dimensions)
        {
            var entry = entries[at[place]];
            if (entry.Member is not null)
            {
                members.Add(entry.Member);
            }
            else if (!entry.IsTotal)
            {
                Report(dimension, dimension.Members[at[place]], faults);
            }
        }

        return members.Count == 0 ? (Breakdown.TotalKey, []) : (BreakdownKey.Of(members), members);
    }

    static void Report(CubeDimension dimension, CubeMember member, RowFaults faults)
    {
        if (member.Label.Length > BreakdownWords.LongestLabel)
        {
            faults.Add(dimension.Code, member.Label, ImportRules.TextLength, $"Teksten er længere end {BreakdownWords.LongestLabel} tegn.");
        }
        else if (faults.IsWhole(dimension.Code, member.Label))
        {
            faults.Add(dimension.Code, member.Code, ImportRules.BreakdownInvalid, "Teksten kan ikke bruges som medlem af en opdeling.");
        }
    }

    static Entry[] EntriesOf(CubeDimension dimension, IReadOnlyList<string> totals)
    {
        var name = BreakdownWords.DimensionOf(dimension.Code);
        var names = dimension.Members.Select(member => TextSlug.Of(member.Label));
        var isUnique = names.Distinct(StringComparer.Ordinal).Count() == dimension.Members.Count;
        return [.. dimension.Members.Select(member => IsTotal(dimension, member, totals)
            ? new Entry(null, true)
            : new Entry(IsFit(member.Label) ? BreakdownWords.MemberOf(name, isUnique ? member.Label : member.Code, member.Label) : null, false))];
    }

    static bool IsFit(string label) => label.Length <= BreakdownWords.LongestLabel && !RowFaults.IsBroken(label);

    static bool IsTotal(CubeDimension dimension, CubeMember member, IReadOnlyList<string> totals) =>
        BreakdownWords.IsTotal(dimension.Code, member.Label) || BreakdownWords.IsTotal(dimension.Label, member.Label)
        || member.Code is "TOT" or "IALT" or "TOTAL" || totals.Contains(member.Label, StringComparer.OrdinalIgnoreCase)
        || totals.Contains(member.Code, StringComparer.OrdinalIgnoreCase);

    readonly record struct Entry(BreakdownMember? Member, bool IsTotal);
}
