using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;

namespace Lis.OData.Payload;

/// <summary>
/// The fragment of the context URL (OData Protocol 10), which tells a client of what type an answer is. The two versions differ: in 4.0
/// an expand without nested select leaves no trace, in 4.01 it is written with empty parentheses, and clients of 4.0 refuse that form.
/// </summary>
public static class ContextUrl
{
    /// <summary>The context URL of an answer.</summary>
    /// <param name="root">The absolute service root with a slash at the end.</param>
    /// <param name="service">The model.</param>
    /// <param name="request">The request.</param>
    /// <param name="kind">What the request answers with.</param>
    /// <param name="set">The entity set behind the rows; null for properties.</param>
    /// <param name="version">The version of the answer.</param>
    public static string Of(
        string root, ServiceModel service, BoundRequest request, ResultKind kind, EntitySet? set, ProtocolVersion version) =>
        $"{root}$metadata#{Fragment(service, request, kind, set, version)}";

    /// <summary>The context URL of the answer to a read; what does not depend on values is made once for all reads of its shape.</summary>
    /// <param name="root">The absolute service root with a slash at the end.</param>
    /// <param name="service">The model.</param>
    /// <param name="request">The request.</param>
    /// <param name="read">The read.</param>
    /// <param name="version">The version of the answer.</param>
    public static string Of(string root, ServiceModel service, BoundRequest request, PreparedRead read, ProtocolVersion version)
    {
        var (kind, set) = (read.Plan.Kind, read.Plan.Set);
        var fragment = kind is ResultKind.Collection or ResultKind.Entity
            ? read.ContextFragments[(int)version] ??= Fragment(service, request, kind, set, version)
            : Fragment(service, request, kind, set, version);
        return $"{root}$metadata#{fragment}";
    }

    static string Fragment(ServiceModel service, BoundRequest request, ResultKind kind, EntitySet? set, ProtocolVersion version) => kind switch
    {
        _ when FunctionResult.Of(request) is { } type => type + List(request.Options, version),
        ResultKind.Collection when request.Path.Segments[0] is CrossJoinSegment => $"Collection(Edm.ComplexType){List(request.Options, version)}",
        ResultKind.Collection => $"{set!.Name}{CastOf(request)}{List(request.Options, version)}",
        ResultKind.Entity when set!.IsSingleton => set.Name + List(request.Options, version),
        ResultKind.Entity => $"{set!.Name}{CastOf(request)}{List(request.Options, version)}/$entity",
        ResultKind.References => "Collection($ref)",
        ResultKind.Reference => "$ref",
        _ => PathOf(service, request) + List(request.Options, version),
    };

    /// <summary>The derived type in which the path ends.</summary>
    static string CastOf(BoundRequest request)
    {
        var segments = request.Path.Segments;
        var rest = segments.Skip(segments.LastIndexOf(segments.LastOrDefault(segment => segment is EntitySetSegment or NavigationSegment or FunctionSegment)!));
        return rest.OfType<CastSegment>().LastOrDefault() is { Type: var type } ? $"/{type.FullName}" : "";
    }

    static string List(QueryOptions options, ProtocolVersion version)
    {
        if (options.Apply?.Result is { } result)
        {
            return ResultList(result, options, version);
        }

        var items = SelectedOf(options.Select).ToList();
        foreach (var expand in options.Expand.Where(expand => !expand.IsReference && !expand.IsCount && !expand.IsLevel))
        {
            var nested = List(Over(expand), version);
            if (nested.Length > 0 || version == ProtocolVersion.V401)
            {
                items.Remove(expand.Navigation.Name);
                items.Add($"{expand.Navigation.Name}{(expand.HasLevels ? "+" : "")}{(nested.Length > 0 ? nested : "()")}");
            }
        }

        foreach (var nested in NestedOf(options, version))
        {
            items.Remove(nested.Name);
            items.Add(nested.Text);
        }

        return items.Count == 0 ? "" : $"({string.Join(',', items)})";
    }

