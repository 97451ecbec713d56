using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Makes $apply of transformations that cut, rank, divide, put together and join rows, with or without groups at the end.</summary>
public sealed class SequenceGenerator(Random random, Tally tally, ConditionGenerator conditions, ValueGenerator values)
{
    static readonly ValueKind[] Numbers = [ValueKind.Whole, ValueKind.Decimal];

    static readonly ValueKind[] Grouping = [ValueKind.Whole, ValueKind.Text, ValueKind.Day, ValueKind.Boolean];

    public ImmutableArray<QueryOption> Make(EntityType type)
    {
        var scope = new GeneratorScope(type, "", null);
        List<string> steps = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Step(scope, 2))];
        var shape = random.Next(4);
        var nested = shape == 0 ? Nested(scope) : null;
        if (nested is not null)
        {
            steps.AddRange(nested.Steps);
        }
        else if (shape < 3)
        {
            steps.Add(End(scope));
        }

        return [new QueryOption("$apply", [new Piece(string.Join("/", steps))]), .. nested?.Options ?? [], .. After()];
    }

    IEnumerable<QueryOption> After()
    {
        foreach (var (name, text) in new[] { ("$skip", $"{random.Next(3)}"), ("$top", $"{random.Next(8)}"), ("$count", "true") })
        {
            if (random.Next(5) == 0)
            {
                yield return new QueryOption(name, [new Piece(text)]);
            }
        }
    }

    /// <summary>Rows with rows in them, and what names these.</summary>
    NestedPiece? Nested(GeneratorScope scope) => Many(scope) is { } many
        ? new NestedGenerator(random, tally, conditions, type => Property(type, Grouping), (type, depth) => Step(type, depth)).Make(scope, many)
        : null;

    /// <summary>A transformation after which rows are what they were.</summary>
    string Step(GeneratorScope scope, int depth) => tally.Choose<Func<string>>(random,
    [
        ("transformation OrderBy", () => $"orderby({Property(scope, [.. Grouping, .. Numbers])}{(random.Next(2) == 0 ? " desc" : "")})"),
        ("transformation Limit", () => random.Next(3) == 0 ? $"skip({random.Next(4)})" : $"top({random.Next(9)})"),
        ("rank topCount", () => $"topcount({random.Next(1, 6)},{Property(scope, [.. Grouping, .. Numbers])})"),
        ("rank bottomCount", () => $"bottomcount({random.Next(1, 6)},{Property(scope, Numbers)})"),
        ("rank topSum", () => $"topsum({random.Next(-5, 500)},{Property(scope, Numbers)})"),
        ("rank bottomSum", () => $"bottomsum({random.Next(-5, 500)}.5,{Property(scope, Numbers)})"),
        ("rank topPercent", () => $"toppercent({random.Next(1, 101)},{Property(scope, Numbers)})"),
        ("rank bottomPercent", () => $"bottompercent({random.Next(1, 101)},{Property(scope, Numbers)})"),
        ("transformation Filter", () => $"filter({conditions.Make(scope, 1)})"),
        ("transformation Partition", () => depth == 0 ? "identity" : $"groupby(({Property(scope, Grouping)}),{Step(scope, depth - 1)})"),
        ("transformation Concat", () => depth == 0 ? "identity" : $"concat({Step(scope, depth - 1)},{Step(scope, depth - 1)})"),
        .. Hierarchies(scope, depth),
    ])();

    /// <summary>Where the type has a hierarchy, or a navigation to one that has.</summary>
    IEnumerable<(string, Func<string>)> Hierarchies(GeneratorScope scope, int depth)
    {
        var places = Places(scope).ToList();
        if (depth < 2 || places.Count == 0)
        {
            yield break;
        }

        var place = places[random.Next(places.Count)];
        var order = random.Next(2) == 0 ? "" : $",{place.Node} desc";
        yield return ("transformation Relatives", () => $"{(random.Next(2) == 0 ? "ancestors" : "descendants")}({place.Text},{Step(scope, 0)}"
            + $"{(random.Next(3) == 0 ? $",{random.Next(3)}" : "")}{(random.Next(2) == 0 ? ",keep start" : "")})");
        yield return ("transformation Traverse", () =>
            $"traverse({place.Text},{(random.Next(2) == 0 ? "preorder" : "postorder")}{(random.Next(2) == 0 ? ",top(3)" : "")}{order})");
    }

    IEnumerable<(string Text, string Node)> Places(GeneratorScope scope)
    {
        foreach (var (name, hierarchy) in scope.Type.Hierarchies)
        {
            yield return ($"$root/{values.SetOf(scope.Type)},{name},{hierarchy.Node}", hierarchy.Node.Name);
        }

        foreach (var one in scope.Type.Navigations.Where(navigation => navigation is { IsHidden: false, IsCollection: false }))
        {
            foreach (var (name, hierarchy) in one.Target.Hierarchies)
            {
                yield return ($"$root/{values.SetOf(one.Target)},{name},{one.Name}/{hierarchy.Node}", hierarchy.Node.Name);
            }
        }
    }

    /// <summary>Groups, levels or totals.</summary>
    string End(GeneratorScope scope) => tally.Choose<Func<string>>(random,
    [
        ("aggregate over many", () => $"aggregate({OverMany(scope)} as A)"),
        ("aggregate over many", () => $"groupby(({Property(scope, Grouping)}),aggregate({OverMany(scope)} as A,$count as B))"),
        ("aggregate over many", () => $"groupby(({Property(scope, Grouping)}),aggregate({OverOne(scope)} as A))"),
        ("aggregate from", () => $"aggregate({Property(scope, Numbers)} with {Method()} from {Property(scope, Grouping)} with {Method()} as A)"),
        ("transformation Concat", () => $"groupby((rollup({Property(scope, Grouping)},{Property(scope, Grouping)})),aggregate($count as A,{Property(scope, Numbers)} with sum as B))"),
        ("transformation Partition", () => $"groupby(({Property(scope, Grouping)}),filter({conditions.Make(scope, 1)})/aggregate($count as A,{Property(scope, Numbers)} with max as B))"),
        ("transformation Concat", () =>
            $"concat(groupby(({Property(scope, Grouping)}),aggregate($count as A)),aggregate($count as A,{Property(scope, Numbers)} with sum as B))"),
        ("transformation Join", () => Join(scope)),
        ("transformation ItemJoin", () => ItemJoin(scope)),
        .. Places(scope).Take(1).Select(place => ("transformation Roll", (Func<string>)(() =>
            $"groupby((rolluprecursive({place.Text}{(random.Next(2) == 0 ? ",top(5)" : "")})),aggregate($count as A,{Property(scope, Numbers)} with sum as B))"))),
    ])();

    string ItemJoin(GeneratorScope scope)
    {
        var collections = scope.Type.Properties.Where(property => property is { IsHidden: false, Type: CollectionType }).ToList();
        return collections.Count == 0 ? "identity"
            : $"{(random.Next(2) == 0 ? "join" : "outerjoin")}({collections[random.Next(collections.Count)].Name} as J)";
    }

    string Join(GeneratorScope scope) => Many(scope) is { } many
        ? $"{(random.Next(2) == 0 ? "join" : "outerjoin")}({many.Name} as J{(random.Next(2) == 0 ? $",{Step(new GeneratorScope(many.Target, "", null), 0)}" : "")})"
        : "identity";

    string OverMany(GeneratorScope scope) => Many(scope) is not { } many ? "$count"
        : random.Next(3) == 0 ? $"{many.Name}/$count"
        : Path(many);

    string OverOne(GeneratorScope scope)
    {
        var one = Pick(scope.Type.Navigations.Where(navigation => navigation is { IsHidden: false, IsCollection: false }));
        return one is null ? "$count" : Path(one);
    }

    string Path(NavigationProperty navigation)
    {
        var property = Property(new GeneratorScope(navigation.Target, "", null), Numbers);
        return property.Contains('(', StringComparison.Ordinal) ? "$count" : $"{navigation.Name}/{property} with {Method()}";
    }

    NavigationProperty? Many(GeneratorScope scope) =>
        Pick(scope.Type.Navigations.Where(navigation => navigation is { IsHidden: false, IsCollection: true }));

    NavigationProperty? Pick(IEnumerable<NavigationProperty> navigations)
    {
        var all = navigations.ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    string Method() => new[] { "sum", "average", "min", "max", "countdistinct" }[random.Next(5)];

    /// <summary>A property of the row itself of one of several kinds; where there is none, a number of the key.</summary>
    string Property(GeneratorScope scope, ValueKind[] kinds)
    {
        var own = scope.Type.Properties
            .Where(property => !property.IsHidden && GeneratorData.KindOf(property.Type) is { } kind && kinds.Contains(kind))
            .Select(property => property.Name).ToList();
        return own.Count > 0 ? own[random.Next(own.Count)] : values.Property(ValueKind.Whole, scope) is { } whole ? whole.Text
            : $"length({scope.Type.Key[0].Name})";
    }
}
