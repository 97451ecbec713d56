using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;
using Lis.OData.Parsing.Syntax;

namespace Lis.OData.Parsing.Binding;

/// <summary>Binds <c>$expand</c>: * and $levels are spelled out into nested items, as deep as Limits:MaxExpandDepth allows.</summary>
sealed class ExpandBinder(BindingContext context, OptionsBinder options)
{
    readonly MemberFinder members = new(context);

    /// <summary>Binds items whose navigations are at a depth; 1 = those of the request itself.</summary>
    public ImmutableArray<ExpandItem> Bind(IReadOnlyList<ExpandSyntax> items, Scope scope, int depth)
    {
        if (scope.Row.ItemType is not StructuredType type)
        {
            throw context.Fault(FaultCode.MisplacedOption, 0, $"$expand does not go with values of {scope.Row.ItemType}.");
        }

        var bound = new List<ExpandItem>();
        foreach (var item in items.Where(item => !item.IsAll))
        {
            var (navigation, cast) = Find(item, type);
            if (bound.Any(known => ReferenceEquals(known.Navigation, navigation)))
            {
                throw context.Fault(FaultCode.InvalidOptionValue, item.Position, $"{navigation.Name} stands twice in $expand.");
            }

            bound.Add(Item(item, navigation, scope.Resources, Levels(item, depth), depth, cast));
        }

        // What is named beside * has its own options; * stands for the rest.
        foreach (var item in items.Where(item => item.IsAll))
        {
            foreach (var navigation in type.Navigations.Where(navigation => !navigation.IsHidden))
            {
                if (!bound.Any(known => ReferenceEquals(known.Navigation, navigation)))
                {
                    bound.Add(Item(item, navigation, scope.Resources, Levels(item, depth), depth));
                }
            }
        }

        return [.. bound];
    }

    /// <summary>How many levels an item asks for, itself included.</summary>
    int Levels(ExpandSyntax item, int depth)
    {
        var left = context.Limits.MaxExpandDepth - depth + 1;
        return item.Options.Levels switch
        {
            OptionsSyntax.MaxLevels => left,
            { } levels when levels > left => throw context.Fault(FaultCode.ExpandTooDeep, item.Position, ExpandParser.TooDeep(context.Limits)),
            { } levels => levels,
            null => 1,
        };
    }

    (NavigationProperty Navigation, EntityType? Cast) Find(ExpandSyntax item, StructuredType type)
    {
        var step = item.Path.Count > 1 && members.IsTypeName(type, item.Path[0]) ? 1 : 0;
        var name = item.Path[step];
        var hasMore = item.Path.Count > step + 1;
        if (members.Navigation(type, name) is { } navigation)
        {
            var cast = item.Path.Count == step + 2 ? members.Derived(navigation.Target, item.Path[step + 1]) : null;
            return !hasMore || cast is not null || (item.Path.Count == step + 2 && members.IsTypeName(navigation.Target, item.Path[step + 1]))
                ? (navigation, cast)
                : throw context.Fault(
                    FaultCode.InvalidOptionValue, item.Position, $"$expand nests with parentheses; write {name}($expand={item.Path[step + 1]}).");
        }

        if (members.Property(type, name) is { } property)
        {
            throw hasMore
                ? context.NotImplemented(item.Position, "Expanding a navigation of a complex value")
                : context.Fault(FaultCode.UnknownProperty, item.Position, $"{property.Name} is no navigation property; name it in $select.");
        }

        var known = type.Navigations.Where(candidate => !candidate.IsHidden).Select(candidate => candidate.Name);
        throw context.Fault(
            FaultCode.UnknownProperty, item.Position, $"{type.Name} has no navigation '{name}'.{ParseFault.DidYouMean(name, known)}");
    }

    ExpandItem Item(
        ExpandSyntax item, NavigationProperty navigation, VariableExpression resource, int levels, int depth, EntityType? cast = null)
    {
        context.Count(item.Position);
        if (depth > context.Limits.MaxExpandDepth)
        {
            throw context.Fault(FaultCode.ExpandTooDeep, item.Position, ExpandParser.TooDeep(context.Limits));
        }

        CheckSingle(item, navigation);
        var bound = options.Bind(item.Options, cast ?? navigation.Target, depth, resource);
        return new(navigation, levels > 1 ? bound with { Expand = bound.Expand.AddRange(Deeper(item, navigation, resource, bound, levels, depth)) } : bound)
        {
            Cast = cast,
            IsReference = item.Kind == ExpandKind.References,
            IsCount = item.Kind == ExpandKind.Count,
            HasLevels = item.Options.Levels is not null,
        };
    }

    /// <summary>The next level of $levels: the same navigation where the target has it too, or with * all of the target's.</summary>
    IEnumerable<ExpandItem> Deeper(
        ExpandSyntax item, NavigationProperty navigation, VariableExpression resource, QueryOptions bound, int levels, int depth) =>
        navigation.Target.Navigations
            .Where(next => !next.IsHidden && (item.IsAll || (next.Name == navigation.Name && ReferenceEquals(next.Target, navigation.Target))))
            .Where(next => !bound.Expand.Any(known => ReferenceEquals(known.Navigation, next)))
            .Select(next => Item(item, next, resource, levels - 1, depth + 1) with { IsLevel = true });

    /// <summary>What filters, orders, pages or counts needs a navigation that leads to many.</summary>
    void CheckSingle(ExpandSyntax item, NavigationProperty navigation)
    {
        if (navigation.IsCollection)
        {
            return;
        }

        var nested = item.Options;
        var misplaced = item.Kind == ExpandKind.Count ? "/$count" : nested.Filter is not null ? "$filter" : nested.Search is not null ? "$search"
            : nested.OrderBy is not null ? "$orderby" : nested.Top is not null ? "$top" : nested.Skip is not null ? "$skip"
            : nested.Count is not null ? "$count" : nested.Apply is not null ? "$apply" : null;
        if (misplaced is not null)
        {
            throw context.Fault(FaultCode.MisplacedOption, item.Position, $"{misplaced} needs a navigation to many; {navigation.Name} leads to one.");
        }
    }
}
