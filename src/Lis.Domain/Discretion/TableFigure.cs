namespace Lis.Domain.Discretion;

/// <summary>One revision of a row of a table (an indicator in a period), in full, with the time during which it was the newest.</summary>
/// <param name="Id">Key of the observation.</param>
/// <param name="Revision">Number of the revision.</param>
/// <param name="AreaCode">The area.</param>
/// <param name="BreakdownKey">The breakdown, in canonical form.</param>
/// <param name="Value">The value; null = none.</param>
/// <param name="Numerator">Count above the line; null = not given.</param>
/// <param name="Denominator">Count below the line; null = not given.</param>
/// <param name="Suppression">Whether the revision is hidden already.</param>
/// <param name="From">When it was stored (UTC).</param>
/// <param name="To">When the next took its place; null = it is the current one.</param>
public sealed record TableFigure(
    long Id,
    int Revision,
    string AreaCode,
    string BreakdownKey,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    Suppression Suppression,
    DateTimeOffset From,
    DateTimeOffset? To)
{
    /// <summary>Whether it is the total, which is never hidden.</summary>
    public bool IsTotal => BreakdownKey == Breakdown.TotalKey;
}
