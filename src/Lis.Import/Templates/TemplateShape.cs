namespace Lis.Import.Templates;

/// <summary>A template that people fill in: one line for each row of a set.</summary>
/// <param name="Name">Name in addresses and commands.</param>
/// <param name="Title">Danish title; the name of the sheet.</param>
/// <param name="Columns">The columns in order.</param>
public sealed record TemplateShape(string Name, string Title, IReadOnlyList<TemplateColumn> Columns)
{
    /// <summary>How many rows a file may have: they are stored in one transaction, while other writers wait.</summary>
    public const int MostRows = 5000;
}
