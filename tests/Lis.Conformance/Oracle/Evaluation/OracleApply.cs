using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>$apply in memory (Data Aggregation 4.0 section 3): each transformation over the rows of the one before.</summary>
public sealed class OracleApply(OracleEvaluator evaluator, OracleCoverage coverage)
{
    public IReadOnlyList<OracleRow> Apply(IReadOnlyList<OracleRow> rows, ApplyClause apply)
    {
        ImmutableArray<ComputeItem> computed = [];
        foreach (var step in apply.Steps)
        {
            switch (step)
            {
                case FilterTransformation filter:
                    rows = [.. rows.Where(row => evaluator.Holds(filter.Condition, OracleScope.Of(row, computed)))];
                    break;
                case ComputeTransformation compute:
                    computed = computed.AddRange(compute.Items);
                    break;
                case GroupTransformation group:
                    rows = Group(rows, group, computed);
                    computed = [];
                    break;
                default:
                    throw new InvalidOperationException($"the oracle cannot transform by {step}");
            }
        }

        return rows;
    }

    List<OracleRow> Group(IReadOnlyList<OracleRow> rows, GroupTransformation group, ImmutableArray<ComputeItem> computed)
    {
        var scopes = rows.Select(row => OracleScope.Of(row, computed)).ToList();
        var keyed = scopes.Select(scope => (Scope: scope, Key: new GroupKey([.. group.Keys.Select(key => evaluator.Evaluate(key.Value, scope))])));
        var groups = keyed.GroupBy(pair => pair.Key, pair => pair.Scope).Select(found => (found.Key, Rows: found.ToList())).ToList();
        if (group.Keys.IsEmpty && groups.Count == 0)
        {
            groups.Add((new GroupKey([]), []));
        }

        if (scopes.Count == 0)
        {
            return [.. groups.Select(found => Row(group, found.Key, found.Rows, [], new HashSet<StructuralProperty>()))];
        }

        var orders = group.Keys.Select(key => OracleOrder.Of(scopes[0], key.Value)).ToList();
        var danish = group.Keys.Where((_, index) => orders[index] == TextOrder.Danish).Select(key => Property(group.Result, key.Names))
            .Concat(group.Aggregates.Where(item => IsText(item, scopes[0])).Select(item => group.Result.FindProperty(item.Alias)!))
            .ToHashSet();
        return [.. groups.Select(found => Row(group, found.Key, found.Rows, orders, danish))];
    }

    static StructuralProperty Property(StructuredType type, ImmutableArray<string> names) => names.Length == 1
        ? type.FindProperty(names[0])!
        : Property((StructuredType)type.FindProperty(names[0])!.Type, names[1..]);

    static bool IsText(AggregateItem item, OracleScope scope) =>
        item.Method is AggregateMethod.Min or AggregateMethod.Max && OracleOrder.Of(scope, item.Operand!) == TextOrder.Danish;

    OracleRow Row(GroupTransformation group, GroupKey key, List<OracleScope> rows, List<TextOrder> orders, HashSet<StructuralProperty> danish)
    {
        var result = new OracleRow("") { GroupKeys = [.. key.Values.Zip(orders)], DanishResults = danish };
        foreach (var (path, value) in group.Keys.Zip(key.Values))
        {
            coverage.Note(value is null ? "group of null" : "group of a value");
            Put(result.Values, path.Names, value);
        }

        foreach (var item in group.Aggregates)
        {
            coverage.Note($"aggregate {item.Method}");
            result.Values[item.Alias] = Aggregate(item, rows);
        }

        return result;
    }

    static void Put(Dictionary<string, object?> values, ImmutableArray<string> names, object? value)
    {
        foreach (var name in names[..^1])
        {
            if (!values.TryGetValue(name, out var inner))
            {
                values[name] = inner = new Dictionary<string, object?>(StringComparer.Ordinal);
            }

            values = (Dictionary<string, object?>)inner!;
        }

        values[names[^1]] = value;
    }

    object? Aggregate(AggregateItem item, List<OracleScope> rows)
    {
        if (item.Method == AggregateMethod.Count)
        {
            return (long)rows.Count;
        }

        var values = rows.Select(row => evaluator.Evaluate(item.Operand!, row)).OfType<object>().ToList();
        int Compare(object left, object right) => OracleOrder.Compare(left, right, OracleOrder.Of(rows[0], item.Operand!));
        return item.Method switch
        {
            AggregateMethod.CountDistinct => (long)values.Distinct().Count(),
            _ when values.Count == 0 => null,
            AggregateMethod.Sum => OracleCast.Promote(Sum(values), item.ResultType),
            AggregateMethod.Average => Sum(values) / ExactDecimal.From(values.Count),
            AggregateMethod.Min => values.Aggregate((least, value) => Compare(value, least) < 0 ? value : least),
            _ => values.Aggregate((most, value) => Compare(value, most) > 0 ? value : most),
        };
    }

    static ExactDecimal Sum(List<object> values) => values
        .Select(value => value is long number ? ExactDecimal.From(number) : (ExactDecimal)value)
        .Aggregate((sum, value) => sum + value);

    /// <summary>The values that a group has in common; null is a value like others.</summary>
    sealed class GroupKey(IReadOnlyList<object?> values) : IEquatable<GroupKey>
    {
        public IReadOnlyList<object?> Values => values;

        public bool Equals(GroupKey? other) => other is not null && values.SequenceEqual(other.Values);

        public override bool Equals(object? obj) => Equals(obj as GroupKey);

        public override int GetHashCode() => values.Aggregate(0, (hash, value) => HashCode.Combine(hash, value));
    }
}
