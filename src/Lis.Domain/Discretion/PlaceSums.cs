namespace Lis.Domain.Discretion;

/// <summary>The sums over areas for one breakdown: an area is the sum of those that make it up, published or not.</summary>
internal static class PlaceSums
{
    /// <summary>Adds the sums of a key.</summary>
    /// <param name="book">Where to.</param>
    /// <param name="sums">Which areas make up which; those of a part before those of its whole.</param>
    /// <param name="key">The breakdown.</param>
    /// <param name="find">The quantity of an area for the key; null = there is none.</param>
    public static void Add(SumBook book, IReadOnlyList<AreaSum> sums, string key, Func<string, Quantity?> find)
    {
        var unpublished = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var sum in sums)
        {
            List<Quantity> parts = [.. sum.Parts.Select(part => find(part) ?? unpublished.GetValueOrDefault(part)).OfType<Quantity>()];
            if (parts.Count == 0)
            {
                continue;
            }

            var whole = find(sum.Whole) ?? unpublished.GetValueOrDefault(sum.Whole);
            if (whole is null && !sum.IsGroup)
            {
                whole = unpublished[sum.Whole] = book.Unpublished(sum.Whole, key, parts, Counts.Sum(parts));
            }

            if (whole is not null)
            {
                book.Add(whole, parts, 1);
                if (sum.IsGroup)
                {
                    book.Add(whole, parts, parts.Count);
                }
            }
        }
    }
}
