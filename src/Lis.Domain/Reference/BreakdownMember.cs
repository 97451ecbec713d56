namespace Lis.Domain;

/// <summary>One pair of a breakdown: a dimension and the member picked in it.</summary>
public sealed class BreakdownMember
{
    /// <summary>Dimension, such as <c>alder</c>.</summary>
    public string Dimension { get; set; } = "";

    /// <summary>Member within the dimension, such as <c>18-29</c>.</summary>
    public string Member { get; set; } = "";

    /// <summary>Danish text for people; null = show the member itself.</summary>
    public string? Label { get; set; }
}
