using System.Collections.Immutable;
using Lis.OData.Execution;
using Lis.OData.Parsing;
using Lis.OData.Payload.Json;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Paging;

/// <summary>
/// Next links of expands: the rest of a parent's related rows has an address of its own, on which the nested options stand as options of
/// the request. Worked out only when an expand is cut off.
/// </summary>
/// <param name="root">The absolute service root with a slash at the end.</param>
/// <param name="query">The raw query without question mark.</param>
/// <param name="read">The read whose expands they are.</param>
/// <param name="inputs">The values of the read.</param>
/// <param name="parser">Reads the new address, which the token is sealed with.</param>
public sealed class NestedLinks(string root, string query, PreparedRead read, ReadInputs inputs, RequestParser parser) : INestedLinks
{
    readonly Lazy<Dictionary<PreparedChild, Source>> sources = new(() => Sources(query, read));
    readonly Lazy<string> aliases = new(() => string.Join('&', Parts(query).Where(IsForAll).Select(part => part.Raw)));

    /// <inheritdoc />
    public string Next(PreparedChild child, string parentAddress, Func<string> resource, PageMark last)
    {
        var source = sources.Value[child];
        var path = $"{parentAddress}/{source.Item.Name}{(source.IsReference ? "/$ref" : "")}";
        var options = source.Text.AsRequest().Select(option => $"{option.Key}={Uri.EscapeDataString(ResourceText.Fixed(option.Value, resource))}").Append(aliases.Value);
        var nested = string.Join('&', options.Where(option => option.Length > 0));
        var request = parser.Parse(path, nested);
        var remaining = RowCounts.Wanted(inputs.Request, child.Plan.Page.TopSlot) - inputs.NestedRows;
        return NextLinks.With(root + path, nested, new SkipToken(last, remaining).Write(NextLinks.PrintOf(request)));
    }

    static Dictionary<PreparedChild, Source> Sources(string query, PreparedRead read)
    {
        var found = new Dictionary<PreparedChild, Source>(ReferenceEqualityComparer.Instance);
        var text = Parts(query).FirstOrDefault(part => part.Name.TrimStart('$').Equals("expand", StringComparison.OrdinalIgnoreCase)).Value;
        Visit(read.Main.Plan.Shape.Items, read.Main.Children, ExpandText.Read(text ?? ""), found);
        return found;
    }

    static void Visit(
        ImmutableArray<ShapeItem> items,
        ImmutableArray<PreparedChild> children,
        IReadOnlyList<ExpandText> texts,
        Dictionary<PreparedChild, Source> found)
    {
        foreach (var item in items)
        {
            var text = texts.FirstOrDefault(text => text.Name == item.Name)
                ?? new ExpandText(item.Name, texts.FirstOrDefault(text => text.Name == "*")?.Options ?? []);
            switch (item)
            {
                case EntityItem entity:
                    Visit(entity.Shape.Items, children, text.Expands, found);
                    break;
                case CollectionItem collection:
                    var child = children[collection.Child];
                    found.Add(child, new Source(collection, text, collection.IsReference));
                    Visit(child.Plan.Statement.Shape.Items, child.Rows.Children, text.Expands, found);
                    break;
            }
        }
    }

    /// <summary>Options that hold for a request and all of its expands.</summary>
    static bool IsForAll((string Name, string Value, string Raw) part) => part.Name.StartsWith('@') || AsOfOption.Is(part.Name);

    static IEnumerable<(string Name, string Value, string Raw)> Parts(string query) =>
        from raw in query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = raw.Replace('+', ' ').Split('=', 2)
        select (Uri.UnescapeDataString(parts[0]).Trim(), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "", raw);

    sealed record Source(CollectionItem Item, ExpandText Text, bool IsReference);
}
