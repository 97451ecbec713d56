using Lis.Api.V1.Changes;
using Lis.Domain;
using Lis.Domain.Rules;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Experiments;

/// <summary>The life cycle of a prøvehandling: allowed steps only, each with its row in the history.</summary>
sealed class ProevehandlingRules : RowRules
{
    const string History = "ProevehandlingStatuses";

    const string Key = "ProevehandlingId";

    static readonly string[] Told = ["Status", "StatusText", "StatusDate"];

    public override IReadOnlyList<string> Sets => ["Proevehandlinger"];

    public override async Task BeforeAsync(RowChange change, RuleContext context)
    {
        if (change.Kind == ChangeKind.Delete)
        {
            foreach (var step in await context.Rows.ListAsync(History, context.Cancellation, (Key, change.Key[0])))
            {
                await context.Rows.DeleteAsync(History, step, context.Cancellation);
            }
        }
    }

    public override void Check(RowChange change)
    {
        if (change.Kind == ChangeKind.Update && change.Differs("Status") && (change.Before!["Status"], change["Status"]) is (long from, long to))
        {
            CheckStep(change, (ProevehandlingStatus)from, (ProevehandlingStatus)to);
        }
    }

    public override async Task AfterAsync(RowChange change, RuleContext context)
    {
        if (change.Kind == ChangeKind.Insert || (change.Kind == ChangeKind.Update && change.Differs("Status")))
        {
            var step = Told.ToDictionary(name => name, name => change[name], StringComparer.Ordinal);
            step[Key] = change.Key[0];
            await context.Rows.InsertAsync(History, step, context.Cancellation);
        }
    }

    static void CheckStep(RowChange change, ProevehandlingStatus from, ProevehandlingStatus to)
    {
        var allowed = ProevehandlingSteps.After(from);
        if (!allowed.Contains(to))
        {
            var next = allowed.Count == 0 ? "nothing follows it" : $"what may follow is {string.Join(", ", allowed)}";
            change.Refuse(FaultCode.Conflict, $"{to} does not follow {from}; {next}.", "Status");
        }
    }
}
