using System.Globalization;
using System.Text;

namespace Lis.Domain.Discretion;

/// <summary>All quantities of a table and the sums between them, each once, however many times of the table show it.</summary>
internal sealed class SumBook
{
    private readonly List<Quantity> _quantities = [];
    private readonly Dictionary<string, Quantity> _unpublished = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<Quantity>> _rows = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<Quantity> Quantities => _quantities;

    /// <summary>The figures of a row: the same quantity as long as they stay the same, in whichever revision.</summary>
    public Quantity Published(TableFigure figure, Counts counts)
    {
        if (!_rows.TryGetValue(figure.Id, out var states))
        {
            states = _rows[figure.Id] = [];
        }

        if (states.Find(state => state.Counts == counts) is not { } quantity)
        {
            quantity = Create(figure.BreakdownKey, counts, states);
            states.Add(quantity);
        }

        return quantity;
    }

    /// <summary>A sum of the parts that no row says: the same quantity as long as the parts are the same.</summary>
    public Quantity Unpublished(string area, string key, IReadOnlyCollection<Quantity> parts, Counts counts)
    {
        var name = new StringBuilder(area).Append('|').Append(key);
        foreach (var part in parts)
        {
            name.Append('|').Append(part.Index.ToString(CultureInfo.InvariantCulture));
        }

        if (!_unpublished.TryGetValue(name.ToString(), out var quantity))
        {
            quantity = _unpublished[name.ToString()] = Create(key, counts, null);
        }

        return quantity;
    }

    /// <summary>Adds that the whole, <paramref name="weight"/> times, is the sum of the parts; nothing when their figures deny it.</summary>
    public void Add(Quantity whole, IReadOnlyCollection<Quantity> parts, int weight)
    {
        if (!Counts.AddUp(whole.Counts, parts, weight))
        {
            return;
        }

        var name = new StringBuilder().Append(weight).Append('*').Append(whole.Index);
        foreach (var part in parts)
        {
            name.Append('|').Append(part.Index);
        }

        if (_known.Add(name.ToString()))
        {
            var sum = new Sum([new(whole, -weight), .. parts.Select(part => new Term(part, 1))]);
            foreach (var term in sum.Terms)
            {
                term.Quantity.Sums.Add(sum);
            }
        }
    }

    /// <summary>Drops the unpublished quantities that tie nothing to anything, with the sum that names them.</summary>
    public void Prune()
    {
        var loose = new Queue<Quantity>(_unpublished.Values.Where(quantity => quantity.Sums.Count == 1));
        while (loose.TryDequeue(out var quantity))
        {
            foreach (var sum in quantity.Sums.ToList())
            {
                foreach (var term in sum.Terms)
                {
                    term.Quantity.Sums.Remove(sum);
                    if (!term.Quantity.IsPublished && term.Quantity.Sums.Count == 1)
                    {
                        loose.Enqueue(term.Quantity);
                    }
                }
            }
        }
    }

    private Quantity Create(string key, Counts counts, List<Quantity>? states)
    {
        var quantity = new Quantity(_quantities.Count, key, counts, states);
        _quantities.Add(quantity);
        return quantity;
    }
}
