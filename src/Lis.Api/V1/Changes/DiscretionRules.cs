using Lis.Domain;
using Lis.OData.Changes;

namespace Lis.Api.V1.Changes;

/// <summary>What changes which figures are hidden has them judged anew at the commit: thresholds, what makes a figure a rate, areas.</summary>
sealed class DiscretionRules : RowRules
{
    static readonly string[] OfIndicators =
    [
        nameof(Indicator.SuppressBelow), nameof(Indicator.Unit), nameof(Indicator.Factor), nameof(Indicator.Aggregation),
        nameof(Indicator.NumeratorCode), nameof(Indicator.DenominatorCode),
    ];

    /// <inheritdoc />
    public override IReadOnlyList<string> Sets => ["Indicators", "Areas", "AreaMembers"];

    /// <inheritdoc />
    public override Task AfterAsync(RowChange change, RuleContext context)
    {
        if (change.Set.Name == "Indicators")
        {
            if (change.Kind == ChangeKind.Update && OfIndicators.Any(change.Differs))
            {
                context.Write.TouchIndicator(change.Text(nameof(Indicator.Code))!, context.Rights.SeesHidden);
            }
        }
        else if (change.Set.Name == "AreaMembers")
        {
            context.Write.TouchArea(change.Text(nameof(AreaMember.MemberCode))!);
            if (change.Before?[nameof(AreaMember.MemberCode)] is string former)
            {
                context.Write.TouchArea(former);
            }
        }
        else if (change.Kind == ChangeKind.Update && (change.Differs(nameof(Area.ParentCode)) || change.Differs(nameof(Area.Kind))))
        {
            context.Write.TouchArea(change.Text(nameof(Area.Code))!);
        }

        return Task.CompletedTask;
    }
}
