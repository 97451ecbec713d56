using Lis.Import.Values;

namespace Lis.Import.Tables;

/// <summary>How a source writes what stands in the columns.</summary>
sealed record LongRules
{
    public required NumberCulture Numbers { get; init; }

    public required SymbolMap Symbols { get; init; }

    /// <summary>Turns the source's way of naming an area into one that the directory knows; null = this area is left out.</summary>
    public Func<string, string?> AreaName { get; init; } = text => text;

    /// <summary>Text of the value's cell that a person may read in place of it, when it is neither number nor sign.</summary>
    public Func<string, bool> IsVerdict { get; init; } = _ => false;

    /// <summary>Parts a member's code from its label, where the source writes both; the label is the whole text.</summary>
    public Func<string, string> MemberCode { get; init; } = text => text;
}
