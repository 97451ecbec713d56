using System.Text.Json;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Conditions on collections: navigations to many, and properties that hold several values. Null when the type has none.</summary>
public sealed class CollectionConditions(
    Random random, GeneratorData data, LiteralGenerator literals, GeneratorScope scope, ConditionGenerator conditions)
{
    const int DeepestLambda = 2;

    static readonly string[] Variables = ["x", "y", "z"];

    public bool HasNavigation => Navigation() is not null;

    public bool HasProperty(Func<ODataType, bool> fits) => Property(fits) is not null;

    string Variable => Variables[scope.Depth];

    public Piece? OfNavigation(string word, int depth)
    {
        if (scope.Depth >= DeepestLambda || Navigation() is not { } navigation)
        {
            return null;
        }

        var inner = conditions.Make(new GeneratorScope(navigation.Target, $"{Variable}/", scope), depth - 1);
        return new Piece($"{scope.Prefix}{navigation.Name}/{word}({Variable}:{inner})");
    }

    public Piece? NotEmpty() => Navigation() is { } navigation ? new Piece($"{scope.Prefix}{navigation.Name}/any()") : null;

    /// <summary>How many there are, or how many pass a condition when a depth for it is given.</summary>
    public Piece? Count(int? depth)
    {
        if (Navigation() is not { } navigation)
        {
            return null;
        }

        var items = new GeneratorScope(navigation.Target, "", null) { Depth = scope.Depth };
        var filter = depth is { } left ? $"/$filter({conditions.Make(items, Math.Min(left - 1, 1))})" : "";
        return new Piece($"{scope.Prefix}{navigation.Name}{filter}/$count {(random.Next(2) == 0 ? "gt" : "le")} {random.Next(3)}");
    }

    public Piece? OfProperty(PrimitiveType element)
    {
        if (Property(type => type == element) is not { } property)
        {
            return null;
        }

        var kind = GeneratorData.KindOf(element)!.Value;
        var literal = literals.Make(kind, data.Values(scope.Type, property)).Text;
        var test = random.Next(4) switch
        {
            0 when kind == ValueKind.Text => $"startswith({Variable},{literal})",
            1 when kind == ValueKind.Text => $"length({Variable}) gt 1",
            2 => $"{Variable} gt {literal}",
            _ => $"{Variable} eq {literal}",
        };
        return new Piece(random.Next(5) == 0
            ? $"{scope.Prefix}{property.Name}/$count ge {random.Next(3)}"
            : $"{scope.Prefix}{property.Name}/{(random.Next(2) == 0 ? "any" : "all")}({Variable}:{test})");
    }

    public Piece? OfComplex()
    {
        if (Property(type => type is ComplexType) is not { } property)
        {
            return null;
        }

        var complex = (ComplexType)((CollectionType)property.Type).Element;
        var parts = complex.Properties.Where(part => part.Type == PrimitiveType.String).ToList();
        var (part, items) = (parts[random.Next(parts.Count)], data.Values(scope.Type, property).Cast<IReadOnlyDictionary<string, object?>>());
        var literal = literals.Make(ValueKind.Text, [.. items.Select(item => item[part.Name]).OfType<object>()]);
        var test = part.IsNullable && random.Next(3) == 0 ? "eq null" : $"{(random.Next(2) == 0 ? "eq" : "ge")} {literal}";
        return new Piece($"{scope.Prefix}{property.Name}/{(random.Next(2) == 0 ? "any" : "all")}({Variable}:{Variable}/{part.Name} {test})");
    }

    public Piece? Sequence(string function)
    {
        if (Property(type => type == PrimitiveType.String) is not { } property)
        {
            return null;
        }

        var values = data.Values(scope.Type, property);
        var wanted = Enumerable.Range(0, values.Count == 0 ? 0 : random.Next(3)).Select(_ => (string)values[random.Next(values.Count)]);
        var other = Property(type => type == PrimitiveType.String)!;
        var right = random.Next(3) == 0 ? scope.Prefix + other.Name : JsonSerializer.Serialize(wanted);
        return new Piece($"{function}({scope.Prefix}{property.Name},{right})");
    }

    /// <summary>A collection against another one, or a part of itself, in the order of its items.</summary>
    public Piece? Items(SequenceOperation operation)
    {
        if (Property(type => type == PrimitiveType.String) is not { } property)
        {
            return null;
        }

        var rows = data.Rows(scope.Type).Select(row => row.Values[property.Name]).OfType<IReadOnlyList<object?>>().ToList();
        var items = rows.Count == 0 ? [] : rows[random.Next(rows.Count)];
        var (start, count) = (random.Next(items.Count + 1), random.Next(3));
        var name = scope.Prefix + property.Name;
        string Json(IEnumerable<object?> values) => JsonSerializer.Serialize(values.Cast<string>());
        return new Piece(operation switch
        {
            SequenceOperation.Equal => $"{name} {(random.Next(2) == 0 ? "eq" : "ne")} {Json(items)}",
            SequenceOperation.Contains => $"contains({name},{Json(items.Skip(start).Take(count))})",
            SequenceOperation.StartsWith => $"startswith({name},{Json(items.Take(count))})",
            SequenceOperation.EndsWith => $"endswith({name},{Json(items.TakeLast(count))})",
            SequenceOperation.IndexOf => $"indexof({name},{Json(items.Skip(start).Take(count))}) ge {random.Next(-1, 2)}",
            SequenceOperation.Concat => $"concat({name},{Json(items.Take(count))})/$count gt {random.Next(4)}",
            _ => $"substring({name},{random.Next(-2, 3)},{random.Next(3)}) eq {Json(items.Take(count))}",
        });
    }

    public Piece? Within(ValueGenerator values)
    {
        if (Property(type => type == PrimitiveType.String) is not { } property)
        {
            return null;
        }

        var left = random.Next(2) == 0 ? values.Property(ValueKind.Text, scope) : literals.Make(ValueKind.Text, data.Values(scope.Type, property));
        return left is null ? null : new Piece($"{left} in {scope.Prefix}{property.Name}");
    }

    NavigationProperty? Navigation()
    {
        var navigations = scope.Type.Navigations.Where(navigation => navigation is { IsHidden: false, IsCollection: true }).ToList();
        return navigations.Count == 0 ? null : navigations[random.Next(navigations.Count)];
    }

    StructuralProperty? Property(Func<ODataType, bool> fits)
    {
        var properties = scope.Type.Properties
            .Where(property => !property.IsHidden && property.Type is CollectionType collection && fits(collection.Element))
            .ToList();
        return properties.Count == 0 ? null : properties[random.Next(properties.Count)];
    }
}
