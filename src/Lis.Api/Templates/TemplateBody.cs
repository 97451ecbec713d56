using System.Globalization;
using System.Text.Json;
using Lis.Import.Templates;

namespace Lis.Api.Templates;

/// <summary>A line of a template as the body of a change.</summary>
static class TemplateBody
{
    /// <summary>All that the line says but its key.</summary>
    public static byte[] Of(TemplateShape shape, TemplateRow row, bool withKey)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var column in shape.Columns.Where(column => (withKey || !column.IsKey) && row.Values.ContainsKey(column.Property)))
            {
                writer.WritePropertyName(column.Property);
                Write(writer, column, row.Values[column.Property]);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    static void Write(Utf8JsonWriter writer, TemplateColumn column, object? value)
    {
        switch (value)
        {
            case null when column.Kind == TemplateKind.List:
                writer.WriteStartArray();
                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateOnly day:
                writer.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<string> list:
                writer.WriteStartArray();
                foreach (var text in list)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
