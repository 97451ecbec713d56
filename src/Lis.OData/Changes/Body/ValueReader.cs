using System.Text;
using System.Text.Json;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;

namespace Lis.OData.Changes.Body;

/// <summary>Reads JSON values as what their properties are (OData JSON Format 7). Nothing is rounded or cut: what does not fit is a finding.</summary>
/// <param name="findings">Where what is wrong goes.</param>
/// <param name="numbersMayBeText">Edm.Int64 and Edm.Decimal may stand as text (<c>IEEE754Compatible=true</c>).</param>
sealed class ValueReader(BodyFindings findings, bool numbersMayBeText)
{
    /// <summary>The value of a property; null also when it is wrong, which the findings then tell.</summary>
    public object? Read(ref Utf8JsonReader reader, StructuralProperty property, string path)
    {
        if (reader.TokenType == JsonTokenType.Null && (!property.IsNullable || property.Type is CollectionType))
        {
            findings.Add(FaultCode.InvalidValue, $"{property.Name} cannot be null.", path);
            return null;
        }

        return property.Type is CollectionType collection
            ? Items(ref reader, collection, property, path)
            : Item(ref reader, property.Type, property, path);
    }

    object? Item(ref Utf8JsonReader reader, ODataType type, StructuralProperty property, string path)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (type is ComplexType complex)
        {
            return Complex(ref reader, complex, path);
        }

        var value = Primitive(ref reader, type);
        if (value is null)
        {
            Wrong(ref reader, type, path);
        }
        else if (Facets.Complaint(property, value) is { } complaint)
        {
            findings.Add(FaultCode.InvalidValue, $"{property.Name} {complaint}", path);
        }

        return value;
    }

    object? Primitive(ref Utf8JsonReader reader, ODataType type)
    {
        var isNumeric = type is PrimitiveType { IsNumeric: true };
        switch (reader.TokenType)
        {
            case JsonTokenType.String when JsonDocumentReader.Text(ref reader) is { } text && (!isNumeric || MayBeText((PrimitiveType)type, text)):
                return LiteralConverter.TryConvert(isNumeric ? KindOf(text) : LiteralKind.String, text, type);
            case JsonTokenType.Number when isNumeric:
                var raw = Encoding.ASCII.GetString(reader.ValueSpan);
                return LiteralConverter.TryConvert(KindOf(raw), raw, type);
            case JsonTokenType.True or JsonTokenType.False when type == PrimitiveType.Boolean:
                return reader.TokenType == JsonTokenType.True;
            default:
                return null;
        }
    }

    string? Items(ref Utf8JsonReader reader, CollectionType type, StructuralProperty property, string path)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Wrong(ref reader, type, path);
            return null;
        }

        using var stream = new MemoryStream();
        using (var writer = ValueJson.Writer(stream))
        {
            writer.WriteStartArray();
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                var place = BodyPath.Join(path, index);
                if (reader.TokenType == JsonTokenType.Null && !property.IsNullable)
                {
                    findings.Add(FaultCode.InvalidValue, "An item of this collection cannot be null.", place);
                }

                ValueJson.Write(writer, type.Element, Item(ref reader, type.Element, property, place));
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    ComplexValue? Complex(ref Utf8JsonReader reader, ComplexType type, string path)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Wrong(ref reader, type, path);
            return null;
        }

        var parts = new ComplexValue();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonDocumentReader.Text(ref reader) ?? "";
            reader.Read();
            if (name.Contains('@', StringComparison.Ordinal))
            {
                reader.Skip();
            }
            else if (type.FindProperty(name) is not { IsHidden: false } property)
            {
                findings.Add(FaultCode.UnknownProperty, $"{type.Name} has no property '{name}'.", BodyPath.Join(path, name));
                reader.Skip();
            }
            else if (!parts.TryAdd(name, Read(ref reader, property, BodyPath.Join(path, name))))
            {
                findings.Add(FaultCode.InvalidBody, $"'{name}' stands twice.", BodyPath.Join(path, name));
            }
        }

        return parts;
    }

    /// <summary>Says what would be right and passes over the value.</summary>
    void Wrong(ref Utf8JsonReader reader, ODataType type, string path)
    {
        var found = reader.TokenType switch
        {
            JsonTokenType.String => JsonDocumentReader.Text(ref reader) is { } text ? $"'{(text.Length > 60 ? $"{text[..60]}…" : text)}'" : "text with NUL or broken characters",
            JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan[..Math.Min(60, reader.ValueSpan.Length)]),
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            var token => token.ToString().ToLowerInvariant(),
        };
        reader.Skip();
        findings.Add(FaultCode.InvalidValue, $"{found} is not a value of {type.FullName}.{Hint(type, found)}", path);
    }

    bool MayBeText(PrimitiveType type, string text) =>
        (numbersMayBeText && type.Kind is PrimitiveKind.Int64 or PrimitiveKind.Decimal)
        || (type.Kind is PrimitiveKind.Single or PrimitiveKind.Double && text is "INF" or "-INF" or "NaN");

    static LiteralKind KindOf(string number) => number.AsSpan().IndexOfAny(".eEN") < 0 ? LiteralKind.Int64 : LiteralKind.Double;

    static string Hint(ODataType type, string found) => type switch
    {
        CollectionType => " Write an array.",
        ComplexType => " Write an object.",
        EnumType enumeration => $" {Parsing.Values.EnumLiteral.Hint(enumeration, found.Trim('\''))}",
        PrimitiveType { Kind: PrimitiveKind.Boolean } => " Write true or false.",
        PrimitiveType { Kind: PrimitiveKind.String } => " Write text in double quotes, without NUL characters.",
        PrimitiveType { Kind: PrimitiveKind.Duration } => " Write a duration as \"P1DT2H\".",
        PrimitiveType { Kind: PrimitiveKind.DateTimeOffset } => " Write an instant with its zone: \"2024-01-31T12:00:00Z\".",
        PrimitiveType { Kind: PrimitiveKind.Date } => " Write a day as \"2024-01-31\".",
        PrimitiveType { IsInteger: true } => " Write a whole number in the range of the type, without quotes, point or exponent.",
        PrimitiveType { Kind: PrimitiveKind.Decimal } => " Write a number of at most 28 digits, without quotes.",
        _ => "",
    };
}
