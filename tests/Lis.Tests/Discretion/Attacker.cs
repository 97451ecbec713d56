using System.Numerics;
using Lis.Domain;
using Lis.Domain.Discretion;

namespace Lis.Tests.Discretion;

/// <summary>
/// A reader who wants to know what is hidden. He writes down every sum that holds between the figures that he is shown, of now and of every
/// earlier instant, solves them exactly, and narrows down what is left by bounds: no count is below zero, and counts are whole. He knows
/// even which revisions of a hidden row say the same. Shares no code with what he attacks.
/// </summary>
sealed class Attacker(SeededTable table, Func<TableFigure, bool> isHidden, Func<TableFigure, decimal?> measure)
{
    readonly Dictionary<object, int> numbers = [];
    readonly List<TableFigure> unknowns = [];
    readonly List<BigInteger[]> equations = [];
    readonly HashSet<string> known = [];

    /// <summary>What of a table he knows although it is hidden, and would not know from the totals alone.</summary>
    public static List<TableFigure> Lost(SeededTable table, Func<TableFigure, bool> isHidden)
    {
        var found = Found(table, isHidden).ToList();
        if (found.Count > 0)
        {
            var fromTotals = Found(table, figure => !figure.IsTotal).Select(Identity).ToHashSet();
            found.RemoveAll(figure => fromTotals.Contains(Identity(figure)));
        }

        return found;
    }

    static (long, decimal?, decimal?, decimal?) Identity(TableFigure figure) =>
        (figure.Id, figure.Value, figure.Numerator, figure.Denominator);

    static IEnumerable<TableFigure> Found(SeededTable table, Func<TableFigure, bool> isHidden) => table.Rule.IsRate
        ? new Attacker(table, isHidden, figure => figure.Numerator).Determined()
            .Concat(new Attacker(table, isHidden, figure => figure.Denominator).Determined())
        : new Attacker(table, isHidden, figure => figure.Value).Determined();

    /// <summary>The hidden figures that he knows for certain.</summary>
    public List<TableFigure> Determined()
    {
        foreach (var figure in table.Figures.Where(isHidden))
        {
            NumberOf(figure);
        }

        foreach (var instant in table.Instants)
        {
            Read(table.At(instant));
        }

        var solved = Solve();
        var (low, high) = Narrow([.. equations, .. solved]);
        return [.. Enumerable.Range(0, unknowns.Count).Where(number => low[number] == high[number]).Select(number => unknowns[number])];
    }

    int NumberOf(TableFigure figure)
    {
        var what = (figure.Id, figure.Value, figure.Numerator, figure.Denominator);
        if (!numbers.TryGetValue(what, out var number))
        {
            numbers[what] = number = unknowns.Count;
            unknowns.Add(figure);
        }

        return number;
    }

    // Every key that stands for more than another one is the sum over the keys of each finer set of dimensions; every area that of its parts.
    void Read(List<TableFigure> state)
    {
        var keys = table.Keys.GroupBy(DimensionsOf).ToList();
        foreach (var whole in state)
        {
            foreach (var finer in keys.Where(group => group.Key != DimensionsOf(whole.BreakdownKey)
                && SeededTable.BreadthOf(group.First()) > SeededTable.BreadthOf(whole.BreakdownKey)
                && DimensionsOf(whole.BreakdownKey).All(group.Key.Contains)))
            {
                Add(whole, state.Where(part => part.AreaCode == whole.AreaCode && DimensionsOf(part.BreakdownKey) == finer.Key
                    && SeededTable.Covers(whole.BreakdownKey, part.BreakdownKey)));
            }

            foreach (var sum in table.Areas.Where(sum => sum.Whole == whole.AreaCode))
            {
                Add(whole, state.Where(part => part.BreakdownKey == whole.BreakdownKey && sum.Parts.Contains(part.AreaCode)));
            }
        }

        // Margins that nobody publishes: two sets of dimensions that add up to the same one.
        if (keys.All(group => SeededTable.BreadthOf(group.First()) != 1) && keys.Count > 2)
        {
            foreach (var area in state.GroupBy(figure => figure.AreaCode))
            {
                ReadMissingMargins([.. area]);
            }
        }
    }

