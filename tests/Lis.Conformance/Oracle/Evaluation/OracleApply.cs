using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>$apply in memory (Data Aggregation 4.0 section 3): each transformation over the rows of the one before.</summary>
public sealed class OracleApply
{
    readonly LiteralTable literals;
    readonly OracleEvaluator evaluator;
    readonly OracleCoverage coverage;
    readonly OracleGroups _groups;
    readonly OracleNesting _nesting;
    readonly OracleHierarchies _hierarchies;

    public OracleApply(
        LiteralTable literals, OracleEvaluator evaluator, OracleCoverage coverage, IReadOnlyDictionary<string, IReadOnlyList<OracleRow>> sets)
    {
        (this.literals, this.evaluator, this.coverage) = (literals, evaluator, coverage);
        _groups = new(evaluator, coverage);
        _nesting = new(this, evaluator);
        _hierarchies = new(this, evaluator, literals, sets);
    }

    /// <param name="rows">The rows, all of them, in no order but that which they carry.</param>
    /// <param name="type">What an entity among them is.</param>
    /// <param name="apply">The transformations.</param>
    public IReadOnlyList<OracleRow> Apply(IReadOnlyList<OracleRow> rows, EntityType type, ApplyClause apply)
    {
        foreach (var step in apply.Steps)
        {
            coverage.Note($"transformation {step.GetType().Name.Replace("Transformation", "", StringComparison.Ordinal)}");
            rows = Step(rows, type, step);
            type = step switch
            {
                GroupTransformation group => group.Result,
                NestTransformation nest => nest.Result,
                PartitionTransformation { Result: { } divided } => divided,
                ConcatTransformation { Result: { } whole } => whole,
                _ => type,
            };
        }

        return rows;
    }

    IReadOnlyList<OracleRow> Step(IReadOnlyList<OracleRow> rows, EntityType type, Transformation step) => step switch
    {
        FilterTransformation filter => [.. rows.Where(row => evaluator.Holds(filter.Condition, OracleScope.Of(row, [])))],
        SearchTransformation search => [.. rows.Where(row => OracleQuery.Finds(search.Search, row, type, literals))],
        ComputeTransformation compute => [.. rows.Select(row => Computed(row, compute))],
        OrderByTransformation order => [.. rows.Select(row => row.Copy(order: [.. order.Items.Select(item => Key(row, item)), .. row.Order]))],
        LimitTransformation limit => Limited(rows, type, limit),
        RankTransformation rank => Ranked(rows, type, rank),
        GroupTransformation group => _groups.Group(rows, group),
        PartitionTransformation partition => Divided(rows, type, partition),
        ConcatTransformation concat => PutTogether(rows, type, concat),
        JoinTransformation join => [.. rows.SelectMany(row => Joined(row, type, join))],
        ItemJoinTransformation join => [.. rows.SelectMany(row => _nesting.Items(row, KeysOf(row, type), join))],
        NestTransformation nest => [_nesting.Nest(rows, type, nest)],
        AddNestedTransformation nested => [.. rows.Select(row => _nesting.Add(row, nested))],
        RelativesTransformation relatives => _hierarchies.Relatives(rows, type, relatives),
        TraverseTransformation traverse => _hierarchies.Traverse(rows, type, traverse),
        RollTransformation roll => _hierarchies.Roll(rows, type, roll),
        _ => throw new InvalidOperationException($"the oracle cannot transform by {step}"),
    };

    OracleRow Computed(OracleRow row, ComputeTransformation compute)
    {
        foreach (var item in compute.Items)
        {
            var scope = OracleScope.Of(row, []);
            var isDanish = OracleOrder.Of(scope, item.Expression) == TextOrder.Danish;
            row = new OracleRow(row.Set)
            {
                Values = row.Values,
                Related = row.Related,
                Given = row.Given.SetItem(item.Alias, evaluator.Evaluate(item.Expression, scope)),
                DanishGiven = isDanish ? row.DanishGiven.Add(item.Alias) : row.DanishGiven,
                Keys = row.Keys,
                Order = row.Order,
                IsResult = row.IsResult,
                Nested = row.Nested,
                DanishResults = row.DanishResults,
            };
        }

        return row;
    }

    SortKey Key(OracleRow row, OrderByItem item)
    {
        var scope = OracleScope.Of(row, []);
        return new(evaluator.Evaluate(item.Expression, scope), OracleOrder.Of(scope, item.Expression), item.IsDescending);
    }

    /// <summary>What tells rows apart, an entity by its key.</summary>
    public static ImmutableArray<SortKey> KeysOf(OracleRow row, EntityType type) =>
        row.Keys ?? [.. type.Key.Select(key => new SortKey(row.Values[key.Name], key.TextOrder))];

    static List<OracleRow> Sorted(IEnumerable<OracleRow> rows, EntityType type, Func<OracleRow, ImmutableArray<SortKey>> first)
    {
        var keyed = rows.Select(row => (Row: row, Keys: (IReadOnlyList<SortKey>)[.. first(row), .. KeysOf(row, type)])).ToList();
        keyed.Sort((left, right) => SortKey.Compare(left.Keys, right.Keys));
        return keyed.ConvertAll(pair => pair.Row);
    }

    List<OracleRow> Limited(IReadOnlyList<OracleRow> rows, EntityType type, LimitTransformation limit)
    {
        var number = (int)(long)OracleLiterals.Read(literals[limit.Slot], PrimitiveType.Int64)!;
        var sorted = Sorted(rows, type, row => row.Order);
        return [.. limit.IsTop ? sorted.Take(number) : sorted.Skip(number)];
    }