    /// <summary>What stands in the rows by <c>$apply</c> and is not expanded with options of the request.</summary>
    static IEnumerable<(string Name, string Text)> NestedOf(QueryOptions options, ProtocolVersion version) =>
        from nested in options.Apply?.Nested ?? []
        where nested.IsShown(options.Select) && options.Expand.All(item => item.Navigation != nested.Navigation)
        select (nested.Navigation.Name, Text(nested, version));

    static string Text(ExpandItem item, ProtocolVersion version) =>
        item.Navigation.Name + (List(Over(item), version) is { Length: > 0 } list ? list : version == ProtocolVersion.V401 ? "()" : "");

    static QueryOptions Over(ExpandItem item) => item.Navigation is NestedNavigation nested ? nested.Over(item.Options) : item.Options;

    /// <summary>The properties of a row that <c>$apply</c> made, with those that stand inside others in parentheses (JSON Format of aggregation 6).</summary>
    static string ResultList(EntityType result, QueryOptions options, ProtocolVersion version)
    {
        var computed = options.Compute.Select(item => item.Alias)
            .Where(alias => options.Select is not { IsAll: false } select || select.Items.Any(item => item.Dynamic == alias));
        var expanded = options.Expand.Where(expand => expand is { IsReference: false, IsCount: false }).Select(expand => Text(expand, version));
        return $"({string.Join(',', ResultOf(result, options.Select).Concat(computed).Concat(expanded).Concat(NestedOf(options, version).Select(nested => nested.Text)))})";
    }

    static IEnumerable<string> ResultOf(StructuredType type, SelectClause? clause) =>
        from property in type.Properties
        let item = clause?.Items.FirstOrDefault(item => item.Property == property)
        where clause is null || clause.IsAll || item is not null
        select property.Type is ComplexType part ? $"{property.Name}({string.Join(',', ResultOf(part, item?.Nested))})" : property.Name;

    static IEnumerable<string> SelectedOf(SelectClause? select)
    {
        if (select is null)
        {
            return [];
        }

        var named = select.Items.SelectMany(item => item.Nested is null
            ? [Named(item)]
            : SelectedOf(item.Nested).Select(nested => $"{Named(item)}/{nested}"));
        return select.IsAll ? named.Where(name => select.Items.Any(item => item.Name == name && item.Property is null)).Prepend("*") : named;
    }

    static string Named(SelectItem item) => item.Cast is { } type ? $"{type.FullName}/{item.Name}" : item.Name;

    /// <summary>The path to a property: from the canonical address of the last entity that a key names.</summary>
    static string PathOf(ServiceModel service, BoundRequest request)
    {
        var path = "";
        foreach (var segment in request.Path.Segments)
        {
            path = segment switch
            {
                EntitySetSegment start => start.Set.Name,
                NavigationSegment step => $"{path}/{step.Navigation.Name}",
                KeySegment key => $"{service.SetOf(key.Type).Name}({KeyText(key, request.Literals)})",
                PropertySegment property => $"{path}/{property.Property.Name}",
                CastSegment cast => $"{path}/{cast.Type.FullName}",
                _ => path,
            };
        }

        return path;
    }

    static string KeyText(KeySegment key, LiteralTable literals)
    {
        var values = key.Values.Select(value => LiteralText(literals[value.Slot], value.ValueType));
        return key.Values.Length == 1
            ? values.Single()
            : string.Join(',', key.Type.Key.Zip(values, (property, value) => $"{property.Name}={value}"));
    }

    static string LiteralText(RequestLiteral literal, ODataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.String } => $"'{literal.Raw.Replace("'", "''", StringComparison.Ordinal)}'",
        PrimitiveType { Kind: PrimitiveKind.Duration } => $"duration'{literal.Raw}'",
        EnumType enumeration => $"{enumeration.FullName}'{literal.Raw}'",
        _ => literal.Raw,
    };
}
