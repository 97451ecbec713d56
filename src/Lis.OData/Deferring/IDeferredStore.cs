using Microsoft.AspNetCore.Http;

namespace Lis.OData.Deferring;

/// <summary>
/// Where a host keeps reads that are answered later (<c>Prefer: respond-async</c>, OData Protocol 8.2.8.8 and 11.6) and their answers, so that
/// any of its processes can tell of them. It has each answered by <see cref="ODataService.AnswerLaterAsync"/> and forgets it in time. What a
/// caller did not ask for himself is not there for him.
/// </summary>
public interface IDeferredStore
{
    /// <summary>Takes a read in for who asks; gives the name under which it is told of. Null = there is no room, and it is answered at once.</summary>
    ValueTask<string?> KeepAsync(HttpContext asker, DeferredRequest request, CancellationToken cancellationToken);

    /// <summary>How far a read is; null = there is none of that name for this caller.</summary>
    ValueTask<DeferredState?> FindAsync(HttpContext asker, string name, CancellationToken cancellationToken);

    /// <summary>The body of the answer, in pieces.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Ends a read, or forgets its answer; false = there is none of that name for this caller.</summary>
    ValueTask<bool> RemoveAsync(HttpContext asker, string name, CancellationToken cancellationToken);
}

/// <summary>Where the answer to a deferred read goes; a fault that it throws ends the read.</summary>
public interface IDeferredSink
{
    /// <summary>Status and headers are settled.</summary>
    ValueTask BeginAsync(int status, IHeaderDictionary headers, CancellationToken cancellationToken);

    /// <summary>A piece of the body, valid until this returns.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken);

    /// <summary>The answer is whole.</summary>
    ValueTask EndAsync(CancellationToken cancellationToken);
}
