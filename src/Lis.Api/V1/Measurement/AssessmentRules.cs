using Lis.Api.V1.Changes;
using Lis.Domain;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Measurement;

/// <summary>What a target leaves open nobody can say to be fulfilled: as long as it names unknown parts, it is NotAssessable.</summary>
sealed class AssessmentRules : RowRules
{
    const string Fulfilment = nameof(TargetAssessment.Fulfilment);

    const string Nothing = "[]";

    public override IReadOnlyList<string> Sets => ["TargetAssessments"];

    public override async Task BeforeAsync(RowChange change, RuleContext context)
    {
        var isAsked = change.Kind == ChangeKind.Insert || (change.Kind == ChangeKind.Update && (change.Differs(Fulfilment) || change.Differs("TargetId")));
        if (!isAsked || (await context.Rows.FindAsync("Targets", context.Cancellation, ("Id", change["TargetId"])))?[nameof(Target.UnknownParts)] is null or Nothing)
        {
            return;
        }

        if (change[Fulfilment] is long said && said != (long)TargetFulfilment.NotAssessable)
        {
            change.Refuse(FaultCode.RuleViolation, "The target names unknown parts, so its fulfilment is NotAssessable until they are filled in.", Fulfilment);
        }

        change.Assign(Fulfilment, (long)TargetFulfilment.NotAssessable);
    }
}
