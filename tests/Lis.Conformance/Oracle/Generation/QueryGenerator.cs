using System.Collections.Immutable;
using Lis.Conformance.Oracle.Evaluation;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Makes whole requests from the model and the data, the same ones for the same seed and the same tally.</summary>
public sealed class QueryGenerator
{
    readonly Random _random;
    readonly Tally _tally;
    readonly GeneratorData _data;
    readonly IReadOnlyList<EntitySet> _sets;
    readonly LiteralGenerator _literals;
    readonly ConditionGenerator _conditions;
    readonly OptionGenerator _options;
    readonly ApplyGenerator _apply;
    readonly SequenceGenerator _sequences;

    public QueryGenerator(Random random, Tally tally, GeneratorData data, IReadOnlyList<EntitySet> sets)
    {
        (_random, _tally, _data, _sets) = (random, tally, data, sets);
        _literals = new LiteralGenerator(random);
        var values = new ValueGenerator(random, tally, data, _literals);
        _conditions = new ConditionGenerator(random, tally, data, _literals, values);
        _options = new OptionGenerator(random, tally, data, _conditions, values);
        _apply = new ApplyGenerator(random, tally, _literals, _conditions, values);
        _sequences = new SequenceGenerator(random, tally, _conditions, values);
    }

    public GeneratedQuery Next()
    {
        _literals.Begin();
        var set = AnySet();
        return _random.Next(16) switch
        {
            0 => Query($"{set.Name}/$filter({Condition(set.Type)})", set.Type, true),
            1 => Count(set),
            2 => Query($"{set.Name}({AnyKey(set)})", set.Type, false),
            3 or 4 => Related(set),
            5 => Property(set),
            6 => References(set),
            7 or 8 => With(set.Name, _apply.Make(set.Type)),
            9 when Collecting() is { } collecting => With(collecting.Name, [new("$filter", [_conditions.OfItems(new GeneratorScope(collecting.Type, "", null))]), .. _options.Make(collecting.Type, false, 1)]),
            _ => Query(set.Name, set.Type, true),
        };
    }

    /// <summary>A read whose rows go through several transformations.</summary>
    public GeneratedQuery NextSequence()
    {
        _literals.Begin();
        var set = AnySet();
        return With(set.Name, _sequences.Make(set.Type));
    }

    /// <summary>Any set, or one that has properties of a type that came seldom.</summary>
    EntitySet AnySet()
    {
        if (_random.Next(2) > 0)
        {
            return _tally.Choose(_random, [.. _sets.Select(set => ($"set {set.Name}", set))]);
        }

        var byType = _sets.SelectMany(set => set.Type.Properties.Where(property => !property.IsHidden)
                .Select(property => (Type: $"type {OracleCoverage.TypeName(property.Type)}", Set: set)))
            .Distinct().GroupBy(pair => pair.Type, pair => pair.Set)
            .Select(group => (group.Key, group.ToList())).ToList();
        var sets = _tally.Choose(_random, byType);
        return sets[_random.Next(sets.Count)];
    }

    /// <summary>A set whose entities hold several texts each; few do, and much can be asked of them.</summary>
    EntitySet? Collecting()
    {
        var sets = _sets.Where(set => set.Type.Properties.Any(property => property is { IsHidden: false, Type: CollectionType { Element: PrimitiveType } })).ToList();
        return sets.Count == 0 ? null : sets[_random.Next(sets.Count)];
    }

    GeneratedQuery Query(string path, EntityType type, bool isCollection) => With(path, _options.Make(type, isCollection, 0));

    GeneratedQuery Count(EntitySet set) =>
        With($"{set.Name}/$count", _random.Next(3) == 0 ? [] : [Filter(set, 2)]);

    GeneratedQuery References(EntitySet set) =>
        With($"{set.Name}/$ref", [Filter(set, 1)]);

    QueryOption Filter(EntitySet set, int depth) => new("$filter", [_conditions.Make(new GeneratorScope(set.Type, "", null), depth)]);

    GeneratedQuery Property(EntitySet set)
    {
        var properties = set.Type.Properties.Where(property => !property.IsHidden).ToList();
        return With($"{set.Name}({AnyKey(set)})/{properties[_random.Next(properties.Count)].Name}", []);
    }

    GeneratedQuery Related(EntitySet set)
    {
        var navigations = set.Type.Navigations.Where(navigation => !navigation.IsHidden).ToList();
        if (navigations.Count == 0)
        {
            return Query(set.Name, set.Type, true);
        }

        var navigation = navigations[_random.Next(navigations.Count)];
        return Query($"{set.Name}({AnyKey(set)})/{navigation.Name}", navigation.Target, navigation.IsCollection);
    }

    GeneratedQuery With(string path, ImmutableArray<QueryOption> options)
    {
        var aliases = _literals.Aliases.Select(alias => new QueryOption(alias.Key, [new Piece(alias.Value)]));
        return new GeneratedQuery(path, options, [.. aliases]);
    }

    string Condition(EntityType type) => Uri.EscapeDataString(_conditions.Make(new GeneratorScope(type, "", null), 1).Text);

    string AnyKey(EntitySet set)
    {
        var rows = _data.Rows(set.Type);
        return rows.Count == 0 || _random.Next(20) == 0
            ? string.Join(",", set.Type.Key.Select(key => Pair(set, key, key.Type == PrimitiveType.String ? "no-such" : 4711L)))
            : Key(set, rows[_random.Next(rows.Count)]);
    }

    static string Key(EntitySet set, OracleRow row) => string.Join(",", set.Type.Key.Select(key => Pair(set, key, row.Values[key.Name]!)));

    static string Pair(EntitySet set, StructuralProperty key, object value)
    {
        var literal = Uri.EscapeDataString(LiteralText.Of(value, GeneratorData.KindOf(key.Type)!.Value));
        return set.Type.Key.Count == 1 ? literal : $"{key.Name}={literal}";
    }
}
