namespace Lis.Domain.Discretion;

/// <summary>What counts as small in an indicator (contract section 5).</summary>
/// <param name="Below">Counts above zero and below this are small; null = none is.</param>
/// <param name="IsRate">Whether the values are rates, so that only their numerators and denominators are counts.</param>
/// <param name="Factor">What a rate is multiplied by, for rates that come with one of their parts only; null = not known.</param>
public sealed record DiscretionRule(int? Below, bool IsRate, decimal? Factor)
{
    private static readonly (string Word, decimal Factor)[] RateUnits =
        [("pct", 100), ("procent", 100), ("percent", 100), ("%", 100), ("promille", 1000), ("‰", 1000)];

    /// <summary>The rule of an indicator. Its values are rates when it says so by its unit, its parts or how it rolls up.</summary>
    public static DiscretionRule Of(int? suppressBelow, string? unit, decimal? factor, IndicatorAggregation? aggregation, bool isDerived)
    {
        var named = RateUnits.FirstOrDefault(rate => unit?.Contains(rate.Word, StringComparison.OrdinalIgnoreCase) ?? false);
        var isRate = isDerived || named.Word is not null || aggregation is IndicatorAggregation.RatioOfSums or IndicatorAggregation.Average;
        return new(suppressBelow, isRate, factor ?? (named.Word is null ? null : named.Factor));
    }

    /// <summary>Whether a row is hidden for its own sake: its count is small, or it is a rate of a small count. Totals never are.</summary>
    public bool Hides(TableFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.IsTotal)
        {
            return false;
        }

        var counts = CountsOf(figure);
        return IsSmall(counts.Value) || IsSmall(NumeratorOf(figure)) || IsSmall(DenominatorOf(figure));
    }

    /// <summary>What of the row adds up. The value is a count where nothing says that it is a rate.</summary>
    internal Counts CountsOf(TableFigure figure) =>
        new(IsRate || figure.Numerator is not null ? null : figure.Value, NumeratorOf(figure), DenominatorOf(figure));

    // A rate and one of its parts give the other.
    private decimal? NumeratorOf(TableFigure figure) => figure.Numerator
        ?? (IsRate && figure is { Value: { } value, Denominator: { } below } && Factor is { } factor && factor != 0
            ? Whole(() => value * below / factor)
            : null);

    private decimal? DenominatorOf(TableFigure figure) => figure.Denominator
        ?? (IsRate && figure is { Value: { } value and not 0, Numerator: { } above } && Factor is { } factor
            ? Whole(() => above * factor / value)
            : null);

    private bool IsSmall(decimal? count) => count > 0 && count < Below;

    private static decimal? Whole(Func<decimal> count)
    {
        try
        {
            return decimal.Round(count());
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
