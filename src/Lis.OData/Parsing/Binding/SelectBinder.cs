using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds <c>$select</c>: paths into complex values and nested $select come out alike, repeated names once.</summary>
sealed class SelectBinder(BindingContext context, OptionsBinder options)
{
    readonly MemberFinder members = new(context);

    public SelectClause Bind(IReadOnlyList<SelectSyntax> items, Scope scope, int depth)
    {
        if (scope.Row.ItemType is not StructuredType type)
        {
            throw context.Fault(FaultCode.MisplacedOption, 0, $"$select does not go with values of {scope.Row.ItemType}.");
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
                Merge(bound, Item(item, 0, type, new(scope.Resources, scope.Dynamic, depth)), item.Position);
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

    SelectItem Item(SelectSyntax item, int step, StructuredType type, Place place)
    {
        var name = item.Path[step];
        var isLast = step == item.Path.Count - 1;
        if (members.Property(type, name) is { } property)
        {
            return Nested(item, step, property, place);
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

        if (place.Dynamic is { } dynamic && dynamic.ContainsKey(name) && isLast)
        {
            return new(null, null, name, null);
        }

        if (step == 0 && !isLast && members.IsTypeName(type, name))
        {
            return Item(item, step + 1, type, place);
        }

        if (step == 0 && !isLast && members.Derived(type, name) is { } derived)
        {
            return Item(item, step + 1, derived, place) with { Cast = derived };
        }

        var known = members.Names(type).Concat(place.Dynamic?.Keys ?? []);
        throw context.Fault(
            FaultCode.UnknownProperty, item.Position, $"{type.Name} has no property '{name}'.{ParseFault.DidYouMean(name, known)}");
    }

    SelectItem Nested(SelectSyntax item, int step, StructuralProperty property, Place place)
    {
        var isLast = step == item.Path.Count - 1;
        var whole = new SelectItem(property, null, null, null);
        if (isLast)
        {
            return item.Options is null ? whole : WithOptions(whole, item, property, place);
        }

        var complex = (property.Type as CollectionType)?.Element as ComplexType ?? property.Type as ComplexType
            ?? throw context.Fault(FaultCode.UnknownProperty, item.Position, $"{property.Name} has no parts that could be selected.");
        return whole with { Nested = new(false, [Item(item, step + 1, complex, place with { Dynamic = null })]) };
    }

    SelectItem WithOptions(SelectItem whole, SelectSyntax item, StructuralProperty property, Place place)
    {
        var element = (property.Type as CollectionType)?.Element;
        if (item.Options!.Compute is not null && element is not null)
        {
            throw context.NotImplemented(item.Position, $"$compute over what {property.Name} holds");
        }

        if (element is null && (property.Type is not ComplexType || !HasOnlySelect(item.Options)))
        {
            throw context.Fault(
                FaultCode.MisplacedOption, item.Position, $"{property.Name} is no collection, so nothing in it can be filtered, ordered or counted.");
        }

        var bound = options.Bind(item.Options, element ?? property.Type, place.Depth + 1, place.Resource);
        var isPlain = HasOnlySelect(item.Options) && bound.Compute.IsEmpty;
        return whole with { Nested = bound.Select, Options = isPlain ? null : bound with { Select = null } };
    }

    static bool HasOnlySelect(OptionsSyntax options) => options is
    { Filter: null, Search: null, OrderBy: null, Top: null, Skip: null, Count: null };

    /// <summary>Two items with parts of one property are one item with both; with options it can stand there once only.</summary>
    void Merge(List<SelectItem> items, SelectItem item, int position)
    {
        var index = items.FindIndex(known => known.Name == item.Name);
        if (index < 0)
        {
            items.Add(item);
            return;
        }

        if (items[index].Options is not null || item.Options is not null)
        {
            throw context.Fault(FaultCode.InvalidOptionValue, position, $"{item.Name} has options in $select and stands there twice.");
        }

        if (items[index].Nested is not { } first || item.Nested is not { } second)
        {
            items[index] = item with { Nested = null };
            return;
        }

        List<SelectItem> parts = [.. first.Items];
        foreach (var part in second.Items)
        {
            Merge(parts, part, position);
        }

        items[index] = item with { Nested = new(first.IsAll || second.IsAll, [.. parts]) };
    }

    /// <summary>Where the items stand: the row that <c>$it</c> is inside them, names that the request defines, and how deep.</summary>
    sealed record Place(VariableExpression Resource, IReadOnlyDictionary<string, ODataType?>? Dynamic, int Depth);
}
