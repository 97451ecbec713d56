namespace Lis.Domain.Discretion;

/// <summary>Which row is best hidden together with one that would be found out otherwise.</summary>
internal static class Partners
{
    /// <summary>The figures that follow from totals alone, whatever else is hidden: nothing can be promised for them.</summary>
    public static HashSet<Quantity> Sealed(IReadOnlyList<Quantity> quantities)
    {
        List<Quantity> unknowable = [.. quantities.Where(quantity => IsUnknowable(quantity) && quantity.Sums.Count > 0)];
        var sums = unknowable.SelectMany(quantity => quantity.Sums).ToHashSet();
        var elimination = new Elimination(
            sums.Select(sum => sum.Terms.Where(term => IsUnknowable(term.Quantity)).Select(term => (term.Quantity.Index, term.Factor)).ToList()),
            unknowable.OrderBy(quantity => quantity.IsPublished).Select(quantity => quantity.Index));
        return [.. unknowable.Where(quantity => elimination.IsDetermined(quantity.Index))];
    }

    /// <summary>
    /// Whether one sum leaves the figure no room, whatever else is hidden, for a reader who takes for granted that no hidden figure is zero
    /// that is not.
    /// </summary>
    public static bool IsTight(Quantity quantity) => quantity.Sums.Exists(sum => !CanShift(sum, quantity, 1) && !CanShift(sum, quantity, -1));

    /// <summary>A row to hide among those that the quantity hangs together with by way of other unknowns; null = all are hidden.</summary>
    public static Quantity? Beyond(Quantity quantity)
    {
        var reached = new HashSet<Quantity> { quantity };
        var edge = reached.ToList();
        while (edge.Count > 0)
        {
            if (Narrowest(edge) is { } found)
            {
                return found;
            }

            edge = [.. edge.SelectMany(from => from.Sums).SelectMany(sum => sum.Unknowns).Where(reached.Add)];
        }

        return null;
    }

    /// <summary>A row to hide in the sums of the quantities, in the one with the fewest unknowns first; null = all are hidden.</summary>
    public static Quantity? Narrowest(IEnumerable<Quantity> quantities) => quantities
        .SelectMany(quantity => quantity.Sums)
        .OrderBy(sum => sum.Unknowns.Count()).ThenBy(sum => sum.Terms.Count)
        .Select(BestOf).OfType<Quantity>()
        .OrderBy(partner => !partner.IsHiddenAtTimes)
        .FirstOrDefault();

    /// <summary>
    /// The row of a sum that is best hidden: one that is hidden at other times, a part before the whole, one that leaves room, one that makes
    /// few other sums need a partner, and then the smallest; null = all that can be hidden are.
    /// </summary>
    public static Quantity? BestOf(Sum sum) => sum.Terms
        .Where(term => term.Quantity is { CanBeHidden: true, IsHidden: false })
        .OrderBy(term => !term.Quantity.IsHiddenAtTimes)
        .ThenBy(term => term.Factor < 0)
        .ThenBy(term => term.Quantity.Counts.Size < 2)
        .ThenBy(term => term.Quantity.Sums.Count(other => other != sum && !other.Unknowns.Any()))
        .ThenBy(term => term.Quantity.Counts.Size)
        .ThenBy(term => term.Quantity.Index)
        .Select(term => term.Quantity)
        .FirstOrDefault();

    private static bool CanShift(Sum sum, Quantity quantity, int step) =>
        CanMove(quantity, step) && Others(sum, quantity).Where(IsUnknowable).Any(other =>
            CanMove(other, Math.Sign(sum.FactorOf(other)) == Math.Sign(sum.FactorOf(quantity)) ? -step : step));

    private static bool CanMove(Quantity quantity, int step) => !quantity.IsPublished || Counts.Measures.All(measure =>
        measure(quantity.Counts) is not { } count || Freedom.MayBe(count, count + step, isFirm: true));

    private static bool IsUnknowable(Quantity quantity) => quantity.IsUnknown || quantity.CanBeHidden;

    private static IEnumerable<Quantity> Others(Sum sum, Quantity quantity) =>
        sum.Terms.Select(term => term.Quantity).Where(other => other != quantity);
}
