namespace Lis.Import;

/// <summary>A parameter of a profile.</summary>
/// <param name="Name">Name, as in the query of a request.</param>
/// <param name="Required">Whether an import cannot do without it.</param>
/// <param name="Description">Danish text for people.</param>
public sealed record ImportParameter(string Name, bool Required, string Description);
