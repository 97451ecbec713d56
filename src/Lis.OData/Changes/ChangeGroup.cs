using Microsoft.AspNetCore.Http;

namespace Lis.OData.Changes;

/// <summary>
/// Several requests that are stored together or not at all (an atomicity group of a batch). Put it among the features of each request
/// (<c>context.Features.Set(group)</c>) and let the service answer them one after the other: the first that changes something opens the
/// transaction, all share it. When each of them has a status below 400, <see cref="CommitAsync"/> stores everything and completes the
/// answers: representations are read after the commit, so no body of an answer may be sent on before. Otherwise dispose it and nothing has
/// happened. The status and headers of each answer, Location and OData-EntityId among them, are there as soon as it returns.
/// Not for use by several threads.
/// </summary>
public sealed class ChangeGroup(IChangeStore store, HttpContext request) : IAsyncDisposable
{
    readonly List<Func<CancellationToken, Task>> answers = [];

    /// <summary>The transaction; null until the first change.</summary>
    public ChangeTransaction? Transaction { get; private set; }

    /// <summary>The group that a request belongs to; null = it stands alone.</summary>
    public static ChangeGroup? Of(HttpContext context) => context.Features.Get<ChangeGroup>();

    /// <summary>Stores what the requests changed, and completes their answers.</summary>
    /// <exception cref="Errors.FaultException">The commit was refused; nothing is stored.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (Transaction is not null)
        {
            await Transaction.CommitAsync(cancellationToken);
            await DisposeAsync();
        }

        foreach (var answer in answers)
        {
            await answer(cancellationToken);
        }

        answers.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Transaction is { } open)
        {
            Transaction = null;
            await open.DisposeAsync();
        }
    }

    /// <summary>The transaction, opened now unless it is open already; for a host that needs it before the first change.</summary>
    /// <exception cref="Errors.FaultException">Busy.</exception>
    public async ValueTask<ChangeTransaction> OpenAsync(CancellationToken cancellationToken) =>
        Transaction ??= await store.BeginAsync(request, cancellationToken);

    internal void AfterCommit(Func<CancellationToken, Task> answer) => answers.Add(answer);
}

/// <summary>
/// Names that a batch gives to entities of its earlier requests, for bodies that refer to them as <c>$name</c>; a feature of the request.
/// </summary>
/// <param name="Addresses">The entity-id of each name, without the dollar sign.</param>
public sealed record NamedEntities(IReadOnlyDictionary<string, string> Addresses);
