using Lis.Domain;
using Lis.Domain.Rules;
using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>Builds the breakdown of a figure from its members in the columns that break it down.</summary>
sealed class MemberReading(IReadOnlyList<string> totals, RowFaults faults)
{
    readonly Dictionary<(string Caption, string Text), BreakdownMember?> known = [];
    readonly List<BreakdownMember> members = [];

    public IReadOnlyList<BreakdownMember> Members => [.. members];

    public string Key => members.Count == 0 ? Breakdown.TotalKey : BreakdownKey.Of(members);

    public void Begin() => members.Clear();

    /// <summary>Adds a member by its text.</summary>
    public void Add(string column, string caption, string text, Func<string, string> codeOf)
    {
        if (text.Length == 0)
        {
            faults.Add(column, text, ImportRules.BreakdownInvalid, $"Der mangler et medlem af {caption}.");
            return;
        }

        if (!known.TryGetValue((caption, text), out var member))
        {
            if (!IsFit(column, text))
            {
                return;
            }

            member = IsTotal(caption, text) ? null : BreakdownWords.MemberOf(BreakdownWords.DimensionOf(caption), codeOf(text), text);
            if (member is null && !IsTotal(caption, text))
            {
                faults.Add(column, text, ImportRules.BreakdownInvalid, "Teksten kan ikke bruges som medlem af en opdeling.");
                return;
            }

            known[(caption, text)] = member;
        }

        if (member is not null)
        {
            members.Add(member);
        }
    }

    /// <summary>A member's text is kept as its label, so it must be whole, and no longer than a label may be.</summary>
    bool IsFit(string column, string text)
    {
        if (text.Length > BreakdownWords.LongestLabel)
        {
            faults.Add(column, text, ImportRules.TextLength, $"Teksten er længere end {BreakdownWords.LongestLabel} tegn.");
            return false;
        }

        return faults.IsWhole(column, text);
    }

    bool IsTotal(string caption, string text) =>
        BreakdownWords.IsTotal(caption, text) || totals.Contains(text, StringComparer.OrdinalIgnoreCase);
}
