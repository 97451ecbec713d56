namespace Lis.Domain.Rules;

/// <summary>
/// Keys of observations: the year of PeriodStart times 10^12 plus a running number, so that a read by key alone is pruned to one yearly
/// partition. See decision 0001.
/// </summary>
public static class ObservationId
{
    /// <summary>How many keys a year has.</summary>
    public const long Span = 1_000_000_000_000;

    /// <summary>The key of the observation with that first day and running number (from 1, below 10^12).</summary>
    public static long Of(DateOnly periodStart, long number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Span);
        return periodStart.Year * Span + number;
    }

    /// <summary>The year of PeriodStart that a key carries; any number is accepted, one that is no key gives a year without rows.</summary>
    public static int YearOf(long id) => (int)Math.Clamp(id / Span, 0, 9999);

    /// <summary>The running number that a key carries.</summary>
    public static long NumberOf(long id) => id % Span;
}
