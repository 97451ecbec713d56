using System.Text;
using System.Text.Json;
using Lis.OData.Changes;
using Lis.OData.Model;

namespace Lis.Api.V1.Changes;

/// <summary>What an audit entry tells of a change: every property that differs, old and new, and the links made and cut.</summary>
static class AuditText
{
    static readonly HashSet<string> Stamps = new(StringComparer.Ordinal) { "CreatedAt", "UpdatedAt", "RecordedAt", "ChangeNo" };

    public static string Of(RowChange change)
    {
        using var stream = new MemoryStream();
        using (var writer = ValueJson.Writer(stream))
        {
            writer.WriteStartObject();
            foreach (var property in change.Type.Properties.Where(property => !property.IsHidden && !Stamps.Contains(property.Name)))
            {
                WriteProperty(writer, change, property);
            }

            foreach (var group in change.Links.GroupBy(link => link.Navigation.Name))
            {
                writer.WriteStartObject(group.Key);
                WriteKeys(writer, "added", group.Where(link => link.IsAdded));
                WriteKeys(writer, "removed", group.Where(link => !link.IsAdded));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static void WriteProperty(Utf8JsonWriter writer, RowChange change, StructuralProperty property)
    {
        var name = property.Name;
        var old = change.Before?[name];
        var isTold = change.Kind switch
        {
            ChangeKind.Update => change.Differs(name),
            ChangeKind.Insert => change[name] is not null,
            _ => old is not null,
        };
        if (!isTold)
        {
            return;
        }

        writer.WriteStartObject(name);
        if (change.Kind != ChangeKind.Insert)
        {
            writer.WritePropertyName("old");
            ValueJson.Write(writer, property.Type, old);
        }

        if (change.Kind != ChangeKind.Delete)
        {
            writer.WritePropertyName("new");
            ValueJson.Write(writer, property.Type, change[name]);
        }

        writer.WriteEndObject();
    }

    static void WriteKeys(Utf8JsonWriter writer, string name, IEnumerable<LinkEdit> links)
    {
        var keys = links.Select(link => link.Key).ToList();
        if (keys.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        keys.ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
    }
}
