using Lis.OData.Execution;
using Lis.OData.Payload.Paging;

namespace Lis.OData.Following;

/// <summary>Where the entries of a delta go.</summary>
interface IDeltaSink
{
    /// <summary>Ends when the client goes.</summary>
    CancellationToken Aborted { get; }

    /// <summary>Takes entries from the current row on; gives how many, and the place of the last when there are more.</summary>
    /// <param name="session">The read; it is at its first row.</param>
    /// <param name="kept">What it reads.</param>
    /// <param name="areGone">Whether its rows are entities that are gone.</param>
    /// <param name="room">The most entries.</param>
    Task<(long Written, PageMark? Last)> WriteAsync(ReadSession session, KeptRead kept, bool areGone, long room);
}
