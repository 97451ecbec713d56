using Lis.Storage.Map;

namespace Lis.Api.V1.Building;

/// <summary>Everything that EF keeps of a published type is either on the list or named there as internal, so that nothing is forgotten.</summary>
static class CoverageCheck
{
    public static void Find(ModelDraft draft, EfMap map, List<string> findings)
    {
        foreach (var set in draft.Sets.Where(set => !set.IsView))
        {
            var named = set.Properties.Where(property => property.Facets.Type == set.ClrType).Select(property => property.Facets.Member)
                .Concat(set.Navigations.Select(navigation => navigation.Name))
                .Concat(set.Internals)
                .ToHashSet(StringComparer.Ordinal);
            var kept = map.Table(set.ClrType).Members.ToList();
            findings.AddRange(kept.Where(member => !named.Contains(member))
                .Select(member => $"{set.ClrType.Name}.{member} is neither published in {set.Name} nor named as internal."));
            findings.AddRange(set.Internals.Except(kept, StringComparer.Ordinal)
                .Select(member => $"{set.ClrType.Name}.{member} is named as internal, but EF keeps no such member."));
        }
    }
}
