namespace Lis.Domain;

/// <summary>The figures of one revision: everything that discretion may hide, and nothing else.</summary>
/// <param name="Value">The value in the indicator's unit; null when there is none.</param>
/// <param name="Numerator">Count above the line; null = not given.</param>
/// <param name="Denominator">Count below the line; null = not given.</param>
/// <param name="LowerBound">Lower end of the uncertainty; null = not given.</param>
/// <param name="UpperBound">Upper end of the uncertainty; null = not given.</param>
/// <param name="RawText">The value as the source wrote it; null = not kept.</param>
/// <param name="ValueStatus">Standing of the value.</param>
public sealed record ObservationFigures(
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    decimal? LowerBound,
    decimal? UpperBound,
    string? RawText,
    ObservationValueStatus ValueStatus)
{
    private static readonly ObservationFigures Hidden = new(null, null, null, null, null, null, ObservationValueStatus.Suppressed);

    /// <summary>
    /// The figures as a reader without the right to suppressed values meets them: the same, or none with the status Suppressed. Every
    /// path that stores one revision comes through here; a commit that marks many at once says the same in SQL.
    /// </summary>
    public ObservationFigures ShownUnder(Suppression suppression) => suppression == Suppression.None ? this : Hidden;
}
