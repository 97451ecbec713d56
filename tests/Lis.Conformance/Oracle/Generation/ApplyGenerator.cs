using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Makes $apply with what may follow it on its output.</summary>
public sealed class ApplyGenerator(Random random, Tally tally, LiteralGenerator literals, ConditionGenerator conditions, ValueGenerator values)
{
    static readonly ValueKind[] Kinds =
        [ValueKind.Whole, ValueKind.Decimal, ValueKind.Text, ValueKind.Day, ValueKind.Instant, ValueKind.Boolean];

    static readonly ValueKind[] Numbers = [ValueKind.Whole, ValueKind.Decimal];

    public ImmutableArray<QueryOption> Make(EntityType type)
    {
        var scope = new GeneratorScope(type, "", null);
        var steps = new List<string>();
        if (random.Next(3) == 0)
        {
            steps.Add($"filter({conditions.Make(scope, 1)})");
        }

        var computed = default((string Name, ValueKind Kind)?);
        if (random.Next(3) == 0)
        {
            computed = ("X", Pick(Kinds[..^1]));
            steps.Add($"compute({values.Make(computed.Value.Kind, scope, 1)} as X)");
        }

        var keys = Keys(scope, computed);
        var results = Aggregates(scope, computed, keys.Count == 0);
        var aggregate = results.Count == 0 ? "" : $"aggregate({string.Join(",", results.Select(result => result.Text))})";
        steps.Add(keys.Count == 0 ? aggregate : $"groupby(({string.Join(",", keys.Select(key => key.Name))}){(aggregate.Length > 0 ? "," : "")}{aggregate})");
        var output = keys.Concat(results.Select(result => (result.Name, result.Kind))).ToList();
        if (random.Next(4) == 0)
        {
            steps.Add($"filter({Comparison(output)})");
        }

        return [new QueryOption("$apply", [new Piece(string.Join("/", steps))]), .. After(output)];
    }

    IEnumerable<QueryOption> After(List<(string Name, ValueKind Kind)> output)
    {
        if (random.Next(4) == 0)
        {
            yield return new QueryOption("$filter", [new Piece(Comparison(output))]);
        }

        if (random.Next(2) == 0)
        {
            yield return new QueryOption("$orderby", [.. Enumerable.Range(0, random.Next(1, 3))
                .Select(_ => new Piece(Pick(output.ToArray()).Name + (random.Next(2) == 0 ? " desc" : "")))]);
        }

        foreach (var (name, text) in new[] { ("$skip", $"{random.Next(3)}"), ("$top", $"{random.Next(8)}"), ("$count", "true") })
        {
            if (random.Next(5) == 0)
            {
                yield return new QueryOption(name, [new Piece(text)]);
            }
        }
    }

    List<(string Name, ValueKind Kind)> Keys(GeneratorScope scope, (string Name, ValueKind Kind)? computed)
    {
        var keys = new List<(string, ValueKind)>();
        for (var number = random.Next(4); number > 0; number--)
        {
            var kind = Pick(Kinds);
            if (values.Property(kind, scope) is { } property && keys.All(key => key.Item1 != property.Text))
            {
                keys.Add((property.Text, kind));
            }
        }

        if (computed is { } own && random.Next(2) == 0)
        {
            keys.Add(own);
        }

        return keys;
    }

    List<(string Text, string Name, ValueKind Kind)> Aggregates(GeneratorScope scope, (string Name, ValueKind Kind)? computed, bool needsOne)
    {
        var results = new List<(string, string, ValueKind)>();
        for (var number = random.Next(needsOne ? 1 : 0, 4); number > 0; number--)
        {
            var alias = $"A{number}";
            results.Add(tally.Choose<Func<(string, string, ValueKind)>>(random,
            [
                ("aggregate Count", () => ($"$count as {alias}", alias, ValueKind.Whole)),
                ("aggregate Sum", () => Of("sum", scope, computed, Numbers, alias)),
                ("aggregate Average", () => Of("average", scope, computed, Numbers, alias)),
                ("aggregate Min", () => Of("min", scope, computed, Kinds[..^1], alias)),
                ("aggregate Max", () => Of("max", scope, computed, Kinds[..^1], alias)),
                ("aggregate CountDistinct", () => Of("countdistinct", scope, computed, Kinds, alias)),
            ])());
        }

        return results;
    }

    (string, string, ValueKind) Of(string method, GeneratorScope scope, (string Name, ValueKind Kind)? computed, ValueKind[] kinds, string alias)
    {
        if (Operand(scope, computed, kinds) is not { } operand)
        {
            return ($"$count as {alias}", alias, ValueKind.Whole);
        }

        var kind = method switch
        {
            "average" => ValueKind.Decimal,
            "countdistinct" => ValueKind.Whole,
            _ => operand.Kind,
        };
        return ($"{operand.Text} with {method} as {alias}", alias, kind);
    }

    (string Text, ValueKind Kind)? Operand(GeneratorScope scope, (string Name, ValueKind Kind)? computed, ValueKind[] kinds)
    {
        if (computed is { } own && kinds.Contains(own.Kind) && random.Next(3) == 0)
        {
            return own;
        }

        var kind = Pick(kinds);
        return values.Property(kind, scope) is { } property ? (property.Text, kind) : null;
    }

    string Comparison(List<(string Name, ValueKind Kind)> output)
    {
        var (name, kind) = Pick(output.ToArray());
        return random.Next(4) == 0 ? $"{name} ne null" : $"{name} {(random.Next(2) == 0 ? "gt" : "le")} {literals.Make(kind)}";
    }

    T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
