using Lis.OData.Model;

namespace Lis.Api.V1.Building;

/// <summary>Everything that clients see has a description and a Danish label, and no two of a type share a label.</summary>
static class LabelCheck
{
    public static void Find(ModelDraft draft, List<string> findings)
    {
        Check($"{draft.Namespace} (sets)", draft.Sets.Select(set => (set.Name, set.Labels)), findings);
        Check($"{draft.Namespace} (types)", draft.Sets.Select(set => (set.TypeName, set.TypeLabels)), findings);
        foreach (var set in draft.Sets)
        {
            var properties = set.Properties.Where(property => !property.IsHidden).Select(property => (property.Name, property.Labels));
            var navigations = set.Navigations.Where(navigation => !navigation.IsHidden).Select(navigation => (navigation.Name, navigation.Labels));
            Check(set.Name, properties.Concat(navigations), findings);
        }

        foreach (var enumeration in draft.Enums)
        {
            var members = Enum.GetNames(enumeration.ClrType).Select(name => (name, enumeration.Members.GetValueOrDefault(name, Labels.None)));
            Check(enumeration.ClrType.Name, members, findings);
        }

        foreach (var complex in draft.Complexes)
        {
            Check(complex.ClrType.Name, complex.Texts.Select(text => (text.Member, text.Labels)), findings);
        }
    }

    static void Check(string owner, IEnumerable<(string Name, Labels Labels)> elements, List<string> findings)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, labels) in elements)
        {
            if (string.IsNullOrWhiteSpace(labels.English) || string.IsNullOrWhiteSpace(labels.Danish))
            {
                findings.Add($"{owner}.{name} lacks a description or a Danish label.");
            }
            else if (!seen.TryAdd(labels.Danish, name))
            {
                findings.Add($"{owner}.{name} and {owner}.{seen[labels.Danish]} share the label '{labels.Danish}'.");
            }
        }
    }
}
