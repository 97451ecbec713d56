namespace Lis.Domain.Discretion;

/// <summary>
/// Decides which rows of a table are hidden: those that are small, and those that would give a hidden one away, in any state that the
/// table ever had. A pure function of its arguments (decision 0011).
/// </summary>
public static class TableDiscretion
{
    /// <summary>How many rows are hidden for one figure's sake against the reader who believes that nothing hidden is zero.</summary>
    private const int PatiencePerFigure = 2;

    /// <summary>Gives the revisions that must be hidden and are not yet, with the reason.</summary>
    /// <param name="figures">All revisions of all rows of the table, closed ones too.</param>
    /// <param name="rule">What is small.</param>
    /// <param name="areas">Which areas make up which, those of a part before those of its whole.</param>
    /// <param name="hiddenElsewhere">Areas and keys whose parts another indicator hides: their current rates are hidden too.</param>
    public static IReadOnlyList<(TableFigure Figure, Suppression Suppression)> Judge(
        IReadOnlyCollection<TableFigure> figures,
        DiscretionRule rule,
        IReadOnlyList<AreaSum> areas,
        IReadOnlySet<(string AreaCode, string BreakdownKey)> hiddenElsewhere)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(hiddenElsewhere);
        var small = figures.Where(figure => rule.Hides(figure) || IsHiddenElsewhere(figure)).ToHashSet();
        if (small.Count == 0 && figures.All(figure => figure.Suppression == Suppression.None))
        {
            return [];
        }

        // In whatever order the rows come, the same ones are hidden.
        var table = TableSums.Of([.. figures.OrderBy(figure => figure.Id).ThenBy(figure => figure.Revision)], rule, areas);
        foreach (var (figure, quantity) in table.ByFigure)
        {
            quantity.IsHidden |= quantity.CanBeHidden && (figure.Suppression != Suppression.None || small.Contains(figure));
        }

        Complete(table.Quantities);
        return
        [
            .. from figure in figures
               where figure.Suppression == Suppression.None
               where small.Contains(figure) || (table.ByFigure.TryGetValue(figure, out var quantity) && quantity.IsHidden)
               select (figure, small.Contains(figure) ? Suppression.Primary : Suppression.Secondary),
        ];

        bool IsHiddenElsewhere(TableFigure figure) =>
            figure is { IsTotal: false, To: null } && hiddenElsewhere.Contains((figure.AreaCode, figure.BreakdownKey));
    }

    // First no sum is left with a single unknown; then each round proves what it can and hides a partner for some of what it cannot. It ends
    // since rows run out.
    private static void Complete(IReadOnlyList<Quantity> quantities)
    {
        var tries = new Dictionary<Quantity, int>();
        var beyondHelp = new Lazy<HashSet<Quantity>>(() => Partners.Sealed(quantities));
        do
        {
            Exposure.Cover(quantities);
        }
        while (HideUnproven(quantities, beyondHelp, tries));
    }

    // A figure beside which something was just hidden waits for the next round: it may be proven by then.
    private static bool HideUnproven(IReadOnlyList<Quantity> quantities, Lazy<HashSet<Quantity>> beyondHelp, Dictionary<Quantity, int> tries)
    {
        var freedom = new Freedom(quantities);
        var settled = new HashSet<Sum>();
        foreach (var quantity in quantities.Where(quantity => quantity.IsHidden && !freedom.IsFirm(quantity)).ToList())
        {
            if (!quantity.Sums.Exists(settled.Contains) && PartnerOf(quantity, freedom, beyondHelp, tries) is { } partner)
            {
                partner.IsHidden = true;
                settled.UnionWith(partner.Sums);
            }
        }

        return settled.Count > 0;
    }

    private static Quantity? PartnerOf(
        Quantity quantity, Freedom freedom, Lazy<HashSet<Quantity>> beyondHelp, Dictionary<Quantity, int> tries)
    {
        if (!freedom.IsLoose(quantity))
        {
            return beyondHelp.Value.Contains(quantity) ? null : Partners.Beyond(quantity);
        }

        tries[quantity] = tries.GetValueOrDefault(quantity) + 1;
        return tries[quantity] > PatiencePerFigure || Partners.IsTight(quantity) ? null : Partners.Narrowest([quantity]);
    }
}
