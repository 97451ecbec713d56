using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds <c>$select</c>: paths into complex values and nested $select come out alike, repeated names once.</summary>
sealed class SelectBinder(BindingContext context)
{
    readonly MemberFinder members = new(context);

    public SelectClause Bind(IReadOnlyList<SelectSyntax> items, ODataType rowType, IReadOnlyDictionary<string, ODataType?>? dynamic)
    {
        if (rowType is not StructuredType type)
        {
            throw context.Fault(FaultCode.MisplacedOption, 0, $"$select does not go with values of {rowType}.");
        }

        var isAll = false;
        List<SelectItem> bound = [];
        foreach (var item in items)
        {
            context.Count(item.Position);
            if (item.IsAll)
            {
                isAll = true;
            }
            else if (!IsOperations(item))
            {
                Merge(bound, Item(item, 0, type, dynamic));
            }
        }

        return new(isAll, [.. bound]);
    }

    /// <summary>Namespace.* selects operations, of which the model has none to show; the namespace must be right all the same.</summary>
    bool IsOperations(SelectSyntax item)
    {
        if (item.Path is not [var only] || !only.EndsWith(".*", StringComparison.Ordinal))
        {
            return false;
        }

        return only[..^2] == context.Model.Namespace
            ? true
            : throw context.Fault(FaultCode.UnknownProperty, item.Position, $"There is no namespace '{only[..^2]}'; it is {context.Model.Namespace}.");
    }

    SelectItem Item(SelectSyntax item, int step, StructuredType type, IReadOnlyDictionary<string, ODataType?>? dynamic)
    {
        var name = item.Path[step];
        var isLast = step == item.Path.Count - 1;
        if (members.Property(type, name) is { } property)
        {
            return new(property, null, null, Nested(item, step, property));
        }

        if (members.Navigation(type, name) is { } navigation)
        {
            return isLast && item.Options is null
                ? new(null, navigation, null, null)
                : throw context.Fault(
                    FaultCode.InvalidOptionValue,
                    item.Position,
                    $"$select names a navigation without its parts; write $expand={navigation.Name}($select={(isLast ? "…" : item.Path[step + 1])}).");
        }

        if (dynamic is not null && dynamic.ContainsKey(name) && isLast)
        {
            return new(null, null, name, null);
        }

        if (step == 0 && !isLast && members.IsTypeName(type, name))
        {
            return Item(item, step + 1, type, dynamic);
        }

        if (step == 0 && !isLast && members.Derived(type, name) is { } derived)
        {
            return Item(item, step + 1, derived, dynamic) with { Cast = derived };
        }

        var known = members.Names(type).Concat(dynamic?.Keys ?? []);
        throw context.Fault(
            FaultCode.UnknownProperty, item.Position, $"{type.Name} has no property '{name}'.{ParseFault.DidYouMean(name, known)}");
    }

    SelectClause? Nested(SelectSyntax item, int step, StructuralProperty property)
    {
        var isLast = step == item.Path.Count - 1;
        var complex = (property.Type as CollectionType)?.Element as ComplexType ?? property.Type as ComplexType;
        if (isLast && item.Options is null)
        {
            return null;
        }

        if (complex is null && !isLast)
        {
            throw context.Fault(FaultCode.UnknownProperty, item.Position, $"{property.Name} has no parts that could be selected.");
        }

        if (!isLast)
        {
            return new(false, [Item(item, step + 1, complex!, null)]);
        }

        return item.Options is { Select: { } select } && complex is not null && HasOnlySelect(item.Options)
            ? Bind(select, complex, null)
            : throw context.NotImplemented(item.Position, "An option other than $select inside $select");
    }

    static bool HasOnlySelect(OptionsSyntax options) => options is
    { Filter: null, Search: null, OrderBy: null, Compute: null, Expand: null, Top: null, Skip: null, Count: null };

    /// <summary>Adds an item; the same property again adds its parts, and the whole property swallows parts.</summary>
    static void Merge(List<SelectItem> items, SelectItem item)
    {
        var index = items.FindIndex(known => known.Name == item.Name);
        if (index < 0)
        {
            items.Add(item);
            return;
        }

        if (items[index].Nested is not { } first || item.Nested is not { } second)
        {
            items[index] = item with { Nested = null };
            return;
        }

        List<SelectItem> parts = [.. first.Items];
        foreach (var part in second.Items)
        {
            Merge(parts, part);
        }

        items[index] = item with { Nested = new(first.IsAll || second.IsAll, [.. parts]) };
    }
}
