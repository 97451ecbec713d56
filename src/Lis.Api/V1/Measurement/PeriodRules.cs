using Lis.Api.V1.Changes;
using Lis.Domain.Periods;
using Lis.Domain.Rules;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Measurement;

/// <summary>Period codes are such, and keys of breakdowns canonical, wherever a row names one.</summary>
sealed class PeriodRules : RowRules
{
    static readonly string[] Periods = ["Period", "BaselinePeriod", "PeriodFrom", "PeriodTo", "ComparatorPeriod"];

    public override IReadOnlyList<string> Sets => ["Observations", "IndicatorBreaks", "Targets", "Claims"];

    public override void Prepare(RowChange change)
    {
        const string Key = "BreakdownKey";
        if (change.Kind != ChangeKind.Delete && change.IsGiven(Key) && BreakdownKey.TryParse(change.Text(Key), out var members))
        {
            change.Assign(Key, BreakdownKey.Of(members));
        }

        foreach (var name in Periods.Where(name => change.Kind != ChangeKind.Delete && change.IsGiven(name)))
        {
            if (change.Text(name) is { } code && !PeriodCode.TryParse(code, out _))
            {
                change.Refuse(
                    FaultCode.RuleViolation,
                    $"'{code}' is no period; write one as 2018, 2018H1, 2018Q1, 2018M01, 2018W05, 2018M01D05, 2017/2018, 2022QMAT02 or 20210101-20251231.",
                    name);
            }
        }
    }
}
