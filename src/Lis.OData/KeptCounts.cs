using Lis.OData.Execution;

namespace Lis.OData;

/// <summary>
/// Counts of earlier reads, each with the state of the data in which it was counted: as long as nothing that a read reaches is committed, its rows
/// need not be counted again. Shared by those only whose statement, values, rights and settings are the same; decision 0019.
/// </summary>
/// <param name="capacity">The most counts; some 300 bytes each.</param>
sealed class KeptCounts(int capacity)
{
    readonly BoundedCache<CountedState> cache = new(capacity);

    /// <summary>
    /// What is known of the count that a read wants; null = it is not remembered: the read wants none, has no version (because the host keeps
    /// none, because it asks the clock, because its changes are followed) or reads the past.
    /// </summary>
    public KnownCount? Of(KeptRead kept, ReadInputs inputs)
    {
        if (inputs.VersionQuery is not { } versionQuery || kept.Emit().Counting is not { } statement || inputs.Request.AsOfSlot is not null)
        {
            return null;
        }

        var key = CountKey.Of(kept.CountScope(inputs.Caller, versionQuery, statement), statement, inputs);
        return new KnownCount(cache.Find(key), state =>
        {
            // Nothing below an entity that is hidden and nothing below one that is absent cost the same, whichever was asked for before.
            if (state.Count > 0 || kept.Plan.ParentQuery is null)
            {
                cache.Keep(key, state);
            }
        });
    }
}
