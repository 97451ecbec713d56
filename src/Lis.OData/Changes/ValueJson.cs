using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lis.OData.Model;

namespace Lis.OData.Changes;

/// <summary>Values as JSON: what is stored of collections and complex values, and what an audit tells.</summary>
public static class ValueJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A writer whose text is what the database keeps.</summary>
    public static Utf8JsonWriter Writer(Stream stream) => new(stream, Options);

    /// <summary>Adds a value in the form of payloads.</summary>
    public static void Write(Utf8JsonWriter writer, ODataType type, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string json when type is CollectionType:
                writer.WriteRawValue(json);
                break;
            case ComplexValue complex when type is ComplexType shape:
                Write(writer, shape, complex);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long when type is not EnumType:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number / 1.0000000000000000000000000000m);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "INF" : "-INF");
                break;
            default:
                writer.WriteStringValue(value as string ?? KeyLiteral.Raw(type, value));
                break;
        }
    }

    /// <summary>The JSON text of a collection with one item more; null = it was empty.</summary>
    internal static string Appended(string? items, ODataType element, object? item)
    {
        using var stream = new MemoryStream();
        using (var writer = Writer(stream))
        {
            writer.WriteStartArray();
            using var before = JsonDocument.Parse(items ?? "[]");
            foreach (var one in before.RootElement.EnumerateArray())
            {
                one.WriteTo(writer);
            }

            Write(writer, element, item);
            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    static void Write(Utf8JsonWriter writer, ComplexType type, ComplexValue value)
    {
        writer.WriteStartObject();
        foreach (var part in type.Properties)
        {
            writer.WritePropertyName(part.Name);
            Write(writer, part.Type, value.GetValueOrDefault(part.Name));
        }

        writer.WriteEndObject();
    }
}
