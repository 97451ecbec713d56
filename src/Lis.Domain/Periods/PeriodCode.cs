using System.Diagnostics.CodeAnalysis;

namespace Lis.Domain.Periods;

/// <summary>
/// A period read from its code (contract section 3, Observations). Kind, first and last day follow from the code and from nothing else.
/// </summary>
/// <param name="Code">The code as stored.</param>
/// <param name="Kind">Length and form.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, inclusive.</param>
public sealed record PeriodCode(string Code, IndicatorPeriodKind Kind, DateOnly Start, DateOnly End)
{
    /// <summary>Earliest year that a code may name.</summary>
    public const int FirstYear = 1000;

    /// <summary>Latest year that a code may name.</summary>
    public const int LastYear = 2999;

    /// <summary>Reads a code; false when it is none, names a day or week that does not exist, or a year outside the bounds.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PeriodCode? period)
    {
        period = text is null ? null : PeriodForms.Read(text);
        return period is not null;
    }

    /// <summary>Reads a code.</summary>
    /// <exception cref="FormatException">The text is no period code.</exception>
    public static PeriodCode Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period code.");

    /// <summary>The period in Danish words, such as <c>januar 2018</c>.</summary>
    public string Label => PeriodLabel.Of(this);
}
