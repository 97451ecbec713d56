using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Changes;

/// <summary>Where a row names a first and a last day, the last is not before the first.</summary>
static class DayOrder
{
    static readonly (string First, string Last)[] Pairs =
    [
        ("ValidFrom", "ValidTo"), ("DueFrom", "DueBy"), ("EvaluationFrom", "EvaluationTo"), ("StartsOn", "EndsOn"), ("PeriodStart", "PeriodEnd"),
    ];

    public static void Check(RowChange change)
    {
        foreach (var (first, last) in Pairs)
        {
            if (change.Type.FindProperty(first) is not null && change[first] is DateOnly from && change[last] is DateOnly to && from > to)
            {
                change.Refuse(FaultCode.RuleViolation, $"{last} lies before {first}.", last);
            }
        }
    }
}
