using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Changes;

/// <summary>
/// Does the work of an action in the transaction of its request, which is committed when it returns. What it gives is the answer where the
/// action gives a value; where it gives the entity that it is bound to, that is read anew instead.
/// </summary>
/// <param name="call">What was asked for.</param>
/// <param name="cancellationToken">Ends the wait.</param>
/// <exception cref="FaultException">Forbidden, Conflict and the like; nothing is stored.</exception>
public delegate ValueTask<object?> ActionHandler(ActionCall call, CancellationToken cancellationToken);

/// <summary>An invocation of an action.</summary>
/// <param name="Request">The request, for who asks.</param>
/// <param name="Action">The action.</param>
/// <param name="Key">The key values of the entity that it is bound to, which the caller can see; empty = it is bound to none.</param>
/// <param name="Parameters">The values by parameter name, as literals of their types are read; null where left out.</param>
/// <param name="Transaction">The transaction, as <see cref="IChangeStore.BeginAsync"/> gave it.</param>
public sealed record ActionCall(
    HttpContext Request,
    Operation Action,
    ImmutableArray<object> Key,
    IReadOnlyDictionary<string, object?> Parameters,
    ChangeTransaction Transaction);
