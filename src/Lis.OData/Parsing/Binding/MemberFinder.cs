using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Binding;

/// <summary>Looks up properties: by exact name first, then with upper and lower case alike if only one name fits.</summary>
sealed class MemberFinder(BindingContext context)
{
    /// <summary>The property or navigation of that name on what the source gives.</summary>
    public BoundExpression Of(BoundExpression source, string name, int position, Scope scope)
    {
        var onRow = ReferenceEquals(source, scope.Row);
        if (onRow && scope.Dynamic is { } dynamic && dynamic.TryGetValue(name, out var type))
        {
            return new DynamicPropertyExpression(name, type);
        }

        if (source.Type is not StructuredType structured)
        {
            throw context.Fault(
                FaultCode.UnknownProperty,
                position,
                source.Type is CollectionType
                    ? $"'{name}' cannot follow a collection; write any(x:x/{name} …), all(…) or $count."
                    : $"'{name}' cannot be found: {ExpressionBinder.Describe(source)} has no properties.");
        }

        if (Property(structured, name) is { } property)
        {
            return property.Type is PrimitiveType { Kind: PrimitiveKind.Stream }
                ? throw context.NotImplemented(position, "A stream property in an expression")
                : new PropertyExpression(source, property);
        }

        if (Navigation(structured, name) is { } navigation)
        {
            return new NavigationExpression(source, navigation);
        }

        if (IsTypeName(structured, name))
        {
            return source;
        }

        if (Derived(structured, name) is { } derived)
        {
            return new DerivedExpression(source, derived);
        }

        throw Unknown(structured, name, position, onRow ? scope : null);
    }

    public StructuralProperty? Property(StructuredType type, string name) =>
        Visible(type.FindProperty(name)) ?? Only(type.Properties.Where(item => Visible(item) is not null && Alike(item.Name, name)));

    public NavigationProperty? Navigation(StructuredType type, string name) =>
        Visible(type.FindNavigation(name)) ?? Only(type.Navigations.Where(item => Visible(item) is not null && Alike(item.Name, name)));

    /// <summary>The entity type of that name if it derives from a type.</summary>
    public EntityType? Derived(StructuredType type, string name) =>
        (context.Model.FindType(name) ?? context.Model.FindType($"{context.Model.Namespace}.{name}")) is EntityType derived
        && !ReferenceEquals(derived, type) && derived.Is(type)
            ? derived
            : null;

    /// <summary>A cast to the type that the value has anyway changes nothing.</summary>
    public bool IsTypeName(StructuredType type, string name) => name == type.FullName || (context.Model.FindType(name) is null && name == type.Name);

    /// <summary>The names that a request may use on a type.</summary>
    public IEnumerable<string> Names(StructuredType type) =>
        type.Properties.Where(item => Visible(item) is not null).Select(item => item.Name)
            .Concat(type.Navigations.Where(item => Visible(item) is not null).Select(item => item.Name));

    public FaultException Unknown(StructuredType type, string name, int position, Scope? scope = null)
    {
        var candidates = Names(type).Concat(scope?.Dynamic?.Keys ?? []).Concat(scope?.Variables ?? []);
        return context.Fault(
            FaultCode.UnknownProperty, position, $"{type.Name} has no property '{name}'.{ParseFault.DidYouMean(name, candidates)}");
    }

    StructuralProperty? Visible(StructuralProperty? property) => property is { IsHidden: true } && !context.IsHost ? null : property;

    NavigationProperty? Visible(NavigationProperty? navigation) => navigation is { IsHidden: true } && !context.IsHost ? null : navigation;

    static bool Alike(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    static T? Only<T>(IEnumerable<T> found)
        where T : class
    {
        T? only = null;
        foreach (var item in found)
        {
            if (only is not null)
            {
                return null;
            }

            only = item;
        }

        return only;
    }
}