    void ReadMissingMargins(List<TableFigure> area)
    {
        var members = table.Keys.Where(key => key != Breakdown.TotalKey).SelectMany(key => key.Split(';')).Distinct().ToList();
        foreach (var member in members)
        {
            var ways = area.Where(figure => SeededTable.BreadthOf(figure.BreakdownKey) > 1 && SeededTable.Covers(member, figure.BreakdownKey))
                .GroupBy(figure => DimensionsOf(figure.BreakdownKey)).Select(way => way.ToList()).ToList();
            foreach (var (way, other) in ways.Zip(ways.Skip(1)))
            {
                Add([.. way.Select(figure => (figure, 1)), .. other.Select(figure => (figure, -1))]);
            }
        }
    }

    static string DimensionsOf(string key) => key == Breakdown.TotalKey ? "" : string.Concat(key.Split(';').Select(pair => pair[0]));

    void Add(TableFigure whole, IEnumerable<TableFigure> parts) => Add([(whole, -1), .. parts.Select(part => (part, 1))]);

    // A row: the factors of the unknowns, and at the end what they add up to.
    void Add(List<(TableFigure Figure, int Factor)> terms)
    {
        var row = new BigInteger[unknowns.Count + 1];
        foreach (var (figure, factor) in terms)
        {
            if (isHidden(figure))
            {
                row[NumberOf(figure)] += factor;
            }
            else
            {
                row[^1] -= factor * (BigInteger)(measure(figure) ?? 0);
            }
        }

        if (row[..^1].Any(factor => !factor.IsZero) && known.Add(string.Join(' ', row)))
        {
            equations.Add(row);
        }
    }

    List<BigInteger[]> Solve()
    {
        List<BigInteger[]> rows = [.. equations.Select(row => row.ToArray())];
        var done = 0;
        for (var column = 0; column < unknowns.Count && done < rows.Count; column++)
        {
            var pivot = rows.FindIndex(done, row => !row[column].IsZero);
            if (pivot < 0)
            {
                continue;
            }

            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            for (var other = 0; other < rows.Count; other++)
            {
                if (other != done && !rows[other][column].IsZero)
                {
                    rows[other] = Combine(rows[other], rows[done][column], rows[done], rows[other][column]);
                }
            }

            done++;
        }

        return rows[..done];
    }

    static BigInteger[] Combine(BigInteger[] row, BigInteger times, BigInteger[] other, BigInteger minus)
    {
        var result = row.Select((factor, at) => (factor * times) - (other[at] * minus)).ToArray();
        var divisor = result.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return divisor > 1 ? [.. result.Select(factor => factor / divisor)] : result;
    }

    (BigInteger[] Low, BigInteger[] High) Narrow(List<BigInteger[]> rows)
    {
        var low = new BigInteger[unknowns.Count];
        var high = Enumerable.Repeat((BigInteger)long.MaxValue, unknowns.Count).ToArray();
        var sparse = rows.ConvertAll(row => (Terms: TermsOf(row), Sum: row[^1]));
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (terms, rest) in sparse)
            {
                foreach (var (at, factor) in terms)
                {
                    changed |= NarrowOne(terms, rest, at, factor, low, high);
                }
            }
        }

        return (low, high);
    }

    static (int At, BigInteger Factor)[] TermsOf(BigInteger[] row) =>
        [.. row.Index().Where(term => term.Index < row.Length - 1 && !term.Item.IsZero).Select(term => (term.Index, term.Item))];

    // factor · x = rest − the others, each of which lies between its bounds.
    static bool NarrowOne((int At, BigInteger Factor)[] terms, BigInteger rest, int at, BigInteger factor, BigInteger[] low, BigInteger[] high)
    {
        var (least, most) = (rest, rest);
        foreach (var (other, times) in terms)
        {
            if (other != at)
            {
                least -= times * (times.Sign > 0 ? high[other] : low[other]);
                most -= times * (times.Sign > 0 ? low[other] : high[other]);
            }
        }

        if (factor.Sign < 0)
        {
            (least, most) = (-most, -least);
        }

        var size = BigInteger.Abs(factor);
        var (newLow, newHigh) = (-Floor(-least, size), Floor(most, size));
        var changed = newLow > low[at] || newHigh < high[at];
        low[at] = BigInteger.Max(low[at], newLow);
        high[at] = BigInteger.Min(high[at], newHigh);
        return changed;
    }

    static BigInteger Floor(BigInteger number, BigInteger divisor) =>
        BigInteger.DivRem(number, divisor, out var rest) - (rest.Sign < 0 ? 1 : 0);
}
