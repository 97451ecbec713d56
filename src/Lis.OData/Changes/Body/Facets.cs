using Lis.OData.Model;

namespace Lis.OData.Changes.Body;

/// <summary>The bounds that a property sets beside its type: length, digits.</summary>
static class Facets
{
    /// <summary>What is wrong with a value, to follow the property's name; null = nothing.</summary>
    public static string? Complaint(StructuralProperty property, object value) => value switch
    {
        string text when property.MaxLength is { } most && text.Length > most => FormattableString.Invariant($"has more than {most} characters."),
        byte[] bytes when property.MaxLength is { } most && bytes.Length > most => FormattableString.Invariant($"has more than {most} bytes."),
        decimal number => OfDecimal(property, number),
        _ => null,
    };

    static string? OfDecimal(StructuralProperty property, decimal number)
    {
        // Zeros at the end are no digits that could be lost.
        var bare = number / 1.0000000000000000000000000000m;
        if (property.Scale is { } scale && bare.Scale > scale)
        {
            return FormattableString.Invariant($"has more than {scale} digits after the point; nothing is rounded.");
        }

        var before = decimal.Truncate(Math.Abs(bare)) is var whole && whole == 0 ? 0 : whole.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return property.Precision is { } precision && before > precision - (property.Scale ?? 0)
            ? FormattableString.Invariant($"has more than {precision - (property.Scale ?? 0)} digits before the point.")
            : null;
    }
}
