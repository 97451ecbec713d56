using Lis.OData.Model;
using Lis.OData.Planning.Building;

namespace Lis.OData.Planning.Apply;

/// <summary>Where the properties of a result type stand, by their paths; a path that ends in a slash tells whether the whole is there.</summary>
static class ResultMembers
{
    public static Dictionary<StructuralProperty, Place> Of(StructuredType type, string path, IReadOnlyDictionary<string, Place> places) =>
        type.Properties.ToDictionary(property => property, property => Of(property, path + property.Name, places));

    /// <summary>The other way round: the paths of what stands where.</summary>
    public static void Collect(
        StructuredType type, string path, IReadOnlyDictionary<StructuralProperty, Place> members, Dictionary<string, Place> places)
    {
        foreach (var property in type.Properties)
        {
            var own = path + property.Name;
            if (members[property] is not ResultPlace part)
            {
                places[own] = members[property];
                continue;
            }

            if (part.Presence is { } presence)
            {
                places[$"{own}/"] = new ValuePlace(presence);
            }

            Collect((ComplexType)property.Type, $"{own}/", part.Parts, places);
        }
    }

    static Place Of(StructuralProperty property, string path, IReadOnlyDictionary<string, Place> places) => property.Type is ComplexType complex
        ? new ResultPlace(Of(complex, $"{path}/", places), (places.GetValueOrDefault($"{path}/") as ValuePlace)?.Value)
        : places[path];
}
