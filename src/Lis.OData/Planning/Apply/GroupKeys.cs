using System.Collections.Immutable;
using Lis.OData.Parsing.Apply;
using Lis.OData.Parsing.Bound;
using Lis.OData.Planning.Building;
using Lis.OData.Planning.Scalars;

namespace Lis.OData.Planning.Apply;

/// <summary>The keys of groups: the values of grouping properties, and whether what they stand in is there at all.</summary>
sealed class GroupKeys
{
    readonly ImmutableArray<GroupingPath> paths;
    readonly List<(string Path, Scalar Value)> presences = [];

    public GroupKeys(ImmutableArray<GroupingPath> paths, ExpressionTranslator translator)
    {
        this.paths = paths;
        var values = paths.Select(path => translator.Value(path.Value)).ToList();
        foreach (var path in paths)
        {
            AddPresence(path.Value, translator);
        }

        Values = [.. values, .. presences.Select(presence => presence.Value)];
    }

    /// <summary>The values in an input row.</summary>
    public ImmutableArray<Scalar> Values { get; }

    /// <summary>The paths of the grouping properties, and of what they stand in.</summary>
    public IEnumerable<string> Paths =>
        paths.SelectMany(path => Enumerable.Range(1, path.Names.Length).Select(length => string.Join('/', path.Names.Take(length))));

    /// <summary>Says where in the output the values stand.</summary>
    public void Place(ImmutableArray<Scalar> columns, Dictionary<string, Place> places)
    {
        foreach (var (index, path) in paths.Index())
        {
            places[string.Join('/', path.Names)] = new ValuePlace(columns[index]);
        }

        foreach (var (index, presence) in presences.Index())
        {
            places[presence.Path + "/"] = new ValuePlace(columns[paths.Length + index]);
        }
    }

    /// <summary>A property of what is not there is grouped apart from a property that is null (section 3.2.3.1).</summary>
    void AddPresence(BoundExpression value, ExpressionTranslator translator)
    {
        if (value is not (PropertyExpression or NavigationExpression))
        {
            return;
        }

        var source = value is PropertyExpression property ? property.Source : ((NavigationExpression)value).Source;
        AddPresence(source, translator);
        var name = string.Join('/', ResultType.NamesOf(source));
        if (source is VariableExpression || presences.Any(known => known.Path == name) || translator.Absent(source) is BooleanScalar { Value: false })
        {
            return;
        }

        var type = ScalarType.Number with { IsNullable = true };
        presences.Add((name, new CaseScalar([(Logic.Not(translator.Absent(source)), new NumberScalar(1, ScalarType.Number))], type)));
    }
}
