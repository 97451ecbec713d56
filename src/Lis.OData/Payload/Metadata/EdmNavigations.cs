using Lis.OData.Model;
using Microsoft.OData.Edm;

namespace Lis.OData.Payload.Metadata;

/// <summary>Declares navigation properties with their partners and referential constraints.</summary>
static class EdmNavigations
{
    public static void Declare(ServiceModel service, EdmTypes types)
    {
        var made = new Dictionary<NavigationProperty, EdmNavigationProperty>();
        foreach (var type in service.Types.OfType<EntityType>())
        {
            foreach (var navigation in type.OwnNavigations.Where(navigation => !navigation.IsHidden))
            {
                made.Add(navigation, types.Of(type).AddUnidirectionalNavigation(Describe(type, navigation, types)));
            }
        }

        foreach (var type in service.Types.OfType<EntityType>())
        {
            foreach (var navigation in type.OwnNavigations.Where(navigation => !navigation.IsHidden && navigation.Partner is not null))
            {
                var partner = made[navigation.Target.FindNavigation(navigation.Partner!)
                    ?? throw new ArgumentException($"{type.Name}.{navigation.Name} names a partner that {navigation.Target.Name} does not have.", nameof(service))];
                types.Of(type).SetNavigationPropertyPartner(
                    made[navigation], new EdmPathExpression(navigation.Name), partner, new EdmPathExpression(partner.Name));
            }
        }
    }

    static EdmNavigationPropertyInfo Describe(EntityType type, NavigationProperty navigation, EdmTypes types)
    {
        var constraint = Constraint(type, navigation);
        return new EdmNavigationPropertyInfo
        {
            Name = navigation.Name,
            Target = types.Of(navigation.Target),
            TargetMultiplicity = navigation switch
            {
                { IsCollection: true } => EdmMultiplicity.Many,
                { IsNullable: true } => EdmMultiplicity.ZeroOrOne,
                _ => EdmMultiplicity.One,
            },
            ContainsTarget = false,
            DependentProperties = constraint?.Select(pair => Structural(types.Of(type), pair.Near)).ToList(),
            PrincipalProperties = constraint?.Select(pair => Structural(types.Of(navigation.Target), pair.Far)).ToList(),
        };
    }

    /// <summary>
    /// The pairs of visible properties that hold the same value (CSDL 4.01 section 8.5); null unless the navigation is single-valued and
    /// every column pair of its join is such a pair.
    /// </summary>
    static List<(StructuralProperty Near, StructuralProperty Far)>? Constraint(EntityType type, NavigationProperty navigation)
    {
        if (navigation.IsCollection || navigation.Join.Link is not null)
        {
            return null;
        }

        var pairs = navigation.Join.Columns
            .Select(pair => (Near: Holder(type, pair.Near), Far: Holder(navigation.Target, pair.Far)))
            .Where(pair => pair.Near is not null && pair.Far is not null)
            .Select(pair => (pair.Near!, pair.Far!))
            .ToList();
        return pairs.Count == navigation.Join.Columns.Count ? pairs : null;
    }

    static StructuralProperty? Holder(EntityType type, string column) =>
        type.Properties.FirstOrDefault(property => !property.IsHidden && property.Source is ColumnSource source && source.Column == column);

    static IEdmStructuralProperty Structural(EdmEntityType type, StructuralProperty property) =>
        (IEdmStructuralProperty)type.FindProperty(property.Name);
}
