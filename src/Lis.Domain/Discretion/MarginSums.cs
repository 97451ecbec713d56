namespace Lis.Domain.Discretion;

/// <summary>
/// The sums over breakdowns within one area: a key is the sum over each further dimension, up to the total. Margins that nobody publishes
/// take part as unknowns, since two ways of adding up to the same margin tie published figures together.
/// </summary>
internal static class MarginSums
{
    /// <summary>Adds the sums of an area; gives its quantities by key, the unpublished margins among them.</summary>
    public static Dictionary<string, Quantity> Add(SumBook book, KeyLattice lattice, string area, IReadOnlyDictionary<string, Quantity> published)
    {
        var quantities = new Dictionary<string, Quantity>(published, StringComparer.Ordinal);
        var level = published.Keys.Select(key => lattice.Above(key).Count).DefaultIfEmpty().Max();
        for (; level > 0; level--)
        {
            foreach (var (above, groups) in Groups(lattice, quantities, level))
            {
                if (!quantities.TryGetValue(above, out var whole))
                {
                    whole = quantities[above] = book.Unpublished(area, above, [.. groups.SelectMany(group => group)], Largest(groups));
                }

                foreach (var parts in groups)
                {
                    book.Add(whole, parts, 1);
                }
            }
        }

        return quantities;
    }

    private static IEnumerable<(string Above, List<List<Quantity>> Groups)> Groups(
        KeyLattice lattice, Dictionary<string, Quantity> quantities, int level)
    {
        var ways =
            from pair in quantities
            let above = lattice.Above(pair.Key)
            where above.Count == level
            from way in above
            group pair.Value by way;
        return
        [
            .. from way in ways
               group way.OrderBy(part => part.Index).ToList() by way.Key.Above into wholes
               orderby wholes.Key
               select (wholes.Key, wholes.ToList()),
        ];
    }

    // A dimension that is published in part adds up to less than one that is published whole.
    private static Counts Largest(List<List<Quantity>> groups) => groups.Select(group => Counts.Sum(group)).MaxBy(counts => counts.Size);
}
