using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Groups and aggregates in memory (Data Aggregation 4.0 sections 3.2.1 and 3.2.3.1).</summary>
public sealed class OracleGroups(OracleEvaluator evaluator, OracleCoverage coverage)
{
    readonly OracleAggregates _aggregates = new(evaluator, coverage);

    /// <summary>One row for each group.</summary>
    public IReadOnlyList<OracleRow> Group(IReadOnlyList<OracleRow> rows, GroupTransformation group)
    {
        var groups = Split(rows, group.Keys).ToList();
        if (group.Keys.IsEmpty && groups.Count == 0)
        {
            groups.Add((new OracleKeys(group.Keys, []), []));
        }

        var danish = rows.Count == 0 ? [] : Danish(group, rows[0]);
        return [.. groups.Select(found => Row(group, found.Keys, found.Rows, danish))];
    }

    /// <summary>The rows by the values of properties.</summary>
    public IEnumerable<(OracleKeys Keys, List<OracleRow> Rows)> Split(IReadOnlyList<OracleRow> rows, ImmutableArray<GroupingPath> paths) => rows
        .GroupBy(row => OracleKeys.Of(row, paths, evaluator))
        .Select(found => (found.Key, found.ToList()));

    /// <summary>A row of a group with the keys of the group.</summary>
    public static OracleRow Named(OracleRow row, PartitionTransformation partition, OracleKeys keys)
    {
        var values = new Dictionary<string, object?>(row.Values, StringComparer.Ordinal);
        keys.Put(values);
        return new OracleRow("")
        {
            Values = values,
            Related = row.Related,
            Nested = row.Nested,
            Given = row.Given,
            DanishGiven = row.DanishGiven,
            Keys = row.Keys,
            Order = row.Order,
            IsResult = true,
            DanishResults = partition.Result!.Properties.Where(property => property.TextOrder == TextOrder.Danish).ToHashSet(),
        };
    }

    static HashSet<StructuralProperty> Danish(GroupTransformation group, OracleRow any)
    {
        var scope = OracleScope.Of(any, []);
        return group.Keys.Where(key => OracleOrder.Of(scope, key.Value) == TextOrder.Danish).Select(key => Property(group.Result, key.Names))
            .Concat(group.Aggregates.Where(item => OracleAggregates.IsDanish(item, scope)).Select(item => group.Result.FindProperty(item.Alias)!))
            .ToHashSet();
    }

    static StructuralProperty Property(StructuredType type, ImmutableArray<string> names) => names.Length == 1
        ? type.FindProperty(names[0])!
        : Property((StructuredType)type.FindProperty(names[0])!.Type, names[1..]);

    OracleRow Row(GroupTransformation group, OracleKeys keys, List<OracleRow> rows, HashSet<StructuralProperty> danish)
    {
        var result = new OracleRow("") { Keys = keys.Sort, IsResult = true, DanishResults = danish };
        foreach (var key in keys.Sort)
        {
            coverage.Note(key.Value is null ? "group of null" : "group of a value");
        }

        keys.Put(result.Values);
        foreach (var item in group.Aggregates)
        {
            result.Values[item.Alias] = _aggregates.Value(item, rows);
        }

        return result;
    }
}

/// <summary>The keys of a group: the values of its properties, and which of what they stand in is there. Null is a value like others.</summary>
public sealed class OracleKeys(ImmutableArray<GroupingPath> paths, ImmutableArray<SortKey> sort) : IEquatable<OracleKeys>
{
    /// <summary>The values, then a 1 or null for each part of a path that can be missing.</summary>
    public ImmutableArray<SortKey> Sort => sort;

    public static OracleKeys Of(OracleRow row, ImmutableArray<GroupingPath> paths, OracleEvaluator evaluator)
    {
        var scope = OracleScope.Of(row, []);
        var values = paths.Select(path => new SortKey(evaluator.Evaluate(path.Value, scope), OracleOrder.Of(scope, path.Value))).ToList();
        var presences = Prefixes(paths).Select(prefix => new SortKey(evaluator.Evaluate(prefix.Source, scope) is null ? null : 1L, default));
        return new OracleKeys(paths, [.. values, .. presences]);
    }

    /// <summary>Puts the values where they stand in a result; what is missing is null.</summary>
    public void Put(Dictionary<string, object?> values)
    {
        var missing = Prefixes(paths).Select(prefix => prefix.Path).Zip(sort.Skip(paths.Length)).Where(pair => pair.Second.Value is null)
            .Select(pair => pair.First).ToList();
        foreach (var (path, key) in paths.Zip(sort))
        {
            Put(values, path.Names, key.Value, missing, "");
        }
    }

    static void Put(Dictionary<string, object?> values, ImmutableArray<string> names, object? value, List<string> missing, string before)
    {
        if (names.Length == 1)
        {
            values[names[0]] = value;
            return;
        }

        var own = before + names[0];
        if (missing.Contains(own))
        {
            values[names[0]] = null;
            return;
        }

        var inner = values.TryGetValue(names[0], out var known) && known is IReadOnlyDictionary<string, object?> parts
            ? new Dictionary<string, object?>(parts, StringComparer.Ordinal)
            : new Dictionary<string, object?>(StringComparer.Ordinal);
        Put(inner, names[1..], value, missing, $"{own}/");
        values[names[0]] = inner;
    }

    /// <summary>What the properties stand in, outermost first, each once.</summary>
    static IEnumerable<(string Path, BoundExpression Source)> Prefixes(ImmutableArray<GroupingPath> paths) => paths
        .SelectMany(path => Sources(path.Value).Reverse())
        .Select(source => (NamesOf(source), source))
        .Select(pair => (string.Join('/', pair.Item1), pair.source))
        .DistinctBy(pair => pair.Item1);

    static IEnumerable<BoundExpression> Sources(BoundExpression path)
    {
        for (var source = SourceOf(path); source is not null and not VariableExpression; source = SourceOf(source))
        {
            yield return source;
        }
    }

    static ImmutableArray<string> NamesOf(BoundExpression path) => path switch
    {
        PropertyExpression property => [.. NamesOf(property.Source), property.Property.Name],
        NavigationExpression navigation => [.. NamesOf(navigation.Source), navigation.Navigation.Name],
        _ => [],
    };

    static BoundExpression? SourceOf(BoundExpression path) => path switch
    {
        PropertyExpression property => property.Source,
        NavigationExpression navigation => navigation.Source,
        _ => null,
    };

    public bool Equals(OracleKeys? other) => other is not null && sort.Select(key => key.Value).SequenceEqual(other.Sort.Select(key => key.Value));

    public override bool Equals(object? obj) => Equals(obj as OracleKeys);

    public override int GetHashCode() => sort.Aggregate(0, (hash, key) => HashCode.Combine(hash, key.Value));
}
