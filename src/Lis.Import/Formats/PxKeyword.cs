namespace Lis.Import.Formats;

/// <summary>A keyword of a PX file with its values.</summary>
/// <param name="Name">Name in capitals.</param>
/// <param name="Subject">The variable that it speaks of; null = the whole file.</param>
/// <param name="Values">The values, quotes taken away.</param>
sealed record PxKeyword(string Name, string? Subject, IReadOnlyList<string> Values);
