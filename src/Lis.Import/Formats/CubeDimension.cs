namespace Lis.Import.Formats;

/// <summary>A dimension of a cube.</summary>
/// <param name="Code">Code of the variable.</param>
/// <param name="Label">Text for people; the code where there is none.</param>
/// <param name="Members">The members, in the order of the figures.</param>
sealed record CubeDimension(string Code, string Label, IReadOnlyList<CubeMember> Members)
{
    public bool IsTime { get; init; }

    public bool IsArea { get; init; }

    /// <summary>Whether the members are different measures, not parts of one.</summary>
    public bool IsMeasure { get; init; }

    public bool IsNamed(string text) =>
        string.Equals(Code, text, StringComparison.OrdinalIgnoreCase) || string.Equals(Label, text, StringComparison.OrdinalIgnoreCase);
}
