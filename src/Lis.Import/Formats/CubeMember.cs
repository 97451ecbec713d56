namespace Lis.Import.Formats;

/// <summary>A member of a cube's dimension.</summary>
/// <param name="Code">Code.</param>
/// <param name="Label">Text for people; the code where there is none.</param>
readonly record struct CubeMember(string Code, string Label);
