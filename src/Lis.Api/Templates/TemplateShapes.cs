using Lis.Api.V1.Changes;
using Lis.Import.Templates;
using Lis.OData.Model;

namespace Lis.Api.Templates;

/// <summary>What templates look like: the writable properties of the published model with their Danish labels.</summary>
static class TemplateShapes
{
    static readonly IReadOnlyList<TemplateChoice> YesOrNo = [new("true", "ja"), new("false", "nej")];

    public static TemplateShape Of(ServiceModel model, TemplateSet template)
    {
        var type = model.FindSet(template.Set)!.Type;
        var columns = type.Properties.Where(property => IsTaken(type, property)).Select(property => ColumnOf(type, property));
        return new(template.Name, template.Title, [.. columns]);
    }

    /// <summary>The entity type that a property names a row of; null = none.</summary>
    public static EntityType? TargetOf(EntityType type, string property) =>
        type.FindProperty(property)?.Source is ColumnSource { Column: var column }
            ? type.Navigations.FirstOrDefault(navigation =>
                !navigation.IsCollection && navigation.Join is { Link: null, Columns: [var pair] } && pair.Near == column)?.Target
            : null;

    static bool IsTaken(EntityType type, StructuralProperty property) =>
        property is { IsHidden: false, Source: ColumnSource }
        && (!property.IsComputed || type.Key.Contains(property))
        && property.Type is PrimitiveType { Kind: not PrimitiveKind.DateTimeOffset } or EnumType or CollectionType { Element: PrimitiveType };

    static TemplateColumn ColumnOf(EntityType type, StructuralProperty property)
    {
        var isKey = type.Key.Contains(property);
        var isText = property is { IsNullable: true } || property.Default is not null;
        return new()
        {
            Property = property.Name,
            Heading = property.Labels.Danish ?? property.Name,
            Explanation = Explain(type, property),
            Kind = KindOf(type, property),
            IsKey = isKey,
            IsRequired = isKey ? !property.IsComputed : !isText && property.Type is not CollectionType,
            KeepsWhenEmpty = property.Name == WriteRights.Owner || (!property.IsNullable && property.Default is not null),
            Choices = ChoicesOf(property.Type),
        };
    }

    static TemplateKind KindOf(EntityType type, StructuralProperty property) => property.Type switch
    {
        EnumType => TemplateKind.Choice,
        CollectionType => TemplateKind.List,
        PrimitiveType { Kind: PrimitiveKind.Boolean } => TemplateKind.Flag,
        PrimitiveType { Kind: PrimitiveKind.Date } => TemplateKind.Day,
        PrimitiveType { Kind: PrimitiveKind.Decimal } => TemplateKind.Number,
        PrimitiveType { IsNumeric: true } => TemplateKind.Whole,
        _ => TargetOf(type, property.Name) is null ? TemplateKind.Text : TemplateKind.Code,
    };

    static IReadOnlyList<TemplateChoice> ChoicesOf(ODataType type) => type switch
    {
        EnumType choices => [.. choices.Members.Select(member => new TemplateChoice(member.Name, member.Labels.Danish ?? member.Name))],
        PrimitiveType { Kind: PrimitiveKind.Boolean } => YesOrNo,
        _ => [],
    };

    /// <summary>In Danish: what goes into the cells, and what happens when they are empty.</summary>
    static string Explain(EntityType type, StructuralProperty property)
    {
        var kind = KindOf(type, property) switch
        {
            TemplateKind.Choice => "Vælg fra listen.",
            TemplateKind.Flag => "Ja eller nej.",
            TemplateKind.Day => "Dato, f.eks. 31-12-2026.",
            TemplateKind.Number => "Tal med højst 6 decimaler.",
            TemplateKind.Code => "Vælg fra listen, eller skriv nøglen.",
            TemplateKind.List => "Flere tekster adskilt af |.",
            TemplateKind.Whole when TargetOf(type, property.Name) is not null => "Vælg fra listen, eller skriv nummeret.",
            TemplateKind.Whole when type.Key.Contains(property) => "Tom for en ny række; ellers nummeret på den række, der ændres.",
            TemplateKind.Whole => "Helt tal.",
            _ => property.MaxLength is { } most ? FormattableString.Invariant($"Tekst på højst {most} tegn.") : "Tekst.",
        };
        var key = type.Key.Contains(property) && !property.IsComputed ? " Rækkens nøgle: findes den, ændres rækken, ellers oprettes den." : "";
        return kind + key + (property.Name == WriteRights.Owner ? " Tom = din egen kommune." : "");
    }
}
