using Lis.Api.V1.Changes;
using Lis.Domain;
using Lis.Domain.Rules;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Measurement;

/// <summary>A target's kind decides what it must say; what an unfinished wording leaves open is named among its unknown parts.</summary>
sealed class TargetRules : RowRules
{
    const string Nothing = "[]";

    public override IReadOnlyList<string> Sets => ["Targets"];

    public override void Check(RowChange change)
    {
        if (!change.IsKnown("Kind") || !change.IsKnown(nameof(Target.UnknownParts)) || change["Kind"] is not long number)
        {
            return;
        }

        var kind = (TargetKind)number;
        var isOpen = kind != TargetKind.Template && !IsEmpty(change, nameof(Target.UnknownParts));
        foreach (var part in isOpen ? [] : TargetParts.Of(kind))
        {
            var either = part.Split('|');
            if (either.All(name => IsEmpty(change, name) && change.IsKnown(name)))
            {
                change.Refuse(
                    FaultCode.RuleViolation,
                    $"A target of kind {kind} has {string.Join(" or ", either)}; name in UnknownParts what its wording leaves open.",
                    either[0]);
            }
        }

        if (kind == TargetKind.Band && change["Value"] is decimal low && change["UpperValue"] is decimal high && low > high)
        {
            change.Refuse(FaultCode.RuleViolation, "UpperValue lies below Value.", "UpperValue");
        }
    }

    static bool IsEmpty(RowChange change, string property) => change[property] is null or Nothing;
}
