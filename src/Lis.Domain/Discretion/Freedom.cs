namespace Lis.Domain.Discretion;

/// <summary>
/// The proof that hidden figures stay hidden. For each a second table is given that has the same published figures, the same sums, no
/// count below zero, and another figure in its place: so nobody can tell which of the two is true, by equations or by bounds.
/// Whole steps keep counts whole. That no such table was found proves nothing; hiding more is then the safe side.
/// </summary>
internal sealed class Freedom
{
    private readonly HashSet<Quantity> _loose;
    private readonly HashSet<Quantity> _firm;

    /// <summary>Looks at the unknowns of a table.</summary>
    public Freedom(IReadOnlyList<Quantity> quantities)
    {
        List<Quantity> hidden = [.. quantities.Where(quantity => quantity.IsHidden)];
        List<Quantity> unpublished = [.. quantities.Where(quantity => !quantity.IsPublished && quantity.Sums.Count > 0)];
        _loose = [.. hidden];
        _firm = [.. hidden];
        foreach (var measure in Counts.Measures)
        {
            List<Quantity> measured = [.. hidden.Where(quantity => measure(quantity.Counts) is not null)];
            if (measured.Count > 0)
            {
                var moves = new Moves(measured, unpublished, quantity => measure(quantity.Counts)!.Value);
                _firm.ExceptWith(Unmoved(moves, measured, isFirm: true));
                _loose.ExceptWith(Unmoved(moves, [.. measured.Where(quantity => !_firm.Contains(quantity))], isFirm: false));
            }
        }
    }

    /// <summary>Whether the figure can be another one for all that a reader knows.</summary>
    public bool IsLoose(Quantity quantity) => _loose.Contains(quantity);

    /// <summary>Whether it can be so even for a reader who takes for granted that no hidden figure is zero that is not.</summary>
    public bool IsFirm(Quantity quantity) => _firm.Contains(quantity);

    /// <summary>How far down a figure may go: to zero, or to one for the reader who believes that nothing hidden is zero.</summary>
    public static bool MayBe(decimal original, decimal changed, bool isFirm) =>
        original < 0 || changed >= Math.Min(isFirm ? 1 : 0, original);

    private static HashSet<Quantity> Unmoved(Moves moves, IReadOnlyCollection<Quantity> quantities, bool isFirm)
    {
        var left = quantities.ToHashSet();
        foreach (var moved in moves.Possible(isFirm))
        {
            left.ExceptWith(moved);
        }

        foreach (var quantity in quantities.Where(left.Contains))
        {
            left.ExceptWith(moves.Search(quantity, isFirm) ?? []);
        }

        return left;
    }
}
