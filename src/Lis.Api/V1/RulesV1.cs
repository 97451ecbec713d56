using Lis.Api.V1.Changes;
using Lis.Api.V1.Experiments;
using Lis.Api.V1.FollowUp;
using Lis.Api.V1.Measurement;
using Lis.Api.V1.Reference;

namespace Lis.Api.V1;

/// <summary>The rules of version 1, in the order in which they are asked.</summary>
static class RulesV1
{
    public static RuleBook Book { get; } = new(
    [
        new DiscretionRules(),
        new CodeFormRules(),
        new BreakdownRules(),
        new HierarchyRules(),
        new PeriodRules(),
        new IndicatorRules(),
        new ObservationRules(),
        new TargetRules(),
        new AssessmentRules(),
        new ProevehandlingRules(),
        new CaseRules(),
    ]);
}
