namespace Lis.Domain.Discretion;

/// <summary>Areas that together make up another: the municipalities of a region, the members of a comparison group.</summary>
/// <param name="Whole">Code of the area that they make up.</param>
/// <param name="Parts">Codes of the areas.</param>
/// <param name="IsGroup">Whether it is a comparison group, whose figure may be the mean of its members.</param>
public sealed record AreaSum(string Whole, IReadOnlyList<string> Parts, bool IsGroup);
