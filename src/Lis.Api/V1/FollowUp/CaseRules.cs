using Lis.Api.V1.Changes;
using Lis.Domain;
using Lis.Domain.Rules;
using Lis.OData.Changes;

namespace Lis.Api.V1.FollowUp;

/// <summary>A case number that follows the KLE system is taken apart; any other is kept as it is.</summary>
sealed class CaseRules : RowRules
{
    public override IReadOnlyList<string> Sets => ["Cases"];

    public override void Prepare(RowChange change)
    {
        if (change.Kind == ChangeKind.Delete || !change.IsGiven(nameof(Case.CaseNumber))
            || !CaseNumber.TryParse(change.Text(nameof(Case.CaseNumber)), out var number))
        {
            return;
        }

        Fill(change, nameof(Case.KleNumber), number.KleNumber);
        Fill(change, nameof(Case.Facet), number.Facet);
    }

    static void Fill(RowChange change, string property, string? value)
    {
        if (value is not null && !change.IsGiven(property))
        {
            change.Assign(property, value);
        }
    }
}
