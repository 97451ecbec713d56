namespace Lis.Domain.Discretion;

/// <summary>
/// The figures of a row that add up over breakdowns and areas. A rate adds up in its parts only, so its value is not among them.
/// </summary>
/// <param name="Value">The value where it is a count; null = it is none.</param>
/// <param name="Numerator">Count above the line; null = not given.</param>
/// <param name="Denominator">Count below the line; null = not given.</param>
internal readonly record struct Counts(decimal? Value, decimal? Numerator, decimal? Denominator)
{
    /// <summary>The three measures, each of which adds up for itself.</summary>
    public static IReadOnlyList<Func<Counts, decimal?>> Measures { get; } = [x => x.Value, x => x.Numerator, x => x.Denominator];

    public bool IsEmpty => Value is null && Numerator is null && Denominator is null;

    /// <summary>A size to compare rows of one table by.</summary>
    public decimal Size => Value ?? Numerator ?? Denominator ?? 0;

    public static Counts Sum(IReadOnlyCollection<Quantity> parts) =>
        new(Sum(parts, x => x.Value), Sum(parts, x => x.Numerator), Sum(parts, x => x.Denominator));

    /// <summary>
    /// Whether <paramref name="weight"/> wholes are the sum of the parts in some measure, up to rounding: half a unit for each figure.
    /// </summary>
    public static bool AddUp(Counts whole, IReadOnlyCollection<Quantity> parts, int weight)
    {
        var sum = Sum(parts);
        var slack = 0.5m * (parts.Count + weight);
        return Measures.Any(measure => measure(whole) is { } all && measure(sum) is { } total && Math.Abs((weight * all) - total) <= slack);
    }

    private static decimal? Sum(IReadOnlyCollection<Quantity> parts, Func<Counts, decimal?> measure)
    {
        decimal? sum = null;
        foreach (var part in parts)
        {
            sum = measure(part.Counts) is { } count ? (sum ?? 0) + count : sum;
        }

        return sum;
    }
}
