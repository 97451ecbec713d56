namespace Lis.OData.Execution;

/// <summary>A number of rows and the state of the data that has so many.</summary>
/// <param name="Version">The state.</param>
/// <param name="Count">The number.</param>
sealed record CountedState(DataVersion Version, long Count);

/// <summary>What is remembered of a count when a read begins, and where what the read counts itself is put.</summary>
/// <param name="last">The count and its state; null = nothing is remembered.</param>
/// <param name="keep">Remembers another in its place.</param>
sealed class KnownCount(CountedState? last, Action<CountedState> keep)
{
    /// <summary>Whether there is a count that may hold still.</summary>
    public bool IsAny => last is not null;

    /// <summary>The count, if it is one of this very state.</summary>
    public long? At(DataVersion? version) => version is { } now && last is { } known && known.Version == now ? known.Count : null;

    /// <summary>Remembers what was counted in the same transaction in which the version was read.</summary>
    public void Keep(DataVersion? version, long count)
    {
        if (version is { } now)
        {
            keep(new CountedState(now, count));
        }
    }
}
