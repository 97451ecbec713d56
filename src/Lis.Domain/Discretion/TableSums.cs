namespace Lis.Domain.Discretion;

/// <summary>
/// Everything that the published states of a table tie together. A reader can ask for the table as it was at any instant, so the sums of
/// every state count, and figures that stay the same from one state to the next are one quantity in all of them.
/// </summary>
internal sealed class TableSums
{
    private readonly SumBook _book = new();
    private readonly KeyLattice _lattice = new();
    private readonly IReadOnlyList<AreaSum> _areas;
    private readonly Dictionary<string, Dictionary<string, Quantity>> _published = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Quantity>> _quantities = new(StringComparer.Ordinal);

    private TableSums(IReadOnlyList<AreaSum> areas) => _areas = areas;

    public IReadOnlyList<Quantity> Quantities => _book.Quantities;

    /// <summary>The quantity that each revision says; a revision without figures says none.</summary>
    public Dictionary<TableFigure, Quantity> ByFigure { get; } = [];

    /// <summary>Reads the states of a table one after another.</summary>
    public static TableSums Of(IReadOnlyCollection<TableFigure> figures, DiscretionRule rule, IReadOnlyList<AreaSum> areas)
    {
        var table = new TableSums(areas);
        foreach (var figure in figures)
        {
            if (rule.CountsOf(figure) is { IsEmpty: false } counts)
            {
                table.ByFigure[figure] = table._book.Published(figure, counts);
            }
        }

        var begun = table.ByFigure.Keys.ToLookup(figure => figure.From);
        var ended = table.ByFigure.Keys.Where(figure => figure.To is not null).ToLookup(figure => figure.To!.Value);
        foreach (var instant in begun.Concat(ended).Select(group => group.Key).Distinct().Order())
        {
            table.Turn([.. ended[instant]], [.. begun[instant]]);
        }

        table._book.Prune();
        return table;
    }

    private void Turn(List<TableFigure> ended, List<TableFigure> begun)
    {
        foreach (var figure in ended)
        {
            _published[figure.AreaCode].Remove(figure.BreakdownKey);
        }

        foreach (var figure in begun)
        {
            if (!_published.TryGetValue(figure.AreaCode, out var area))
            {
                area = _published[figure.AreaCode] = new(StringComparer.Ordinal);
            }

            area[figure.BreakdownKey] = ByFigure[figure];
        }

        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var area in ended.Concat(begun).Select(figure => figure.AreaCode).Distinct().Order(StringComparer.Ordinal))
        {
            var before = _quantities.GetValueOrDefault(area) ?? new(StringComparer.Ordinal);
            var now = _quantities[area] = MarginSums.Add(_book, _lattice, area, _published[area]);
            keys.UnionWith(before.Keys.Union(now.Keys).Where(key => before.GetValueOrDefault(key) != now.GetValueOrDefault(key)));
        }

        foreach (var key in keys)
        {
            PlaceSums.Add(_book, _areas, key, area => _quantities.GetValueOrDefault(area)?.GetValueOrDefault(key));
        }
    }
}
