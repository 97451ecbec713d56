namespace Lis.Domain.Discretion;

/// <summary>The quick half of the work: no sum is left from which a reader reckons one hidden figure by taking away what he sees.</summary>
internal static class Exposure
{
    /// <summary>Hides a partner for each hidden figure that is the only unknown of a sum, and for that partner again, until there is none.</summary>
    public static void Cover(IReadOnlyList<Quantity> quantities)
    {
        bool added;
        do
        {
            added = false;
            var reckoned = Reckoned(quantities);
            foreach (var quantity in quantities.Where(quantity => quantity.IsHidden).ToList())
            {
                foreach (var sum in quantity.Sums.Where(sum => sum.Unknowns.All(other => other == quantity || reckoned.Contains(other))))
                {
                    if (Partners.BestOf(sum) is { } partner)
                    {
                        partner.IsHidden = true;
                        added = true;
                    }
                }
            }
        }
        while (added);
    }

    // Unpublished sums of what is shown are as good as shown.
    private static HashSet<Quantity> Reckoned(IReadOnlyList<Quantity> quantities)
    {
        var reckoned = new HashSet<Quantity>();
        var open = new Queue<Sum>(quantities.Where(quantity => !quantity.IsPublished).SelectMany(quantity => quantity.Sums).Distinct());
        while (open.TryDequeue(out var sum))
        {
            if (sum.Unknowns.Where(quantity => !reckoned.Contains(quantity)).Take(2).ToList() is [{ IsPublished: false } only])
            {
                reckoned.Add(only);
                foreach (var other in only.Sums)
                {
                    open.Enqueue(other);
                }
            }
        }

        return reckoned;
    }
}
