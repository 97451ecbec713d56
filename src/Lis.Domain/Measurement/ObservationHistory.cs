namespace Lis.Domain;

/// <summary>
/// A closed revision of an observation. Rows are only ever added. With the current row they make up the contract's ObservationRevisions.
/// No foreign key leads back, since the observation itself may have been deleted.
/// </summary>
public sealed class ObservationHistory : ObservationState
{
    /// <summary>When the revision was stored (UTC, microseconds), inclusive.</summary>
    public DateTimeOffset RecordedFrom { get; set; }

    /// <summary>When the next revision, or the deletion, took its place; exclusive.</summary>
    public DateTimeOffset RecordedTo { get; set; }

    /// <summary>Number of the commit that closed the revision; delta answers find deletions by it.</summary>
    public long ClosedChangeNo { get; set; }
}
