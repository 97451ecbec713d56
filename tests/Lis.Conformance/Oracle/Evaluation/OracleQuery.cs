using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>System query options of a collection in memory (OData Protocol 11.2.1): which rows remain, and in which order.</summary>
public sealed class OracleQuery(LiteralTable literals, OracleEvaluator evaluator, OracleCoverage coverage)
{
    /// <summary>The rows that pass $filter and $search.</summary>
    public List<OracleRow> Matches(IEnumerable<OracleRow> rows, EntityType type, QueryOptions options) =>
        [.. rows
            .Where(row => options.Filter is null || evaluator.Holds(options.Filter, OracleScope.Of(row, options.Compute)))
            .Where(row => options.Search is null || Finds(options.Search, row, type, literals))];

    /// <summary>The page of matches that $orderby, $skip and $top leave.</summary>
    public IEnumerable<OracleRow> Page(List<OracleRow> matches, EntityType type, QueryOptions options)
    {
        // A database may compute for rows that it then skips, so what cannot be computed there counts too.
        foreach (var (row, item) in matches.SelectMany(row => options.Compute.Select(item => (row, item))))
        {
            evaluator.Evaluate(item.Expression, OracleScope.Of(row, options.Compute));
        }

        IEnumerable<OracleRow> rows = Ordered(matches, type, options);
        rows = options.SkipSlot is { } skip ? rows.Skip(Number(skip)) : rows;
        return options.TopSlot is { } top ? rows.Take(Number(top)) : rows;
    }

    /// <summary>A number of the request; null when it is not given.</summary>
    public int? Number(int? slot) => slot is { } given ? Number(given) : null;

    int Number(int slot) => (int)Math.Min(int.MaxValue, (long)OracleLiterals.Read(literals[slot], PrimitiveType.Int64)!);

    List<OracleRow> Ordered(List<OracleRow> matches, EntityType type, QueryOptions options)
    {
        if (matches.Count == 0)
        {
            return [];
        }

        var any = OracleScope.Of(matches[0], options.Compute);
        var orders = options.OrderBy.Select(item => OracleOrder.Of(any, item.Expression)).ToList();
        var keyed = matches
            .Select(row => (Row: row, Scope: OracleScope.Of(row, options.Compute)))
            .Select(pair => (pair.Row, Keys: options.OrderBy.Select(item => evaluator.Evaluate(item.Expression, pair.Scope)).ToList()))
            .ToList();
        keyed.Sort((left, right) =>
        {
            for (var i = 0; i < orders.Count; i++)
            {
                if (SortKey.NullFirst(left.Keys[i], right.Keys[i], orders[i]) is var order and not 0)
                {
                    return options.OrderBy[i].IsDescending ? -order : order;
                }
            }

            if (orders.Count > 0 && !ReferenceEquals(left.Row, right.Row))
            {
                coverage.Note("tie in $orderby");
            }

            return SortKey.Compare(
                [.. left.Row.Order, .. OracleApply.KeysOf(left.Row, type)], [.. right.Row.Order, .. OracleApply.KeysOf(right.Row, type)]);
        });
        return keyed.ConvertAll(pair => pair.Row);
    }

    /// <summary>Whether the words of a search stand in a row.</summary>
    public static bool Finds(SearchExpression search, OracleRow row, EntityType type, LiteralTable literals) => search switch
    {
        SearchTerm term => type.Properties.Where(property => property.IsSearchable)
            .Any(property => row.Values.GetValueOrDefault(property.Name) is string text && Finds(text, literals[term.Slot].Raw)),
        SearchNot not => !Finds(not.Operand, row, type, literals),
        SearchBinary { IsAnd: true } both => Finds(both.Left, row, type, literals) && Finds(both.Right, row, type, literals),
        SearchBinary either => Finds(either.Left, row, type, literals) || Finds(either.Right, row, type, literals),
        _ => throw new InvalidOperationException($"the oracle cannot search {search.GetType().Name}"),
    };

    static bool Finds(string text, string word) => text.ToLowerInvariant().Contains(word.ToLowerInvariant(), StringComparison.Ordinal);
}
