using Lis.OData.Model;
using Way = System.Func<Lis.Conformance.Oracle.Generation.Piece?>;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Makes expressions that give a value: properties, literals, arithmetic, functions.</summary>
public sealed class ValueGenerator(Random random, Tally tally, GeneratorData data, LiteralGenerator literals)
{
    static readonly string[] Patterns = ["^[A-Z]", "[0-9]+", "e$", "^.*[aeiou].*$", "Å|å|aa", "^$", @"\.", "n{1,2}"];

    /// <summary>Small ones: beyond 28 digits PostgreSQL's answer cannot be read.</summary>
    static readonly string[] Factors = ["2", "-3", "10", "7", "0"];

    static readonly (string Name, string Word)[] Operations =
        [("Add", "add"), ("Subtract", "sub"), ("Multiply", "mul"), ("Divide", "div"), ("DivideBy", "divby"), ("Modulo", "mod")];

    /// <summary>Conditions for `case`; set by the condition generator, which itself needs values.</summary>
    public Func<GeneratorScope, int, Piece> Condition { get; set; } = (_, _) => new Piece("true");

    /// <summary>The name of the set of a type.</summary>
    public string SetOf(EntityType type) => data.Model.SetOf(type).Name;

    public ValueKind AnyKind() => (ValueKind)random.Next((int)ValueKind.Member);

    /// <summary>A value of a kind; deeper ones are built of others.</summary>
    public Piece Make(ValueKind kind, GeneratorScope scope, int depth)
    {
        if (depth <= 0 || random.Next(3) == 0)
        {
            return Leaf(kind, scope);
        }

        var ways = Ways(kind, scope, depth - 1).ToList();
        return tally.Choose(random, ways)() ?? Leaf(kind, scope);
    }

    /// <summary>A property of a kind with the values that it has; null when none is in scope.</summary>
    public Piece? Property(ValueKind kind, GeneratorScope scope, Func<StructuralProperty, bool>? fits = null)
    {
        var place = scope.Outer is { } outer && random.Next(6) == 0 ? outer : scope;
        var candidates = Candidates(kind, place, fits ?? (_ => true)).ToList();
        return candidates.Count == 0 ? null : tally.Choose(random, candidates);
    }

    IEnumerable<(string Feature, Piece Way)> Candidates(ValueKind kind, GeneratorScope scope, Func<StructuralProperty, bool> fits)
    {
        foreach (var (alias, _) in scope.Computed.Where(item => item.Kind == kind))
        {
            yield return ("operator DynamicProperty", new Piece(alias));
        }

        foreach (var property in Visible(scope.Type).Where(property => GeneratorData.KindOf(property.Type) == kind && fits(property)))
        {
            yield return ($"type {property.Type}", new Piece(scope.Prefix + property.Name) { Values = data.Values(scope.Type, property) });
        }

        foreach (var navigation in scope.Type.Navigations.Where(item => !item.IsHidden && !item.IsCollection && random.Next(4) == 0))
        {
            foreach (var property in Visible(navigation.Target).Where(property => GeneratorData.KindOf(property.Type) == kind && fits(property)))
            {
                yield return ("path over a single-valued navigation", new Piece($"{scope.Prefix}{navigation.Name}/{property.Name}")
                {
                    Values = data.Values(navigation.Target, property),
                });
            }
        }
    }

    static IEnumerable<StructuralProperty> Visible(EntityType type) => type.Properties.Where(property => !property.IsHidden);

    Piece Leaf(ValueKind kind, GeneratorScope scope) =>
        (random.Next(4) > 0 ? Property(kind, scope) : null) ?? (kind == ValueKind.Time ? TimeOf(scope) : literals.Make(kind));

    Piece TimeOf(GeneratorScope scope) =>
        Property(ValueKind.Instant, scope) is { } instant ? new Piece($"time({instant})") : literals.Make(ValueKind.Time);

