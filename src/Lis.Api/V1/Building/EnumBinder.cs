using System.Globalization;
using Lis.OData.Model;

namespace Lis.Api.V1.Building;

/// <summary>An enumeration with the domain's members, in their order, and the list's labels.</summary>
static class EnumBinder
{
    public static EnumType Bind(string ns, EnumDraft draft, List<string> findings)
    {
        var members = Enum.GetNames(draft.ClrType).Select(name => new EnumMember(
            name,
            Convert.ToInt64(Enum.Parse(draft.ClrType, name), CultureInfo.InvariantCulture),
            draft.Members.GetValueOrDefault(name, Labels.None))).ToList();
        if (members.Select(member => member.Value).Index().Any(pair => pair.Index != pair.Item))
        {
            findings.Add($"{draft.ClrType.Name}: the members are not numbered from 0 in their order.");
        }

        return new(ns, draft.ClrType.Name, false, members) { Labels = draft.Labels };
    }
}

/// <summary>A complex type that is kept as JSON under its own property names.</summary>
static class ComplexBinder
{
    public static ComplexType Bind(string ns, ComplexDraft draft)
    {
        var type = new ComplexType(ns, draft.ClrType.Name) { Labels = draft.Labels };
        foreach (var (member, isNullable, labels) in draft.Texts)
        {
            type.Add(new StructuralProperty
            {
                Name = member,
                Type = PrimitiveType.String,
                Source = new ColumnSource(member, StoreType.Text),
                IsNullable = isNullable,
                Labels = labels,
            });
        }

        return type;
    }
}
