using System.Numerics;

namespace Lis.Domain.Discretion;

/// <summary>
/// Exact Gauss-Jordan elimination of sparse integer equations: what is left tells which unknowns follow from the others, and by how much.
/// Rows stay integers, so nothing is ever rounded.
/// </summary>
internal sealed class Elimination
{
    private readonly List<Dictionary<int, BigInteger>> _rows = [];
    private readonly Dictionary<int, HashSet<int>> _rowsOf = [];
    private readonly Dictionary<int, int> _pivots = [];
    private readonly Dictionary<int, int> _pivotOf = [];

    /// <summary>Eliminates the columns in the order given: the earlier a column stands, the rather it is expressed by the others.</summary>
    /// <param name="equations">Each a list of columns with their factors.</param>
    /// <param name="columns">All columns, in order.</param>
    public Elimination(IEnumerable<IReadOnlyList<(int Column, int Factor)>> equations, IEnumerable<int> columns)
    {
        foreach (var equation in equations)
        {
            AddRow(equation);
        }

        var free = Enumerable.Range(0, _rows.Count).ToHashSet();
        foreach (var column in columns)
        {
            var rows = _rowsOf.GetValueOrDefault(column) ?? [];
            List<int> candidates = [.. rows.Where(free.Contains)];
            if (candidates.Count == 0)
            {
                continue;
            }

            // The shortest row spreads least; among equals the first, so that the result is always the same.
            var pivot = candidates.MinBy(row => (_rows[row].Count, row));
            free.Remove(pivot);
            _pivots[column] = pivot;
            _pivotOf[pivot] = column;
            foreach (var row in rows.Where(row => row != pivot).ToList())
            {
                Clear(row, pivot, column);
            }
        }
    }

    /// <summary>Whether the column is expressed by others.</summary>
    public bool IsExpressed(int column) => _pivots.ContainsKey(column);

    /// <summary>Whether the column follows from the equations alone.</summary>
    public bool IsDetermined(int column) => _pivots.TryGetValue(column, out var row) && _rows[row].Count == 1;

    /// <summary>
    /// The smallest whole change of all columns that leaves every equation as it is and changes, of the columns that are not expressed by
    /// others, this one alone.
    /// </summary>
    public IReadOnlyDictionary<int, BigInteger> MoveOf(int column)
    {
        var rows = _rowsOf.GetValueOrDefault(column) ?? [];
        var unit = rows.Aggregate(BigInteger.One, (all, row) => LeastCommonMultiple(all, Reduced(row, _pivotOf[row], column)));
        var move = new Dictionary<int, BigInteger> { [column] = unit };
        foreach (var row in rows)
        {
            move[_pivotOf[row]] = -_rows[row][column] * unit / _rows[row][_pivotOf[row]];
        }

        return move;
    }

    // What is left of the pivot below the fraction line.
    private BigInteger Reduced(int row, int pivot, int column)
    {
        var below = BigInteger.Abs(_rows[row][pivot]);
        return below / BigInteger.GreatestCommonDivisor(below, _rows[row][column]);
    }

    private static BigInteger LeastCommonMultiple(BigInteger left, BigInteger right) =>
        left / BigInteger.GreatestCommonDivisor(left, right) * right;

    private void AddRow(IReadOnlyList<(int Column, int Factor)> equation)
    {
        if (equation.Count == 0)
        {
            return;
        }

        var row = new Dictionary<int, BigInteger>();
        foreach (var (column, factor) in equation)
        {
            row[column] = factor;
            Index(column).Add(_rows.Count);
        }

        _rows.Add(row);
    }

    private HashSet<int> Index(int column)
    {
        if (!_rowsOf.TryGetValue(column, out var rows))
        {
            rows = _rowsOf[column] = [];
        }

        return rows;
    }

    private void Clear(int target, int pivot, int column)
    {
        var (row, by) = (_rows[target], _rows[pivot]);
        var divisor = BigInteger.GreatestCommonDivisor(row[column], by[column]);
        var (times, minus) = (by[column] / divisor, row[column] / divisor);
        if (!times.IsOne)
        {
            foreach (var key in row.Keys)
            {
                row[key] *= times;
            }
        }

        foreach (var (key, factor) in by)
        {
            var sum = row.GetValueOrDefault(key) - (minus * factor);
            if (sum.IsZero)
            {
                row.Remove(key);
                _rowsOf[key].Remove(target);
            }
            else
            {
                row[key] = sum;
                Index(key).Add(target);
            }
        }

        Shrink(row);
    }

    private static void Shrink(Dictionary<int, BigInteger> row)
    {
        var divisor = BigInteger.Zero;
        foreach (var factor in row.Values)
        {
            divisor = BigInteger.GreatestCommonDivisor(divisor, factor);
            if (divisor.IsOne)
            {
                return;
            }
        }

        foreach (var key in row.Keys)
        {
            row[key] /= divisor;
        }
    }
}
