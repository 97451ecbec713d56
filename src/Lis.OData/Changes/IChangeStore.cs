using System.Collections.Immutable;
using System.Data.Common;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Planning;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Changes;

/// <summary>
/// What a host gives so that its sets can be written: who may, a transaction, and rules around each row. The engine reads bodies, finds and
/// checks rows and references under the host's access rules, and stores them itself.
/// </summary>
public interface IChangeStore
{
    /// <summary>Whether PUT, PATCH and DELETE of an entity that has an ETag need If-Match (428 without).</summary>
    bool DemandsIfMatch { get; }

    /// <summary>As whom the rows to change, and those that they refer to, are looked up: what this caller cannot see does not exist.</summary>
    Caller CallerOf(HttpContext request);

    /// <summary>Refuses a kind of change of a set before anything is read.</summary>
    /// <exception cref="FaultException">Forbidden.</exception>
    void Demand(HttpContext request, EntitySet set, ChangeKind kind);

    /// <summary>What does the work of an action; null = it cannot be invoked (501).</summary>
    ActionHandler? HandlerOf(Operation action) => null;

    /// <summary>Begins a transaction for a caller; long waits end in a fault.</summary>
    /// <exception cref="FaultException">Busy.</exception>
    ValueTask<ChangeTransaction> BeginAsync(HttpContext request, CancellationToken cancellationToken);
}

/// <summary>
/// A transaction in which rows change. A host overrides what it has something to say to; the smallest one opens a connection, begins, and
/// commits. Disposing without <see cref="CommitAsync"/> rolls back.
/// </summary>
public abstract class ChangeTransaction : IAsyncDisposable
{
    /// <summary>The transaction of the database, with its open connection.</summary>
    public abstract DbTransaction Transaction { get; }

    /// <summary>Called for each row first of all: puts what was given into canonical form, adds what follows from it, or refuses.</summary>
    public virtual void Prepare(RowChange change)
    {
    }

    /// <summary>
    /// Called for each row after the model has spoken, also where something is wrong with it: what the row says of itself, so that one answer
    /// names all. Values may be missing or, where <see cref="RowChange.IsKnown"/> says so, unknown; no other row is looked at.
    /// </summary>
    public virtual void Check(RowChange change)
    {
    }

    /// <summary>
    /// Called for each row that the model has nothing against, before it is stored: rules add and correct values (<see cref="RowChange.Assign"/>) or refuse. Here a host also
    /// gives the row its version and whose it is.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="rows">Other rows of the transaction.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual ValueTask BeforeAsync(RowChange change, ChangeRows rows, CancellationToken cancellationToken) => default;

    /// <summary>
    /// Stores the row instead of the engine, for sets that are kept in a way of their own; gives the key. Null = the engine stores it.
    /// </summary>
    public virtual ValueTask<ImmutableArray<object?>?> StoreAsync(
        RowChange change, ChangeRows rows, CancellationToken cancellationToken) => new((ImmutableArray<object?>?)null);

    /// <summary>Called for each row once it is stored: audit trail, tombstones, what follows from it.</summary>
    public virtual ValueTask AfterAsync(RowChange change, ChangeRows rows, CancellationToken cancellationToken) => default;

    /// <summary>Whether a link may touch the row at its other end too, so that its version moves; that row needs no right of its own.</summary>
    public virtual bool MayTouch(StoredRow row) => true;

    /// <summary>
    /// What an earlier request of the same name was answered with (<c>Idempotency-Key</c>); null = there was none. The hash is of method,
    /// address and body.
    /// </summary>
    /// <exception cref="FaultException">RuleViolation: the name was used for another request.</exception>
    public virtual ValueTask<KeptAnswer?> FindAsync(string name, byte[] hash, CancellationToken cancellationToken) => new((KeptAnswer?)null);

    /// <summary>Keeps what a named request is answered with, in this transaction.</summary>
    public virtual ValueTask KeepAsync(string name, byte[] hash, KeptAnswer answer, CancellationToken cancellationToken) => default;

    /// <summary>Adds the headers that every answer to a change of this transaction has.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="kept">How the same request was answered before, which is answered again; null = it is the first.</param>
    public virtual void Describe(IHeaderDictionary headers, KeptAnswer? kept)
    {
    }

    /// <summary>Makes the changes last.</summary>
    /// <exception cref="FaultException">What the host finds only now.</exception>
    public abstract ValueTask CommitAsync(CancellationToken cancellationToken);

    /// <summary>Gives everything back, and rolls back what is not committed; may be called again.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>How a request that must not be done twice was answered.</summary>
/// <param name="Address">The entity that it made, relative to the service root; null = it made none.</param>
/// <param name="Change">The number of its commit; null = the host counts none.</param>
public sealed record KeptAnswer(string? Address, long? Change);
