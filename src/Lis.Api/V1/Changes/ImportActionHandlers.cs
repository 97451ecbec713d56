using Lis.Api.Imports;
using Lis.Api.Security;
using Lis.Api.V1.Operation;
using Lis.OData.Changes;
using Lis.OData.Errors;
using Lis.Storage.Commits;
using Lis.Storage.Imports;

namespace Lis.Api.V1.Changes;

/// <summary>The actions of imports, within the transaction of their request.</summary>
static class ImportActionHandlers
{
    /// <summary>The handler of an action by its unqualified name; null when there is none.</summary>
    public static ActionHandler? Find(string name) => name switch
    {
        ImportActions.Approve => (call, cancellation) => DecideAsync(call, (write, id, scope, actor) =>
            ImportDecision.ApproveAsync(write, id, (DateTimeOffset?)call.Parameters["publishAt"], scope, actor, cancellation)),
        ImportActions.Reject => (call, cancellation) => DecideAsync(call, (write, id, scope, actor) =>
            ImportDecision.RejectAsync(write, id, (string?)call.Parameters["reason"], scope, actor, cancellation)),
        _ => null,
    };

    static async ValueTask<object?> DecideAsync(ActionCall call, Func<WriteTransaction, int, string, string?, Task<DecisionResult>> decide)
    {
        var caller = Gate.CallerOf(call.Request);
        if (!caller.Has(Roles.Write) || caller.Municipality is not { } scope)
        {
            throw new FaultException(FaultCode.Forbidden, "Approving and rejecting needs Lis.Write and a municipality.");
        }

        var result = await decide(((LisChange)call.Transaction).Write, (int)call.Key[0], scope, Actors.Of(call.Request.User));
        return result switch
        {
            DecisionResult.Done => null,
            DecisionResult.NotAllowed => throw new FaultException(
                FaultCode.Forbidden, "A run that all municipalities share is decided by who acts for all of them."),
            DecisionResult.NotWaiting => throw new FaultException(
                FaultCode.Conflict, "Only a run in the state AwaitingApproval or Scheduled can be approved or rejected.", "State"),
            _ => throw new FaultException(FaultCode.NotFound, "There is no such import run, or none for this caller.", "path"),
        };
    }
}
