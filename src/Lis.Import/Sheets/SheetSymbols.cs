namespace Lis.Import.Sheets;

/// <summary>What the signs in a sheet mean. A sign is a whole cell.</summary>
public sealed record SheetSymbols
{
    /// <summary>There is no value; the empty cell always means that unless another list has it.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>There is a value, hidden for discretion.</summary>
    public IReadOnlyList<string> Suppressed { get; init; } = [];

    /// <summary>A value makes no sense.</summary>
    public IReadOnlyList<string> NotApplicable { get; init; } = [];

    /// <summary>The value is zero.</summary>
    public IReadOnlyList<string> Zero { get; init; } = [];
}
