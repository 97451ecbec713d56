using System.Text;
using Lis.OData.Model;
using Lis.OData.Payload.Negotiation;

namespace Lis.OData.Payload.Json;

/// <summary>Names of members as they stand in a JSON object, encoded once: comma, quoted name, colon.</summary>
static class ControlNames
{
    /// <summary><c>,"Name":</c></summary>
    public static byte[] Member(string name) => Encoding.UTF8.GetBytes($",\"{name}\":");

    /// <summary>Control information of the object itself, for example <c>,"@odata.etag":</c>.</summary>
    public static byte[] Control(this JsonFormat format, string name) => Member(format.Version.Prefix() + name);

    /// <summary>Control information of a member, for example <c>,"Prices@odata.count":</c>.</summary>
    public static byte[] Control(this JsonFormat format, string member, string name) => Member(member + format.Version.Prefix() + name);

    /// <summary>Starts a member; the comma is left out after the opening brace.</summary>
    public static void WriteName(this Utf8Output output, byte[] member) => output.Write(output.Last == '{' ? member.AsSpan(1) : member);

    /// <summary>Adds a count; text where the client cannot read large numbers.</summary>
    public static void WriteCount(this Utf8Output output, long count, JsonFormat format)
    {
        if (format.NumbersAsText)
        {
            output.Write((byte)'"');
        }

        output.Write(count);
        if (format.NumbersAsText)
        {
            output.Write((byte)'"');
        }
    }

    /// <summary>
    /// The annotation with the type of a value whose JSON form does not tell it (OData JSON Format 4.5.3); empty when none is due: text,
    /// booleans and doubles tell theirs, complex values have it inside, declared properties carry it only in full metadata.
    /// </summary>
    public static byte[] TypeOf(this JsonFormat format, string member, ODataType type, bool isDynamic)
    {
        var isDue = format.Metadata == MetadataLevel.Full || (format.Metadata == MetadataLevel.Minimal && isDynamic);
        return isDue && type is not ComplexType and not PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Boolean or PrimitiveKind.Double }
            ? [.. format.Control(member, "type"), .. Encoding.UTF8.GetBytes($"\"{Fragment(type)}\"")]
            : [];
    }

    /// <summary>A type's name as URI fragment; primitive types without <c>Edm.</c>.</summary>
    public static string Fragment(ODataType type) => "#" + type switch
    {
        CollectionType { Element: PrimitiveType primitive } => $"Collection({primitive.Kind})",
        PrimitiveType primitive => primitive.Kind.ToString(),
        _ => type.FullName,
    };
}
