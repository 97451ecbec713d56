namespace Lis.Domain.Discretion;

/// <summary>
/// One unknown or known of a table: the figures of a row as long as they stay the same, or a sum that nobody publishes but that ties
/// published ones together (the men of a municipality, where only men by age are published).
/// </summary>
internal sealed class Quantity(int index, string breakdownKey, Counts counts, IReadOnlyList<Quantity>? states)
{
    /// <summary>Its place in the list of all.</summary>
    public int Index { get; } = index;

    public Counts Counts { get; } = counts;

    /// <summary>Whether a row says it; else it is only ever known through sums.</summary>
    public bool IsPublished => states is not null;

    /// <summary>Whether the row is hidden, for its own sake or another's.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Totals stay as published; every other row can be hidden.</summary>
    public bool CanBeHidden => IsPublished && breakdownKey != Breakdown.TotalKey;

    /// <summary>Whether the row is hidden with the figures of another time: to go on hiding it gives away least.</summary>
    public bool IsHiddenAtTimes => states is not null && states.Any(state => state.IsHidden);

    /// <summary>Whether a reader sees no figure here.</summary>
    public bool IsUnknown => IsHidden || !IsPublished;

    /// <summary>The sums that it is part of.</summary>
    public List<Sum> Sums { get; } = [];
}
