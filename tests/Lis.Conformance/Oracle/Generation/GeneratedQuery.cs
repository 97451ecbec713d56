using System.Collections.Immutable;

namespace Lis.Conformance.Oracle.Generation;

/// <summary>One option with its items.</summary>
public sealed record QueryOption(string Name, ImmutableArray<Piece> Items)
{
    public string Value => string.Join(",", Items);
}

/// <summary>A request made by chance, in a form in which it can be made smaller.</summary>
public sealed record GeneratedQuery(string Path, ImmutableArray<QueryOption> Options, ImmutableArray<QueryOption> Aliases)
{
    /// <summary>Path and query below the service root, escaped.</summary>
    public string Url
    {
        get
        {
            var query = string.Join("&", Options.Concat(Aliases.Where(IsUsed))
                .Select(option => $"{option.Name}={Uri.EscapeDataString(option.Value)}"));
            return query.Length == 0 ? Path : $"{Path}?{query}";
        }
    }

    /// <summary>Requests that lack one thing of this one.</summary>
    public IEnumerable<GeneratedQuery> Smaller()
    {
        for (var i = 0; i < Options.Length; i++)
        {
            yield return this with { Options = Options.RemoveAt(i) };
            var option = Options[i];
            foreach (var item in option.Items.Where(_ => option.Items.Length > 1))
            {
                yield return this with { Options = Options.SetItem(i, option with { Items = option.Items.Remove(item) }) };
            }

            foreach (var condition in option.Items.SelectMany(item => item.Conditions))
            {
                yield return this with { Options = Options.SetItem(i, option with { Items = [condition] }) };
            }
        }
    }

    bool IsUsed(QueryOption alias) => Options.Any(option => option.Value.Contains(alias.Name, StringComparison.Ordinal));
}
