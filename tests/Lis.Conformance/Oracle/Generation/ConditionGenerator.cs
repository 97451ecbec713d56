using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Way = System.Func<Lis.Conformance.Oracle.Generation.Piece?>;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Makes conditions: comparisons, logic, functions that are true or false, lambdas.</summary>
public sealed class ConditionGenerator
{
    static readonly (string Name, string Text)[] Comparisons =
    [
        ("Equal", "eq"), ("NotEqual", "ne"), ("GreaterThan", "gt"), ("GreaterThanOrEqual", "ge"), ("LessThan", "lt"), ("LessThanOrEqual", "le"),
    ];

    readonly Random _random;
    readonly Tally _tally;
    readonly GeneratorData _data;
    readonly LiteralGenerator _literals;
    readonly ValueGenerator _values;

    public ConditionGenerator(Random random, Tally tally, GeneratorData data, LiteralGenerator literals, ValueGenerator values)
    {
        (_random, _tally, _data, _literals, _values) = (random, tally, data, literals, values);
        values.Condition = Make;
    }

    /// <summary>A condition; deeper ones join others.</summary>
    public Piece Make(GeneratorScope scope, int depth)
    {
        var ways = new List<(string, Way)>();
        ways.AddRange(Simple(scope, depth));
        ways.AddRange(TextFunctions(scope, depth));
        ways.AddRange(Collections(scope, depth));
        if (depth > 0)
        {
            ways.AddRange(Logic(scope, depth - 1));
        }

        return _tally.Choose(_random, ways)() ?? Comparison(AnyComparison(), scope, 0);
    }

    /// <summary>A condition on what a property holds that has several values, where the type has one.</summary>
    public Piece OfItems(GeneratorScope scope)
    {
        var ways = Collections(scope, 0).Where(way => !way.Feature.Contains("any", StringComparison.Ordinal) && !way.Feature.Contains("all", StringComparison.Ordinal)
            && !way.Feature.Contains('$', StringComparison.Ordinal)).ToList();
        return (ways.Count == 0 ? null : _tally.Choose(_random, ways)()) ?? Comparison(AnyComparison(), scope, 0);
    }

    IEnumerable<(string Feature, Way Way)> Logic(GeneratorScope scope, int depth)
    {
        Piece Join(string word)
        {
            var (left, right) = (Make(scope, depth), Make(scope, depth));
            return new Piece($"({left} {word} {right})") { Conditions = [left, right] };
        }

        // A function of nothing is the one condition that is null itself.
        Piece JoinNull(string word)
        {
            var left = _tally.Choose(_random, [.. TextFunctions(scope, 0)])() ?? Make(scope, depth);
            var right = Make(scope, depth);
            return new Piece($"({left} {word} {right})") { Conditions = [left, right] };
        }

        yield return ("null beside And", () => JoinNull("and"));
        yield return ("null beside Or", () => JoinNull("or"));
        yield return ("operator And", () => Join("and"));
        yield return ("operator Or", () => Join("or"));
        yield return ("operator Not", () => Make(scope, depth) is var inner ? new Piece($"not ({inner})") { Conditions = [inner] } : null);
    }

    IEnumerable<(string Feature, Way Way)> Simple(GeneratorScope scope, int depth)
    {
        foreach (var (name, text) in Comparisons)
        {
            yield return ($"operator {name}", () => Comparison(text, scope, depth));
        }

        foreach (var kind in Enum.GetValues<ValueKind>().Where(kind => kind is not (ValueKind.Boolean or ValueKind.Member)))
        {
            foreach (var (feature, way) in _values.Ways(kind, scope, 1))
            {
                yield return (feature, () => way() is { } value ? Comparison(value, AnyComparison(), kind, 1, scope) : null);
            }
        }

        yield return ("operator Null", () => _values.Property(_values.AnyKind(), scope, property => property.IsNullable) is { } nullable
            ? new Piece($"{nullable} {(_random.Next(2) == 0 ? "eq" : "ne")} null")
            : null);
        yield return ("operator $root", () => Elsewhere(scope));
        yield return ("operator $root with key", () => Keyed(scope));
        yield return ("operator InList", () => In(scope));
        yield return ("operator Has", () => Member(scope, (left, right) => $"{left} has {right}"));
        yield return ("type Edm.Boolean", () => _values.Property(ValueKind.Boolean, scope));
        yield return ("type enumeration", () => Member(scope, (left, right) => $"{left} {AnyComparison()} {right}"));
        yield return ("path over a single-valued navigation", () => Nowhere(scope));
        foreach (var (function, comparison) in new[] { ("Now", "lt"), ("MaxDateTime", "ne"), ("MinDateTime", "ge") })
        {
            yield return ($"function {function}", () => _values.Property(ValueKind.Instant, scope) is { } instant
                ? new Piece($"{instant} {comparison} {function.ToLowerInvariant()}()")
                : null);
        }
    }