    /// <summary>The ways to build a value of a kind from others, each named by the feature that it brings.</summary>
    public IEnumerable<(string Feature, Way Way)> Ways(ValueKind kind, GeneratorScope scope, int depth)
    {
        Piece Of(ValueKind inner) => Make(inner, scope, depth);
        yield return ("operator Case", () => new Piece(
            $"case({Condition(scope, 0)}:{Of(kind)},{Condition(scope, 0)}:{Of(kind)}{(random.Next(2) == 0 ? $",true:{Of(kind)}" : "")})"));
        var ways = kind switch
        {
            ValueKind.Whole => Whole(Of, scope),
            ValueKind.Decimal => Decimal(Of, scope),
            ValueKind.Double => Double(Of, scope),
            ValueKind.Text => Text(Of, scope),
            ValueKind.Day => Day(Of),
            ValueKind.Instant => Instant(Of),
            ValueKind.Time => [("function Time", () => new Piece($"time({Of(ValueKind.Instant)})"))],
            ValueKind.Duration => Duration(Of),
            _ => [],
        };
        foreach (var way in ways)
        {
            yield return way;
        }
    }

    IEnumerable<(string Feature, Way Way)> Whole(Func<ValueKind, Piece> of, GeneratorScope scope)
    {
        foreach (var way in Arithmetic(ValueKind.Whole, of, scope))
        {
            yield return way;
        }

        foreach (var part in new[] { "Year", "Month", "Day" })
        {
            yield return ($"function {part}", () => new Piece($"{Lower(part)}({of(random.Next(2) == 0 ? ValueKind.Day : ValueKind.Instant)})"));
        }

        foreach (var part in new[] { "Hour", "Minute", "Second" })
        {
            yield return ($"function {part}", () => new Piece($"{Lower(part)}({of(random.Next(3) == 0 ? ValueKind.Time : ValueKind.Instant)})"));
        }

        yield return ("function TotalOffsetMinutes", () => new Piece($"totaloffsetminutes({of(ValueKind.Instant)})"));
        yield return ("function Length", () => new Piece($"length({of(ValueKind.Text)})"));
        yield return ("function IndexOf", () => new Piece($"indexof({of(ValueKind.Text)},{SmallText(scope)})"));
        yield return ("operator Cast", () => new Piece(
            $"cast({of(random.Next(2) == 0 ? ValueKind.Decimal : ValueKind.Text)},Edm.Int{(random.Next(2) == 0 ? 32 : 64)})"));
        yield return ("operator $count", () => Count(scope));
    }

    IEnumerable<(string Feature, Way Way)> Decimal(Func<ValueKind, Piece> of, GeneratorScope scope)
    {
        foreach (var way in Arithmetic(ValueKind.Decimal, of, scope))
        {
            yield return way;
        }

        foreach (var name in new[] { "Round", "Floor", "Ceiling" })
        {
            yield return ($"function {name}", () => new Piece($"{Lower(name)}({of(ValueKind.Decimal)})"));
        }

        yield return ("operator DivideBy", () => new Piece($"({of(ValueKind.Whole)} divby {of(ValueKind.Whole)})"));
        yield return ("function FractionalSeconds", () => new Piece($"fractionalseconds({of(ValueKind.Instant)})"));
        yield return ("function TotalSeconds", () => new Piece($"totalseconds({of(ValueKind.Duration)})"));
        yield return ("operator Cast", () => new Piece($"cast({of(random.Next(2) == 0 ? ValueKind.Whole : ValueKind.Text)},Edm.Decimal)"));
    }

    IEnumerable<(string Feature, Way Way)> Double(Func<ValueKind, Piece> of, GeneratorScope scope)
    {
        foreach (var way in Arithmetic(ValueKind.Double, of, scope).Where(way => way.Feature != "operator Modulo"))
        {
            yield return way;
        }

        foreach (var name in new[] { "Round", "Floor", "Ceiling" })
        {
            yield return ($"function {name}", () => new Piece($"{Lower(name)}({of(ValueKind.Double)})"));
        }

        yield return ("operator Cast", () => new Piece($"cast({of(random.Next(2) == 0 ? ValueKind.Whole : ValueKind.Decimal)},Edm.Double)"));
    }

