namespace Lis.Storage.Observations;

/// <summary>What a change did.</summary>
public enum ObservationOutcome
{
    /// <summary>A new observation, or a deleted one opened again under its old Id with the next revision.</summary>
    Inserted,

    /// <summary>A new revision.</summary>
    Updated,

    /// <summary>Nothing: the same was stored already.</summary>
    Unchanged,

    /// <summary>The last revision was closed.</summary>
    Deleted,

    /// <summary>There was nothing to delete.</summary>
    NotFound,
}

/// <summary>What became of one change.</summary>
/// <param name="Id">Key of the observation; 0 when nothing was found to delete.</param>
/// <param name="Revision">Its newest revision, or the one that was closed.</param>
/// <param name="Outcome">What the change did.</param>
public readonly record struct ObservationResult(long Id, int Revision, ObservationOutcome Outcome);

/// <summary>What became of a batch of changes.</summary>
public readonly record struct ObservationCounts(int Inserted, int Updated, int Unchanged, int Deleted);
