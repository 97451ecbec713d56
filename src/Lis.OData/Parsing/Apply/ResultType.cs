using System.Collections.Immutable;
using Lis.OData.Model;
using Lis.OData.Parsing.Bound;

namespace Lis.OData.Parsing.Apply;

/// <summary>
/// The type of an output row in the making. A grouping property behind a navigation or complex value stands inside a complex value of
/// that name, so that later transformations and options reach it by the same path as before.
/// </summary>
sealed class ResultType(string ns)
{
    public EntityType Type { get; } = new(ns, "$apply", new ResultRows());

    /// <summary>Adds a grouping property; false when it is there already.</summary>
    public bool AddKey(BoundExpression value)
    {
        var owner = value is PropertyExpression path ? OwnerOf(path.Source) : Type;
        var name = NamesOf(value)[^1];
        if (owner.FindProperty(name) is not null)
        {
            return false;
        }

        owner.Add(Property(name, value.Type!, value, IsDynamic(value)));
        return true;
    }

    /// <summary>Adds an aggregate; false when its name is taken.</summary>
    public bool AddAggregate(AggregateItem item)
    {
        if (Type.FindProperty(item.Alias) is not null)
        {
            return false;
        }

        Type.Add(Property(item.Alias, item.ResultType, null, isDynamic: true));
        return true;
    }

    /// <summary>The names of a path from the row on.</summary>
    public static ImmutableArray<string> NamesOf(BoundExpression path) => path switch
    {
        PropertyExpression property => [.. NamesOf(property.Source), property.Property.Name],
        NavigationExpression navigation => [.. NamesOf(navigation.Source), navigation.Navigation.Name],
        DynamicPropertyExpression dynamic => [dynamic.Name],
        _ => [],
    };

    StructuredType OwnerOf(BoundExpression path) => path switch
    {
        PropertyExpression property => Inside(OwnerOf(property.Source), property.Property.Name, property.Type),
        NavigationExpression navigation => Inside(OwnerOf(navigation.Source), navigation.Navigation.Name, navigation.Type),
        _ => Type,
    };

    ComplexType Inside(StructuredType owner, string name, ODataType? type)
    {
        if (owner.FindProperty(name)?.Type is ComplexType known)
        {
            return known;
        }

        var made = new ComplexType(ns, ((StructuredType)type!).Name);
        owner.Add(Property(name, made, null, isDynamic: false));
        return made;
    }

    static bool IsDynamic(BoundExpression value) =>
        value is DynamicPropertyExpression or PropertyExpression { Property.Source: ResultSource { IsDynamic: true } };

    static StructuralProperty Property(string name, ODataType type, BoundExpression? value, bool isDynamic) => new()
    {
        Name = name,
        Type = type,
        IsNullable = true,
        Source = new ResultSource(isDynamic),
        TextOrder = (value as PropertyExpression)?.Property.TextOrder ?? default,
        IsSearchable = value is PropertyExpression { Property.IsSearchable: true },
    };
}