    /// <summary>Divisors are mostly literals that are not zero, so that few requests may fail.</summary>
    IEnumerable<(string Feature, Way Way)> Arithmetic(ValueKind kind, Func<ValueKind, Piece> of, GeneratorScope scope)
    {
        foreach (var (name, word) in Operations.Where(_ => kind != ValueKind.Double))
        {
            yield return ($"null beside {name}", () => new Piece(
                $"({Property(kind, scope, property => property.IsNullable) ?? of(kind)} {word} {(kind == ValueKind.Whole ? "7" : "0.3")})"));
        }

        Piece Divisor() => random.Next(20) == 0
            ? of(kind)
            : new Piece(kind == ValueKind.Whole ? "7" : kind == ValueKind.Double ? "2.5e0" : "0.3");
        yield return ("operator Add", () => new Piece($"({of(kind)} add {of(kind)})"));
        yield return ("operator Subtract", () => new Piece($"({of(kind)} sub {of(kind)})"));
        yield return ("operator Multiply", () => new Piece($"({of(kind)} mul {Factors[random.Next(Factors.Length)]})"));
        yield return ("operator Divide", () => new Piece($"({of(kind)} div {Divisor()})"));
        yield return ("operator Modulo", () => new Piece($"({of(kind)} mod {Divisor()})"));
        yield return ("operator Negate", () => new Piece($"-({of(kind)})"));
        if (kind == ValueKind.Decimal)
        {
            yield return ("operator DivideBy", () => new Piece($"({of(kind)} divby {Divisor()})"));
            yield return ("operator Add", () => new Piece($"({of(kind)} add {of(ValueKind.Whole)})"));
        }
    }

    IEnumerable<(string Feature, Way Way)> Text(Func<ValueKind, Piece> of, GeneratorScope scope)
    {
        foreach (var name in new[] { "ToLower", "ToUpper", "Trim" })
        {
            yield return ($"function {name}", () => new Piece($"{Lower(name)}({of(ValueKind.Text)})"));
        }

        yield return ("function Concat", () => new Piece($"concat({of(ValueKind.Text)},{SmallText(scope)})"));
        yield return ("function Substring", () => new Piece($"substring({of(ValueKind.Text)},{random.Next(4)})"));
        yield return ("function Substring", () => new Piece($"substring({of(ValueKind.Text)},{random.Next(3)},{random.Next(5)})"));
        yield return ("operator Cast", () => new Piece($"cast({of(ValueKind.Whole)},Edm.String)"));
        yield return ("operator Cast", () => new Piece($"cast({of(random.Next(2) == 0 ? ValueKind.Day : ValueKind.Decimal)},Edm.String)"));
    }

    IEnumerable<(string Feature, Way Way)> Day(Func<ValueKind, Piece> of)
    {
        yield return ("function Date", () => new Piece($"date({of(ValueKind.Instant)})"));
        yield return ("operator Add", () => new Piece($"({of(ValueKind.Day)} add duration'P{random.Next(1, 60)}D')"));
        yield return ("operator Subtract", () => new Piece($"({of(ValueKind.Day)} sub duration'P{random.Next(1, 60)}D')"));
        yield return ("operator Cast", () => new Piece($"cast({of(ValueKind.Instant)},Edm.Date)"));
    }

    IEnumerable<(string Feature, Way Way)> Instant(Func<ValueKind, Piece> of)
    {
        yield return ("operator Add", () => new Piece($"({of(ValueKind.Instant)} add {literals.Make(ValueKind.Duration)})"));
        yield return ("operator Subtract", () => new Piece($"({of(ValueKind.Instant)} sub {literals.Make(ValueKind.Duration)})"));
        yield return ("operator Cast", () => new Piece($"cast({of(ValueKind.Day)},Edm.DateTimeOffset)"));
    }

    IEnumerable<(string Feature, Way Way)> Duration(Func<ValueKind, Piece> of)
    {
        yield return ("operator Subtract", () => new Piece($"({of(ValueKind.Day)} sub {of(ValueKind.Day)})"));
        yield return ("operator Subtract", () => new Piece($"({of(ValueKind.Instant)} sub {of(ValueKind.Instant)})"));
        yield return ("operator Add", () => new Piece($"({of(ValueKind.Duration)} add {of(ValueKind.Duration)})"));
        yield return ("operator Negate", () => new Piece($"-({of(ValueKind.Duration)})"));
    }

    Piece? Count(GeneratorScope scope)
    {
        var navigations = scope.Type.Navigations.Where(navigation => navigation is { IsHidden: false, IsCollection: true }).ToList();
        return navigations.Count == 0 ? null : new Piece($"{scope.Prefix}{navigations[random.Next(navigations.Count)].Name}/$count");
    }

    /// <summary>A short text that some text in scope has in it.</summary>
    public string SmallText(GeneratorScope scope) => LiteralText.Text(literals.Part(
        Property(ValueKind.Text, scope)?.Values ?? [], (length, wanted) => (random.Next(0, length - wanted + 1), wanted)));

    public string Pattern() => LiteralText.Text(Patterns[random.Next(Patterns.Length)]);

    static string Lower(string name) => name.ToLowerInvariant();
}
