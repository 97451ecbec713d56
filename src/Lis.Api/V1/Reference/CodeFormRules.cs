using Lis.Api.V1.Changes;
using Lis.Domain.Rules;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Reference;

/// <summary>What codes look like, and that those of indicators and core tasks show whose they are.</summary>
sealed class CodeFormRules : RowRules
{
    static readonly string[] ShowingOwner = ["Indicators", "CoreTasks"];

    public override IReadOnlyList<string> Sets => ["Areas", "CoreTasks", "Sources", "Indicators", "ServiceAreas"];

    public override Task BeforeAsync(RowChange change, RuleContext context)
    {
        if (change.Kind != ChangeKind.Delete && change.Text("Code") is { } code)
        {
            CheckOwner(change, code);
        }

        return Task.CompletedTask;
    }

    public override void Check(RowChange change)
    {
        if (change.Kind == ChangeKind.Insert && change.Text("Code") is { } code && !CodeRules.IsCode(code))
        {
            change.Refuse(FaultCode.RuleViolation, "A code has 1 to 64 letters, digits, dots, underscores and hyphens, and begins with a letter or digit.", "Code");
        }
    }

    static void CheckOwner(RowChange change, string code)
    {
        var owner = change.Text(WriteRights.Owner);
        if (ShowingOwner.Contains(change.Set.Name) && !CodeRules.ShowsOwner(code, owner))
        {
            change.Refuse(
                FaultCode.RuleViolation,
                owner is null ? "A shared code does not begin with three digits and a hyphen." : $"A code of municipality {owner} begins with '{owner}-'.",
                "Code");
        }
    }
}
