namespace Lis.Import.Directories;

/// <summary>What a directory found for a text.</summary>
/// <param name="Code">Code of the area; null = none, or more than one.</param>
/// <param name="Hint">Where there is no code: the areas that may be meant, as text for people; null = none is near.</param>
/// <param name="IsAmbiguous">Whether several areas fit equally well.</param>
public readonly record struct AreaMatch(string? Code, string? Hint = null, bool IsAmbiguous = false);
