using System.Collections.Immutable;
using Lis.OData.Model;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>Makes system query options for a collection or an entity, also nested in $expand.</summary>
public sealed class OptionGenerator(Random random, Tally tally, GeneratorData data, ConditionGenerator conditions, ValueGenerator values)
{
    const int DeepestExpand = 2;

    /// <summary>Options for the rows of a type.</summary>
    public ImmutableArray<QueryOption> Make(EntityType type, bool isCollection, int expandDepth)
    {
        var options = new List<QueryOption>();
        var scope = new GeneratorScope(type, "", null);
        if (OneIn(5) && Compute(scope) is { Count: > 0 } computed)
        {
            options.Add(new QueryOption("$compute", [.. computed.Select(item => item.Text)]));
            scope = scope with { Computed = [.. computed.Select(item => (item.Alias, item.Kind))] };
        }

        if (isCollection)
        {
            options.AddRange(OfCollection(scope, expandDepth));
        }

        if (OneIn(3))
        {
            options.Add(new QueryOption("$select", Select(scope)));
        }

        if (expandDepth < DeepestExpand && OneIn(expandDepth == 0 ? 3 : 6) && Expand(type, expandDepth) is { Length: > 0 } expand)
        {
            options.Add(new QueryOption("$expand", expand));
        }

        return [.. options];
    }

    IEnumerable<QueryOption> OfCollection(GeneratorScope scope, int expandDepth)
    {
        if (!OneIn(4))
        {
            yield return new QueryOption("$filter", [conditions.Make(scope, expandDepth == 0 ? 3 : 1)]);
        }

        if (OneIn(8) && Search(scope.Type) is { } search)
        {
            yield return new QueryOption("$search", [new Piece(search)]);
        }

        if (OneIn(2))
        {
            yield return new QueryOption("$orderby", [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => OrderBy(scope))]);
        }

        foreach (var (name, text) in new[] { ("$skip", $"{random.Next(6)}"), ("$top", $"{random.Next(12)}"), ("$count", "true") })
        {
            if (OneIn(4))
            {
                yield return new QueryOption(name, [new Piece(text)]);
            }
        }
    }

    Piece OrderBy(GeneratorScope scope)
    {
        var item = random.Next(3) == 0
            ? values.Make(values.AnyKind(), scope, random.Next(2))
            : values.Property(random.Next(2) == 0 ? ValueKind.Text : values.AnyKind(), scope) ?? values.Make(ValueKind.Text, scope, 1);
        item = item.IsLiteral ? new Piece(scope.Type.Key[0].Name) : item;
        return new Piece(item.Text + (random.Next(3) switch { 0 => " desc", 1 => " asc", _ => "" }));
    }

    List<(string Alias, ValueKind Kind, Piece Text)> Compute(GeneratorScope scope) =>
        [.. Enumerable.Range(1, random.Next(1, 3)).Select(number => (Alias: $"C{number}", Kind: values.AnyKind()))
            .Where(item => item.Kind is not ValueKind.Boolean)
            .Select(item => (item.Alias, item.Kind, new Piece($"{values.Make(item.Kind, scope, 2)} as {item.Alias}")))];

    ImmutableArray<Piece> Select(GeneratorScope scope)
    {
        var names = scope.Type.Properties.Where(property => !property.IsHidden).Select(property => property.Name)
            .Concat(scope.Computed.Select(item => item.Alias)).ToArray();
        random.Shuffle(names);
        var chosen = names.Take(random.Next(1, 5)).Select(name => new Piece(Chosen(scope.Type, name)));
        return OneIn(8) ? [new Piece("*")] : [.. chosen];
    }

    /// <summary>A property, with options when it holds a collection.</summary>
    string Chosen(EntityType type, string name)
    {
        if (type.FindProperty(name) is not { Type: CollectionType { Element: PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Int32 } element } } property
            || OneIn(4))
        {
            return name;
        }

        var items = data.Values(type, property);
        var kind = GeneratorData.KindOf(element)!.Value;
        List<string> chosen = [$"$skip={random.Next(2)}", $"$top={random.Next(3)}", $"$count={(OneIn(2) ? "true" : "false")}"];
        if (items.Count > 0)
        {
            chosen.Add($"$filter=$this {(OneIn(2) ? "ne" : "gt")} {LiteralText.Of(items[random.Next(items.Count)], kind)}");
        }

        return $"{name}({string.Join(';', chosen.Where((_, index) => index == chosen.Count - 1 || OneIn(2)))})";
    }

    ImmutableArray<Piece> Expand(EntityType type, int depth)
    {
        var navigations = type.Navigations.Where(navigation => !navigation.IsHidden).ToArray();
        random.Shuffle(navigations);
        return [.. navigations.Take(random.Next(1, 3)).Select(navigation => Expand(type, navigation, depth))];
    }

    Piece Expand(EntityType type, NavigationProperty navigation, int depth)
    {
        if (depth == 0 && navigation.IsCollection && OneIn(4) && Beside(type, navigation.Target) is { } filter)
        {
            return new Piece($"{navigation.Name}($filter={filter})");
        }

        if (OneIn(10))
        {
            return new Piece($"{navigation.Name}/$ref");
        }

        if (navigation.IsCollection && OneIn(10))
        {
            return new Piece($"{navigation.Name}/$count");
        }

        var options = Make(navigation.Target, navigation.IsCollection, depth + 1);
        var nested = string.Join(";", options.Select(option => $"{option.Name}={option.Value}"));
        return new Piece(options.IsEmpty ? navigation.Name : $"{navigation.Name}({nested})");
    }

    /// <summary>A condition on a related entity beside the row of the resource.</summary>
    string? Beside(EntityType resource, EntityType target)
    {
        var kind = values.AnyKind();
        return values.Property(kind, new GeneratorScope(target, "", null)) is { } own && values.Property(kind, new GeneratorScope(resource, "$it/", null)) is { } other
            ? $"{own} {(OneIn(2) ? "le" : "ne")} {other}"
            : null;
    }

    string? Search(EntityType type)
    {
        var properties = type.Properties.Where(property => property.IsSearchable).ToList();
        var words = properties.SelectMany(property => data.Values(type, property)).Cast<string>()
            .SelectMany(text => text.Split(' '))
            .Where(word => word.Length > 0 && word.All(char.IsLetter) && word is not ("AND" or "OR" or "NOT"))
            .ToList();
        if (words.Count == 0)
        {
            return null;
        }

        string Word() => words[random.Next(words.Count)] is var word && OneIn(3) ? $"\"{word}\"" : word[..random.Next(1, word.Length + 1)];
        return tally.Choose(random, [
            ("search for a word", Word()),
            ("search with AND", $"{Word()} AND {Word()}"),
            ("search with OR", $"{Word()} OR {Word()}"),
            ("search with NOT", $"NOT {Word()}"),
            ("search with AND", $"{Word()} {Word()}"),
        ]);
    }

    bool OneIn(int times) => random.Next(times) == 0;
}
