using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Evaluation;

/// <summary>Answers a whole read request from rows in memory.</summary>
public sealed class OracleReader(
    IReadOnlyDictionary<string, IReadOnlyList<OracleRow>> sets, BoundRequest request, DateTimeOffset now, OracleCoverage coverage)
{
    readonly OracleEvaluator _evaluator = new(request.Literals, now, coverage) { Sets = set => sets[set.Name] };

    /// <summary>What the service must answer.</summary>
    public OracleAnswer Answer()
    {
        coverage.NoteLiterals(request.Literals);
        object? current = null;
        EntityType? type = null;
        ODataType? valueType = null;
        foreach (var segment in request.Path.Segments)
        {
            (current, type, valueType) = Step(segment, current, type, valueType);
            if (current is null && segment is KeySegment)
            {
                return new OracleAnswer(404, null);
            }
        }

        return Shape(current, type, valueType);
    }

    (object? Current, EntityType? Type, ODataType? ValueType) Step(
        PathSegment segment, object? current, EntityType? type, ODataType? valueType) => segment switch
        {
            EntitySetSegment set => (sets[set.Set.Name], set.Set.Type, null),
            KeySegment key => (((IReadOnlyList<OracleRow>)current!).SingleOrDefault(row => HasKey(row, key)), type, null),
            NavigationSegment navigation => (Related(current as OracleRow, navigation.Navigation), navigation.Navigation.Target, null),
            PropertySegment property => (Part(current, property.Property.Name), type, property.Property.Type),
            FilterSegment filter => (((IReadOnlyList<OracleRow>)current!)
                .Where(row => _evaluator.Holds(filter.Filter, OracleScope.Of(row, []))).ToList(), type, null),
            _ => (current, type, valueType),
        };

    bool HasKey(OracleRow row, KeySegment key) => key.Type.Key
        .Zip(key.Values, (property, value) => OracleOrder.AreEqual(row.Values[property.Name]!, _evaluator.Evaluate(value, OracleScope.Of(row, []))!))
        .All(same => same);

    static object? Related(OracleRow? row, NavigationProperty navigation)
    {
        var related = row is null ? [] : row.Related[navigation.Name];
        return navigation.IsCollection ? related : related.SingleOrDefault();
    }

    static object? Part(object? current, string name) => current switch
    {
        OracleRow row => row.Values[name],
        IReadOnlyDictionary<string, object?> parts => parts[name],
        _ => null,
    };

    OracleAnswer Shape(object? current, EntityType? type, ODataType? valueType)
    {
        var query = new OracleQuery(request.Literals, _evaluator, coverage);
        var shaper = new OracleShaper(query, _evaluator, coverage);
        var options = request.Options;
        var last = request.Path.Last;
        if (options.Apply is { } apply && current is IReadOnlyList<OracleRow> input)
        {
            current = new OracleApply(request.Literals, _evaluator, coverage, sets).Apply(input, type!, apply);
            type = apply.Result ?? apply.Steps.OfType<ItemJoinTransformation>().LastOrDefault()?.Made ?? type;
        }

        if (last is CountSegment)
        {
            return new OracleAnswer(200, current is IReadOnlyList<OracleRow> counted
                ? (long)query.Matches(counted, type!, options).Count
                : (long)((IReadOnlyList<object?>)current!).Count);
        }

        return current switch
        {
            null => new OracleAnswer(204, null),
            IReadOnlyList<OracleRow> rows => Collection(rows, type!, query, shaper, last is ReferenceSegment),
            OracleRow row when last is ReferenceSegment => new OracleAnswer(200, OracleShaper.Reference(row, type!)),
            OracleRow row => new OracleAnswer(200, Shaped(shaper, row, type!)),
            _ => new OracleAnswer(200, OracleShaper.Value(current, valueType!, null)),
        };
    }

    OracleAnswer Collection(IReadOnlyList<OracleRow> rows, EntityType type, OracleQuery query, OracleShaper shaper, bool references)
    {
        var options = request.Options;
        var matches = query.Matches(rows, type, options);
        var page = query.Page(matches, type, options)
            .Select(row => references ? OracleShaper.Reference(row, type) : (object?)Shaped(shaper, row, type))
            .ToList();
        return new OracleAnswer(200, page, options.Count ? matches.Count : null);
    }

    OracleObject Shaped(OracleShaper shaper, OracleRow row, EntityType type)
    {
        _evaluator.Resource = row;
        return shaper.Entity(row, type, request.Options);
    }
}
