using System.Security.Claims;
using Lis.Api.Security;
using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.Storage.Commits;
using Lis.Storage.Connections;

namespace Lis.Api.V1.Changes;

/// <summary>The host's side of the one write path: rights, the order of commits, rules, audit.</summary>
sealed class LisChangeStore(LisDatabase database, RuleBook rules) : IChangeStore
{
    /// <inheritdoc />
    public bool DemandsIfMatch => true;

    /// <summary>A writer need not be a reader (he gets 204), but a row must be one that a reader of his municipality could see.</summary>
    public Caller CallerOf(HttpContext request)
    {
        var caller = Gate.CallerOf(request);
        return (caller with { Roles = caller.Roles | Roles.Read }).ToCaller();
    }

    /// <inheritdoc />
    public void Demand(HttpContext request, EntitySet set, ChangeKind kind)
    {
        if (RightsOf(request).Complaint(set) is { } complaint)
        {
            throw new FaultException(FaultCode.Forbidden, complaint);
        }
    }

    /// <inheritdoc />
    public ActionHandler? HandlerOf(OData.Model.Operation action) => ImportActionHandlers.Find(action.Name);

    /// <inheritdoc />
    public async ValueTask<ChangeTransaction> BeginAsync(HttpContext request, CancellationToken cancellationToken)
    {
        var rights = RightsOf(request);
        var write = await WriteTransaction.BeginAsync(database, rights.Caller.Municipality ?? RowScope.SharedOnly, cancellationToken);
        return new LisChange(write, rights, rules);
    }

    static WriteRights RightsOf(HttpContext request)
    {
        var user = request.User;
        var actor = user.FindFirstValue("oid") ?? user.FindFirstValue("sub");
        return new WriteRights(Gate.CallerOf(request), actor, $"{user.FindFirstValue("tid")}/{actor}");
    }
}
