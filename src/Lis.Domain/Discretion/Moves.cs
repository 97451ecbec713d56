using System.Numerics;

namespace Lis.Domain.Discretion;

/// <summary>
/// Changes of the hidden figures of one measure that leave every sum as it is: the whole-number solutions that elimination gives, and the
/// ways to put them together so that no figure goes below its bound.
/// </summary>
internal sealed class Moves
{
    private const int LongestFactor = 1000;
    private const int MostSteps = 8;
    private const int MostTriesPerFigure = 60;
    private const int MostTries = 5000;

    private readonly Dictionary<Quantity, List<Dictionary<Quantity, int>>> _touching = [];
    private readonly List<Dictionary<Quantity, int>> _all = [];
    private readonly Func<Quantity, decimal> _figure;
    private int _tries;

    /// <summary>Finds the independent moves among the unknowns of a measure.</summary>
    public Moves(IReadOnlyList<Quantity> measured, IEnumerable<Quantity> unpublished, Func<Quantity, decimal> figure)
    {
        _figure = figure;

        // Unpublished sums stretch freely and large figures more than small ones: they are to be expressed by the small ones, not the reverse.
        List<Quantity> unknowns = [.. unpublished, .. measured.OrderByDescending(figure).ThenBy(quantity => quantity.Index)];
        var byIndex = unknowns.ToDictionary(quantity => quantity.Index);
        var sums = unknowns.SelectMany(quantity => quantity.Sums).ToHashSet();
        var elimination = new Elimination(sums.Select(sum => Unknown(sum, byIndex)), unknowns.Select(quantity => quantity.Index));
        foreach (var quantity in unknowns.Where(quantity => !elimination.IsExpressed(quantity.Index)))
        {
            Keep(elimination.MoveOf(quantity.Index), byIndex);
        }
    }

    /// <summary>Each found move that is possible, in one direction or the other.</summary>
    public IEnumerable<IReadOnlyCollection<Quantity>> Possible(bool isFirm) =>
        _all.Where(move => IsPossible(move, 1, isFirm) || IsPossible(move, -1, isFirm)).Select(move => move.Keys);

    /// <summary>
    /// Puts moves together until the quantity is moved and nothing is below its bound; null when none was found within a fixed effort.
    /// </summary>
    public IReadOnlyCollection<Quantity>? Search(Quantity quantity, bool isFirm)
    {
        var last = Math.Min(MostTries, _tries + MostTriesPerFigure);
        foreach (var move in _touching.GetValueOrDefault(quantity) ?? [])
        {
            foreach (var sign in new[] { 1, -1 })
            {
                if (Repair(Sum([], move, sign), MostSteps) is { } found)
                {
                    return found;
                }
            }
        }

        return null;

        IReadOnlyCollection<Quantity>? Repair(Dictionary<Quantity, int> move, int steps)
        {
            if (!move.ContainsKey(quantity) || _tries++ > last)
            {
                return null;
            }

            var broken = move.FirstOrDefault(pair => !MayMove(pair.Key, pair.Value, isFirm)).Key;
            if (broken is null || steps == 0)
            {
                return broken is null ? move.Keys : null;
            }

            var ways = _touching[broken].Select(other => Sum(move, other, Math.Sign(other[broken]))).OrderBy(way => Breaks(way, isFirm)).Take(3);
            return ways.Select(way => Repair(way, steps - 1)).FirstOrDefault(found => found is not null);
        }
    }

    private int Breaks(Dictionary<Quantity, int> move, bool isFirm) => move.Count(pair => !MayMove(pair.Key, pair.Value, isFirm));

    private bool IsPossible(Dictionary<Quantity, int> move, int sign, bool isFirm) =>
        move.All(pair => MayMove(pair.Key, sign * pair.Value, isFirm));

    private bool MayMove(Quantity quantity, int step, bool isFirm) => Freedom.MayBe(_figure(quantity), _figure(quantity) + step, isFirm);

    private static Dictionary<Quantity, int> Sum(Dictionary<Quantity, int> move, Dictionary<Quantity, int> other, int sign)
    {
        var sum = new Dictionary<Quantity, int>(move);
        foreach (var (quantity, step) in other)
        {
            var total = sum.GetValueOrDefault(quantity) + (sign * step);
            if (total == 0)
            {
                sum.Remove(quantity);
            }
            else
            {
                sum[quantity] = total;
            }
        }

        return sum;
    }

    private void Keep(IReadOnlyDictionary<int, BigInteger> found, Dictionary<int, Quantity> byIndex)
    {
        if (found.Values.Any(step => BigInteger.Abs(step) > LongestFactor))
        {
            return;
        }

        var move = found.Where(pair => byIndex[pair.Key].IsPublished).ToDictionary(pair => byIndex[pair.Key], pair => (int)pair.Value);
        _all.Add(move);
        foreach (var quantity in move.Keys)
        {
            if (!_touching.TryGetValue(quantity, out var moves))
            {
                moves = _touching[quantity] = [];
            }

            moves.Add(move);
        }
    }

    private static List<(int Column, int Factor)> Unknown(Sum sum, Dictionary<int, Quantity> unknowns) =>
        [.. sum.Terms.Where(term => unknowns.ContainsKey(term.Quantity.Index)).Select(term => (term.Quantity.Index, term.Factor))];
}
