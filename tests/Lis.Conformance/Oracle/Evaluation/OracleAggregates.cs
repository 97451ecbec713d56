using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Values of groups in memory: nulls left out, each related entity taken once, step by step with <c>from</c>.</summary>
public sealed class OracleAggregates(OracleEvaluator evaluator, OracleCoverage coverage)
{
    /// <summary>The value of a group.</summary>
    public object? Value(AggregateItem item, List<OracleRow> rows)
    {
        coverage.Note(item.Path is { Steps.Length: > 0 } ? "aggregate over many" : item.Path is not null ? "aggregate over one" : $"aggregate {item.Method}");
        return item.From.IsEmpty ? Own(item, rows) : Steps(item, item.From, rows);
    }

    /// <summary>Whether the result is running text.</summary>
    public static bool IsDanish(AggregateItem item, OracleScope scope) =>
        item.Method is AggregateMethod.Min or AggregateMethod.Max && item.Operand is not null && OracleOrder.Of(scope, item.Operand) == TextOrder.Danish;

    object? Steps(AggregateItem item, ImmutableArray<AggregateFrom> from, List<OracleRow> rows)
    {
        coverage.Note("aggregate from");
        var last = from[^1];
        var values = rows.GroupBy(row => OracleKeys.Of(row, last.Keys, evaluator))
            .Select(group => from.Length == 1 ? Own(item, [.. group]) : Steps(item, from[..^1], [.. group]))
            .OfType<object>().ToList();
        return Combined(last.Method, values, last.ResultType, default);
    }

    object? Own(AggregateItem item, List<OracleRow> rows)
    {
        if (item.Operand is null)
        {
            return (long)rows.Count;
        }

        var values = (item.Path is { } path ? Reached(path, item.Operand, rows) : rows.Select(row => evaluator.Evaluate(item.Operand, OracleScope.Of(row, []))))
            .OfType<object>().ToList();
        var order = rows.Count == 0 ? default : OracleOrder.Of(OracleScope.Of(rows[0], []), item.Operand);
        return Combined(item.Method, values, item.ResultType, order);
    }

    /// <summary>The values at the end of a way; of entities each is taken once.</summary>
    IEnumerable<object?> Reached(AggregatePath path, BoundExpression operand, List<OracleRow> rows)
    {
        var scopes = rows.Select(row => OracleScope.Of(row, []));
        foreach (var step in path.Steps)
        {
            scopes = scopes.SelectMany(scope => Items(evaluator.Evaluate(step.Collection, scope)).Select(item => scope.With(step.Item, item)));
        }

        if (path.Entity is { } entity)
        {
            scopes = scopes.Select(scope => (Scope: scope, Entity: evaluator.Evaluate(entity, scope)))
                .Where(pair => pair.Entity is not null).DistinctBy(pair => Identity((OracleRow)pair.Entity!, (EntityType)entity.Type!)).Select(pair => pair.Scope);
        }

        return scopes.Select(scope => evaluator.Evaluate(operand, scope));
    }

    /// <summary>What tells an entity, however it was copied on the way.</summary>
    static string Identity(OracleRow row, EntityType type) => string.Join('\n', type.Key.Select(key => row.Values[key.Name]));

    static IEnumerable<object?> Items(object? collection) => collection switch
    {
        null => [],
        IReadOnlyList<OracleRow> rows => rows,
        var items => (IReadOnlyList<object?>)items,
    };

    static object? Combined(AggregateMethod method, List<object> values, ODataType result, TextOrder order)
    {
        int Compare(object left, object right) => OracleOrder.Compare(left, right, order);
        return method switch
        {
            AggregateMethod.Count => (long)values.Count,
            AggregateMethod.CountDistinct => (long)values.Distinct().Count(),
            _ when values.Count == 0 => null,
            AggregateMethod.Sum => OracleCast.Promote(Sum(values), result),
            AggregateMethod.Average => Sum(values) / ExactDecimal.From(values.Count),
            AggregateMethod.Min => values.Aggregate((least, value) => Compare(value, least) < 0 ? value : least),
            _ => values.Aggregate((most, value) => Compare(value, most) > 0 ? value : most),
        };
    }

    static ExactDecimal Sum(List<object> values) => values
        .Select(value => value is long number ? ExactDecimal.From(number) : (ExactDecimal)value)
        .Aggregate((sum, value) => sum + value);
}
