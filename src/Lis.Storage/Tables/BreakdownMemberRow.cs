namespace Lis.Storage.Tables;

/// <summary>
/// A member of a breakdown as a row of its own, so that a filter on a member uses an index. Triggers keep the rows equal to
/// Breakdowns.Members; nothing else writes them.
/// </summary>
public sealed class BreakdownMemberRow
{
    public string BreakdownKey { get; set; } = "";
    public string Dimension { get; set; } = "";
    public string Member { get; set; } = "";
    public string? Label { get; set; }
}
