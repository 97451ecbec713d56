using Lis.Api.V1.Changes;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Measurement;

/// <summary>An indicator with figures is retired and not deleted.</summary>
sealed class IndicatorRules : RowRules
{
    public override IReadOnlyList<string> Sets => ["Indicators"];

    public override async Task BeforeAsync(RowChange change, RuleContext context)
    {
        if (change.Kind == ChangeKind.Delete
            && await context.Rows.FindAsync("ObservationRevisions", context.Cancellation, ("IndicatorCode", change.Key[0])) is not null)
        {
            change.Refuse(
                FaultCode.Conflict,
                "The indicator has observations, and what was shown stays readable. Retire it instead: PATCH ValidTo with its last day, and "
                + "ReplacedByCode with the code of the one that follows it.");
        }
    }

    public override void Check(RowChange change)
    {
        if (change["SuppressBelow"] is int and < 1)
        {
            change.Refuse(FaultCode.RuleViolation, "SuppressBelow is at least 1; null = no rule.", "SuppressBelow");
        }

        if (change["Decimals"] is int and (< 0 or > 6))
        {
            change.Refuse(FaultCode.RuleViolation, "Decimals are from 0 to 6.", "Decimals");
        }
    }
}
