using Lis.OData.Changes;

namespace Lis.Api.V1.Changes;

/// <summary>All rules of version 1, by set.</summary>
sealed class RuleBook(IReadOnlyList<RowRules> rules)
{
    readonly ILookup<string, RowRules> bySet = rules
        .SelectMany(rule => rule.Sets.Select(set => (set, rule)))
        .ToLookup(pair => pair.set, pair => pair.rule, StringComparer.Ordinal);

    /// <summary>The sets that some rule names.</summary>
    public IEnumerable<string> Sets => bySet.Select(group => group.Key);

    public void Prepare(RowChange change)
    {
        foreach (var rule in bySet[change.Set.Name])
        {
            rule.Prepare(change);
        }
    }

    public void Check(RowChange change)
    {
        foreach (var rule in bySet[change.Set.Name])
        {
            rule.Check(change);
        }
    }

    public async Task BeforeAsync(RowChange change, RuleContext context)
    {
        foreach (var rule in bySet[change.Set.Name])
        {
            await rule.BeforeAsync(change, context);
        }
    }

    public async Task AfterAsync(RowChange change, RuleContext context)
    {
        foreach (var rule in bySet[change.Set.Name])
        {
            await rule.AfterAsync(change, context);
        }
    }
}