    /// <summary>A value of any kind against a literal that some row has, or against another value.</summary>
    Piece Comparison(string word, GeneratorScope scope, int depth)
    {
        var kind = _values.AnyKind();
        var left = _random.Next(3) > 0 ? _values.Property(kind, scope) ?? _values.Make(kind, scope, depth) : _values.Make(kind, scope, depth);
        return Comparison(left, word, kind, depth, scope);
    }

    Piece Comparison(Piece left, string word, ValueKind kind, int depth, GeneratorScope scope)
    {
        var right = _random.Next(4) > 0 ? _literals.Make(kind, left.Values) : _values.Make(RightOf(kind), scope, Math.Min(depth, 1));
        return new Piece($"{left} {word} {right}");
    }

    string AnyComparison() => Comparisons[_random.Next(Comparisons.Length)].Text;

    /// <summary>Numbers of different kinds compare too.</summary>
    ValueKind RightOf(ValueKind left) => left is ValueKind.Whole or ValueKind.Decimal && _random.Next(3) == 0 ? ValueKind.Decimal : left;

    Piece? In(GeneratorScope scope)
    {
        var kinds = new[] { ValueKind.Whole, ValueKind.Decimal, ValueKind.Text, ValueKind.Day, ValueKind.Instant };
        _random.Shuffle(kinds);
        var (kind, property) = kinds.Select(kind => (kind, Property: _values.Property(kind, scope)))
            .FirstOrDefault(pair => pair.Property is not null);
        if (property is null)
        {
            return null;
        }

        var items = Enumerable.Range(0, _random.Next(1, 6)).Select(_ => LiteralWithoutAlias(kind, property.Values)).ToList();
        if (_random.Next(4) == 0)
        {
            items.Add("null");
        }

        return new Piece($"{property} in ({string.Join(",", items)})");
    }

    /// <summary>A text among those of all rows of the set, or how many rows it has.</summary>
    Piece? Elsewhere(GeneratorScope scope)
    {
        if (_data.Model.FindSetOf(scope.Type) is not { IsSingleton: false } set || _values.Property(ValueKind.Text, new GeneratorScope(scope.Type, "", null)) is not { } other
            || other.Text.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }

        return _random.Next(2) == 0 && _values.Property(ValueKind.Text, scope) is { } own
            ? new Piece($"{own} in $root/{set.Name}/{other}")
            : new Piece($"$root/{set.Name}/$count gt {_random.Next(4)}");
    }

    /// <summary>A value beside that of one row of the set, which its key names.</summary>
    Piece? Keyed(GeneratorScope scope)
    {
        var rows = _data.Rows(scope.Type);
        var (kind, top) = (_values.AnyKind(), new GeneratorScope(scope.Type, "", null));
        if (rows.Count == 0 || _values.Property(kind, scope) is not { } own || _values.Property(kind, top) is not { } other)
        {
            return null;
        }

        var row = rows[_random.Next(rows.Count)];
        var key = scope.Type.Key.Select(part => $"{part.Name}={LiteralText.Of(row.Values[part.Name]!, GeneratorData.KindOf(part.Type)!.Value)}");
        return new Piece($"{own} {AnyComparison()} $root/{_data.Model.SetOf(scope.Type).Name}({string.Join(",", key)})/{other}");
    }

