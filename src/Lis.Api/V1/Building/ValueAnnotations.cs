using Lis.OData.Model;

namespace Lis.Api.V1.Building;

/// <summary>What is said of values to clients that ask for it: the unit that the row tells, and the labels of enumeration members.</summary>
static class ValueAnnotations
{
    const string Unit = "Org.OData.Measures.V1.Unit";

    const string Description = "Org.OData.Core.V1.Description";

    public static IEnumerable<ValueAnnotation> Of(PropertyDraft property, ODataType type)
    {
        if (property.UnitPath is { } path)
        {
            yield return new(Unit, null, new ExpressionSource(path));
        }

        if (type is EnumType members)
        {
            yield return new(Description, null, Labels(property.Name, members, labels => labels.English));
            yield return new(Description, "da", Labels(property.Name, members, labels => labels.Danish));
        }
    }

    static ExpressionSource Labels(string property, EnumType type, Func<Labels, string?> text) => new(
        $"case({string.Join(',', type.Members.Select(member => $"{property} eq {type.FullName}'{member.Name}':'{text(member.Labels)?.Replace("'", "''", StringComparison.Ordinal)}'"))})");
}
