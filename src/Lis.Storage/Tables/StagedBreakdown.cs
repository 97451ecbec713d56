using Lis.Domain;

namespace Lis.Storage.Tables;

/// <summary>A breakdown that staged observations need and that is made with them when it is missing.</summary>
public sealed class StagedBreakdown
{
    public long Batch { get; set; }

    public string Key { get; set; } = "";

    public string? Label { get; set; }

    public List<BreakdownMember> Members { get; set; } = [];
}
