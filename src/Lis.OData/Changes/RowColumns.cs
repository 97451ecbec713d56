using System.Text;
using Lis.OData.Model;
using Lis.OData.Planning;
using Lis.OData.Sql;

namespace Lis.OData.Changes;

/// <summary>The columns that a change sets, and those of a row's key.</summary>
static class RowColumns
{
    public static IEnumerable<ColumnValue> Of(RowChange change) =>
        (from pair in change.Values
         let property = change.Type.FindProperty(pair.Key) ?? throw new InvalidOperationException($"{change.Type.Name} has no property {pair.Key}.")
         from column in Of(property, pair.Value, change.Before?[pair.Key])
         select column).Concat(change.StreamEdits.SelectMany(edit => Of(change, edit)));

    public static IEnumerable<ColumnValue> OfKey(StoredRow row) => row.Type.Key.Select(property => Value(property, row[property.Name]));

    /// <summary>The column of a property that has exactly one.</summary>
    public static ColumnValue Value(StructuralProperty property, object? value)
    {
        var source = (ColumnSource)property.Source;
        return new ColumnValue(source.Column, property.Type, source, value);
    }

    /// <summary>A media type that a property keeps too is that property's to set.</summary>
    static IEnumerable<ColumnValue> Of(RowChange change, StreamEdit edit)
    {
        yield return new ColumnValue(edit.Source.Content.Column, PrimitiveType.Binary, edit.Source.Content, edit.Bytes);
        if (edit.Source.MediaType is { } type && !change.Values.Keys.Any(name => type.Equals(change.Type.FindProperty(name)?.Source)))
        {
            yield return new ColumnValue(type.Column, PrimitiveType.String, type, edit.MediaType);
        }
    }

    static IEnumerable<ColumnValue> Of(StructuralProperty property, object? value, object? before)
    {
        foreach (var column in StoredColumn.Of(property))
        {
            if (column.Part is not { } part)
            {
                yield return Value(property, value is ComplexValue whole ? Json((ComplexType)property.Type, whole, before as string) : value);
            }
            else if (value is not ComplexValue complex)
            {
                yield return new ColumnValue(column.Source.Column, part.Type, column.Source, null);
            }
            else if (complex.TryGetValue(part.Name, out var given) || before is null)
            {
                yield return new ColumnValue(column.Source.Column, part.Type, column.Source, given);
            }
        }
    }

    /// <summary>A complex value kept as JSON: the parts given, the others as they were.</summary>
    static string Json(ComplexType type, ComplexValue value, string? before)
    {
        using var old = before is null ? null : System.Text.Json.JsonDocument.Parse(before);
        using var stream = new MemoryStream();
        using (var writer = ValueJson.Writer(stream))
        {
            writer.WriteStartObject();
            foreach (var part in type.Properties)
            {
                writer.WritePropertyName(part.Name);
                if (!value.ContainsKey(part.Name) && old is not null && old.RootElement.TryGetProperty(part.Name, out var kept))
                {
                    kept.WriteTo(writer);
                }
                else
                {
                    ValueJson.Write(writer, part.Type, value.GetValueOrDefault(part.Name));
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