    string LiteralWithoutAlias(ValueKind kind, IReadOnlyList<object> values, EnumType? members = null)
    {
        while (true)
        {
            if (_literals.Make(kind, values, members).Text is var text && !text.StartsWith('@'))
            {
                return text;
            }
        }
    }

    Piece? Member(GeneratorScope scope, Func<string, string, string> write)
    {
        var properties = scope.Type.Properties.Where(property => !property.IsHidden && property.Type is EnumType).ToList();
        if (properties.Count == 0)
        {
            return null;
        }

        var property = properties[_random.Next(properties.Count)];
        var literal = LiteralWithoutAlias(ValueKind.Member, _data.Values(scope.Type, property), (EnumType)property.Type);
        var quoted = literal[literal.IndexOf('\'', StringComparison.Ordinal)..];
        return new Piece(write(scope.Prefix + property.Name, _random.Next(2) == 0 ? literal : quoted));
    }

    Piece? Nowhere(GeneratorScope scope)
    {
        var navigations = scope.Type.Navigations.Where(navigation => navigation is { IsHidden: false, IsCollection: false }).ToList();
        return navigations.Count == 0
            ? null
            : new Piece($"{scope.Prefix}{navigations[_random.Next(navigations.Count)].Name} {(_random.Next(2) == 0 ? "eq" : "ne")} null");
    }

    IEnumerable<(string Feature, Way Way)> TextFunctions(GeneratorScope scope, int depth)
    {
        Piece? Call(string name, Func<int, int, (int, int)> cut)
        {
            if (_values.Property(ValueKind.Text, scope) is not { } text)
            {
                return null;
            }

            var inner = _random.Next(4) == 0 ? _values.Make(ValueKind.Text, scope, depth) : text;
            return new Piece($"{name}({inner},{LiteralText.Text(_literals.Part(text.Values, cut))})");
        }

        yield return ("function Contains", () => Call("contains", (length, wanted) => (_random.Next(0, length - wanted + 1), wanted)));
        yield return ("function StartsWith", () => Call("startswith", (_, wanted) => (0, wanted)));
        yield return ("function EndsWith", () => Call("endswith", (length, wanted) => (length - wanted, wanted)));
        yield return ("function MatchesPattern", () => new Piece(
            $"matchespattern({_values.Make(ValueKind.Text, scope, depth)},{_values.Pattern()})"));
    }

    IEnumerable<(string Feature, Way Way)> Collections(GeneratorScope scope, int depth)
    {
        var collections = new CollectionConditions(_random, _data, _literals, scope, this);
        if (collections.HasNavigation)
        {
            yield return ("operator any", () => collections.OfNavigation("any", depth));
            yield return ("operator all", () => collections.OfNavigation("all", depth));
            yield return ("operator any()", collections.NotEmpty);
            yield return ("operator $count", () => collections.Count(null));
            yield return ("operator $count with filter", () => collections.Count(depth));
        }

        if (collections.HasProperty(type => type == PrimitiveType.Int32))
        {
            yield return ("type Collection(Edm.Int32)", () => collections.OfProperty(PrimitiveType.Int32));
        }

        if (collections.HasProperty(type => type is ComplexType))
        {
            yield return ("type Collection(complex)", collections.OfComplex);
        }

        if (collections.HasProperty(type => type == PrimitiveType.String))
        {
            yield return ("type Collection(Edm.String)", () => collections.OfProperty(PrimitiveType.String));
            yield return ("function HasSubset", () => collections.Sequence("hassubset"));
            yield return ("function HasSubsequence", () => collections.Sequence("hassubsequence"));
            yield return ("operator InCollection", () => collections.Within(_values));
            foreach (var operation in Enum.GetValues<SequenceOperation>().Where(operation => operation != SequenceOperation.HasSubsequence))
            {
                yield return ($"items {operation}", () => collections.Items(operation));
            }
        }
    }
}
