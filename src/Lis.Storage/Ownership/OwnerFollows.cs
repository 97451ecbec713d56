using Lis.Domain;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lis.Storage.Ownership;

/// <summary>
/// The relations in which a row belongs to the municipality of its parent. In the database they are composite foreign keys over the column
/// TenantKey, so that the two cannot differ; in the model they are plain ones. All other relations may lead from a municipality's row to a
/// shared one, and there the writer must check that the row pointed at is one that he may see.
/// </summary>
public static class OwnerFollows
{
    private static readonly HashSet<(Type Child, string Column)> Relations =
    [
        (typeof(Observation), nameof(Observation.IndicatorCode)),
        (typeof(IndicatorBreak), nameof(IndicatorBreak.IndicatorCode)),
        (typeof(Target), nameof(Target.PartOfId)),
        (typeof(TargetAssessment), nameof(TargetAssessment.TargetId)),
        (typeof(StrategyElement), nameof(StrategyElement.StrategyId)),
        (typeof(StrategyElement), nameof(StrategyElement.ParentId)),
        (typeof(FocusItem), nameof(FocusItem.FocusListId)),
        (typeof(Temaanalyse), nameof(Temaanalyse.BudgetAgreementId)),
        (typeof(Proevehandling), nameof(Proevehandling.TemaanalyseId)),
        (typeof(ProevehandlingStatusChange), nameof(ProevehandlingStatusChange.ProevehandlingId)),
        (typeof(BudgetLine), nameof(BudgetLine.ServiceAreaCode)),
        (typeof(BudgetExplanation), nameof(BudgetExplanation.BudgetLineId)),
        (typeof(Document), nameof(Document.CaseId)),
        (typeof(ImportError), nameof(ImportError.ImportRunId)),
        (typeof(StagedRow), nameof(StagedRow.ImportRunId)),
    ];

    /// <summary>Whether the child's municipality is that of the row which the key points at.</summary>
    public static bool Holds(IReadOnlyForeignKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Properties.Count == 1 && Relations.Contains((key.DeclaringEntityType.ClrType, key.Properties[0].Name));
    }

    /// <summary>The columns by which a type of the domain names the rows whose municipality it has.</summary>
    public static IEnumerable<string> ColumnsOf(string type) =>
        Relations.Where(relation => relation.Child.Name == type).Select(relation => relation.Column);
}
