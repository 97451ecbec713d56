using Lis.Api.V1.Changes;
using Lis.OData.Changes;
using Lis.OData.Errors;

namespace Lis.Api.V1.Reference;

/// <summary>Nothing lies below itself.</summary>
sealed class HierarchyRules : RowRules
{
    const int MostLevels = 100;

    static readonly Dictionary<string, string> Parents = new(StringComparer.Ordinal)
    {
        ["Areas"] = "ParentCode",
        ["Strategies"] = "ParentId",
        ["StrategyElements"] = "ParentId",
        ["Targets"] = "PartOfId",
        ["Indicators"] = "ReplacedByCode",
    };

    public override IReadOnlyList<string> Sets => [.. Parents.Keys];

    public override async Task BeforeAsync(RowChange change, RuleContext context)
    {
        if (change.Kind == ChangeKind.Delete || !Parents.TryGetValue(change.Set.Name, out var property) || !change.Differs(property))
        {
            return;
        }

        var key = change.Type.Key[0].Name;
        var next = change[property];
        for (var level = 0; level < MostLevels && next is not null; level++)
        {
            if (Equals(next, change[key]))
            {
                change.Refuse(FaultCode.RuleViolation, "A row cannot come to lie below itself.", property);
                return;
            }

            next = (await context.Rows.FindAsync(change.Set.Name, context.Cancellation, (key, next)))?[property];
        }
    }
}