    /// <summary>Rows in the order of their values until enough is reached (section 3.3.1).</summary>
    List<OracleRow> Ranked(IReadOnlyList<OracleRow> rows, EntityType type, RankTransformation rank)
    {
        coverage.Note($"rank {(rank.IsTop ? "top" : "bottom")}{rank.Measure}");
        if (rows.Count == 0)
        {
            return [];
        }

        var amount = evaluator.Evaluate(rank.Amount, OracleScope.Of(rows[0], []))!;
        object? Value(OracleRow row) => evaluator.Evaluate(rank.Value, OracleScope.Of(row, []));
        var sorted = Sorted(
            rows, type, row => [new SortKey(Value(row), OracleOrder.Of(OracleScope.Of(row, []), rank.Value), rank.IsTop), .. row.Order]);
        if (rank.Measure == RankMeasure.Count)
        {
            return [.. sorted.Take((int)(long)amount)];
        }

        var whole = Sum(rows.Select(Value));
        var (taken, sum) = (new List<OracleRow>(), ExactDecimal.From(0L));
        foreach (var row in sorted)
        {
            if (IsReached(sum, whole, (ExactDecimal)amount, rank.Measure))
            {
                break;
            }

            taken.Add(row);
            sum += Exact(Value(row));
        }

        return taken;
    }

    static bool IsReached(ExactDecimal sum, ExactDecimal whole, ExactDecimal amount, RankMeasure measure)
    {
        if (measure == RankMeasure.Sum)
        {
            return sum.CompareTo(amount) >= 0;
        }

        var order = (sum * ExactDecimal.From(100L)).CompareTo(whole * amount);
        return whole.IsZero || (whole.Unscaled.Sign > 0 ? order >= 0 : order <= 0);
    }

    static ExactDecimal Sum(IEnumerable<object?> values) => values.Aggregate(ExactDecimal.From(0L), (sum, value) => sum + Exact(value));

    static ExactDecimal Exact(object? value) => value switch
    {
        null => ExactDecimal.From(0L),
        long number => ExactDecimal.From(number),
        _ => (ExactDecimal)value,
    };

    List<OracleRow> Divided(IReadOnlyList<OracleRow> rows, EntityType type, PartitionTransformation partition)
    {
        var output = new List<OracleRow>();
        foreach (var (keys, members) in _groups.Split(rows, partition.Keys))
        {
            foreach (var row in Apply(members, type, partition.Inner))
            {
                var result = row.Copy(order: [.. keys.Sort, .. row.Order]);
                output.Add(row.IsResult && partition.Result is not null ? OracleGroups.Named(result, partition, keys) : result);
            }
        }

        return output;
    }

    List<OracleRow> PutTogether(IReadOnlyList<OracleRow> rows, EntityType type, ConcatTransformation concat)
    {
        var output = new List<OracleRow>();
        foreach (var (index, branch) in concat.Branches.Index())
        {
            var branchType = branch.Steps.Result ?? type;
            foreach (var row in Apply(rows, type, branch.Steps))
            {
                var keys = KeysOf(row, branchType);
                ImmutableArray<SortKey> order = [new((long)index, default), .. row.Order, .. keys];
                var copy = row.Copy(keys: order, order: order);
                output.Add(concat.Result is { } result && !ReferenceEquals(result, branchType) ? Shaped(copy, branchType, result) : copy);
            }
        }

        return output;
    }

    /// <summary>A row as one of the whole: with what it has of its members.</summary>
    static OracleRow Shaped(OracleRow row, EntityType type, EntityType whole)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in whole.Properties)
        {
            if (row.Given.TryGetValue(property.Name, out var given))
            {
                values[property.Name] = OracleCast.Promote(given, property.Type);
            }
            else if (row.Values.TryGetValue(property.Name, out var value) && type.FindProperty(property.Name) is { IsHidden: false })
            {
                values[property.Name] = OracleCast.Promote(value, property.Type);
            }
        }

        return new OracleRow("")
        {
            Values = values,
            Related = row.Related,
            Nested = row.Nested,
            Keys = row.Keys,
            Order = row.Order,
            IsResult = true,
            DanishResults = whole.Properties.Where(property => property.TextOrder == TextOrder.Danish).ToHashSet(),
        };
    }

    IEnumerable<OracleRow> Joined(OracleRow row, EntityType type, JoinTransformation join)
    {
        var target = join.Alias.Target;
        var related = _nesting.Rows(row, join.Collection);
        related = join.Inner is { } inner ? Apply(related, join.Collection.Target, inner) : related;
        var keys = KeysOf(row, type);
        ImmutableArray<SortKey> none = [.. target.Key.Select(key => new SortKey(null, key.TextOrder))];
        return related.Count == 0 && join.IsOuter
            ? [With(row, join.Alias.Name, [], [.. keys, .. none])]
            : related.Select(item => With(row, join.Alias.Name, [item], [.. keys, .. KeysOf(item, target)]));
    }

    static OracleRow With(OracleRow row, string name, IReadOnlyList<OracleRow> related, ImmutableArray<SortKey> keys) => new(row.Set)
    {
        Values = row.Values,
        Related = new Dictionary<string, IReadOnlyList<OracleRow>>(row.Related, StringComparer.Ordinal) { [name] = related },
        Given = row.Given,
        DanishGiven = row.DanishGiven,
        Keys = keys,
        Order = row.Order,
        IsResult = row.IsResult,
        Nested = row.Nested.Add(name),
        DanishResults = row.DanishResults,
    };
}
