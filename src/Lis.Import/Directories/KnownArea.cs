namespace Lis.Import.Directories;

/// <summary>An area as the directory needs it.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Variants">Other spellings.</param>
public sealed record KnownArea(string Code, string Name, IReadOnlyList<string> Variants);
