using Lis.Import.Values;

namespace Lis.Import.Sheets;

/// <summary>How the sheets of a source are read: data, so that a municipality adds its own without building anything.</summary>
public sealed record SheetProfile
{
    /// <summary>Name, as in the query of a request.</summary>
    public required string Name { get; init; }

    /// <summary>Danish text for people.</summary>
    public required string Description { get; init; }

    /// <summary>How numbers are written where they are text.</summary>
    public NumberCulture Numbers { get; init; } = NumberCulture.Danish;

    /// <summary>What the signs mean.</summary>
    public SheetSymbols Symbols { get; init; } = new();

    /// <summary>Whether shares are written as fractions, so that 0.123 stands for 12.3 per cent.</summary>
    public bool SharesAreFractions { get; init; }

    /// <summary>Decimals to round to, since workbooks hold computed numbers; null = a number with more than six is refused.</summary>
    public int? Decimals { get; init; }

    /// <summary>Layouts; the first that fits the file is taken.</summary>
    public required IReadOnlyList<SheetLayout> Layouts { get; init; }

    /// <summary>
    /// Areas by the source's own words: a code, or a parameter's name in braces, whose value is the code. An area whose parameter is not
    /// given is left out.
    /// </summary>
    public IReadOnlyDictionary<string, string> Areas { get; init; } = new Dictionary<string, string>();

    /// <summary>Words that make a line, known by its area, measure or period, a sum of the others; it is left out.</summary>
    public IReadOnlyList<string> Totals { get; init; } = [];

    /// <summary>Words with which the first line after the figures begins.</summary>
    public IReadOnlyList<string> End { get; init; } = [];

    /// <summary>Whether the period stands among the lines above the heading where neither a column nor the parameter names it.</summary>
    public bool PeriodInTitle { get; init; }

    /// <summary>Parameters beyond those of all sheets.</summary>
    public IReadOnlyList<ImportParameter> Parameters { get; init; } = [];
}
