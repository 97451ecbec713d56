using Lis.Domain;
using Lis.Domain.Discretion;
using Lis.Domain.Rules;

namespace Lis.Tests.Discretion;

/// <summary>
/// A random table that was stored in one or more commits, each followed by the judgement of discretion, as the service does it: counts or
/// rates by two or three dimensions, for one area or for areas that make up others, with zeros, and with figures that change later.
/// </summary>
sealed class SeededTable
{
    static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly Random random;
    readonly List<string> keys = [];
    readonly List<AreaSum> areas = [];
    readonly Dictionary<(string Area, string Key), (int Above, int Below)> leaves = [];
    readonly List<string> leafAreas = [];
    readonly bool isRate;
    DateTimeOffset now = Begin;

    public SeededTable(int seed)
    {
        random = new(seed);
        isRate = seed % 4 == 3;
        Rule = new(random.Next(3) == 0 ? 3 : 5, isRate, isRate ? 100 : null);
        MakeAreas(random.Next(10) switch { < 6 => 0, < 8 => 1, _ => 2 });
        MakeKeys(random.Next(areas.Count > 1 ? 6 : 3) == 0 ? 3 : 2);
        foreach (var area in leafAreas)
        {
            foreach (var key in keys.Where(key => BreadthOf(key) == keys.Max(BreadthOf)))
            {
                leaves[(area, key)] = NewCount();
            }
        }
    }

    public DiscretionRule Rule { get; }

    public IReadOnlyList<AreaSum> Areas => areas;

    public List<TableFigure> Figures { get; private set; } = [];

    /// <summary>The keys that the table publishes, the total among them.</summary>
    public IReadOnlyList<string> Keys => keys;

    public IEnumerable<DateTimeOffset> Instants => Figures.Select(figure => figure.From).Distinct().Order();

    /// <summary>Stores the first state and up to two later ones.</summary>
    public SeededTable Store(Func<SeededTable, IReadOnlyList<(TableFigure Figure, Suppression Suppression)>>? judge = null)
    {
        Commit(judge);
        for (var later = random.Next(3); later > 0; later--)
        {
            foreach (var leaf in leaves.Keys.Where(_ => random.Next(6) == 0).ToList())
            {
                leaves[leaf] = NewCount();
            }

            Commit(judge);
        }

        return this;
    }

    /// <summary>The figures of a state.</summary>
    public List<TableFigure> At(DateTimeOffset instant) =>
        [.. Figures.Where(figure => figure.From <= instant && (figure.To is null || figure.To > instant))];

    public static bool Covers(string above, string below)
    {
        BreakdownKey.TryParse(above, out var fewer);
        BreakdownKey.TryParse(below, out var more);
        return fewer!.All(member => more!.Any(other => other.Dimension == member.Dimension && other.Member == member.Member));
    }

    public static int BreadthOf(string key) => key == Breakdown.TotalKey ? 0 : key.Count(sign => sign == ';') + 1;

    void Commit(Func<SeededTable, IReadOnlyList<(TableFigure Figure, Suppression Suppression)>>? judge)
    {
        now = now.AddMinutes(1);
        foreach (var (area, key, above, below) in Sums())
        {
            var fresh = new TableFigure(
                0, 1, area, key, isRate ? Rate(above, below) : above, isRate ? above : null, isRate ? below : null, Suppression.None, now, null);
            Write(fresh);
        }

        foreach (var (figure, suppression) in (judge ?? (table => TableDiscretion.Judge(
            [.. table.Figures.OrderBy(_ => random.Next())], Rule, areas, new HashSet<(string, string)>())))(this))
        {
            Figures[Figures.FindIndex(other => other.Id == figure.Id && other.Revision == figure.Revision)] =
                figure with { Suppression = suppression };
        }
    }

    void Write(TableFigure fresh)
    {
        var at = Figures.FindIndex(figure => figure.AreaCode == fresh.AreaCode && figure.BreakdownKey == fresh.BreakdownKey && figure.To is null);
        if (at < 0)
        {
            Figures.Add(fresh with { Id = Figures.Count + 1 });
            return;
        }

        var old = Figures[at];
        if ((old.Value, old.Numerator, old.Denominator) != (fresh.Value, fresh.Numerator, fresh.Denominator))
        {
            Figures[at] = old with { To = now };
            Figures.Add(fresh with { Id = old.Id, Revision = old.Revision + 1 });
        }
    }

    IEnumerable<(string Area, string Key, int Above, int Below)> Sums() =>
        from area in leafAreas.Concat(areas.Select(sum => sum.Whole))
        from key in keys
        let under = leaves.Where(leaf => LeafAreasOf(area).Contains(leaf.Key.Area) && Covers(key, leaf.Key.Key)).Select(leaf => leaf.Value).ToList()
        select (area, key, under.Sum(count => count.Above), under.Sum(count => count.Below));

    IEnumerable<string> LeafAreasOf(string area) =>
        areas.Find(sum => sum.Whole == area) is { } sum ? sum.Parts.SelectMany(LeafAreasOf) : [area];

    void MakeAreas(int kind)
    {
        leafAreas.AddRange(kind == 0 ? ["657"] : Enumerable.Range(0, 2 + random.Next(2)).Select(number => $"{600 + number}"));
        if (kind == 1)
        {
            areas.Add(new("000", [.. leafAreas], false));
        }
        else if (kind == 2)
        {
            areas.Add(new("081", [.. leafAreas[..1]], false));
            areas.Add(new("082", [.. leafAreas[1..]], false));
            areas.Add(new("000", ["081", "082"], false));
        }
    }

    // Some tables leave out margins, so that only sums of sums tie their rows together.
    void MakeKeys(int dimensions)
    {
        var members = Enumerable.Range(0, dimensions).Select(_ => 2 + random.Next(dimensions == 2 ? 3 : 1)).ToArray();
        var all = new List<string> { "" };
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            all = [.. all, .. all.SelectMany(key => Enumerable.Range(0, members[dimension]).Select(member => $"{key};{(char)('a' + dimension)}={member}"))];
        }

        var skipped = random.Next(4) == 0 ? 1 + random.Next(dimensions - 1) : 0;
        keys.AddRange(all.Select(key => key.Length == 0 ? Breakdown.TotalKey : key[1..]).Where(key => skipped == 0 || BreadthOf(key) != skipped));
    }

    (int Above, int Below) NewCount()
    {
        var above = random.Next(4) switch { 0 => 0, 1 => 1 + random.Next(4), _ => random.Next(40) };
        return (above, above + random.Next(isRate ? 60 : 1));
    }

    static decimal? Rate(int above, int below) => below == 0 ? null : decimal.Round(100m * above / below, 6);
}
