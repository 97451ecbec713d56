using Lis.OData.Execution;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Json;

/// <summary>The media links and the media type of a media entity, or of a stream property by its name (OData JSON Format 4.6.13 to 4.6.14).</summary>
sealed class MediaControls(EntityAddress address, string property, bool canWrite, ColumnRead? mediaType, JsonFormat format)
{
    readonly byte[] read = format.Control(property, "mediaReadLink");
    readonly byte[] edit = format.Control(property, "mediaEditLink");
    readonly byte[] type = format.Control(property, "mediaContentType");

    /// <summary>Those of a media entity; null when the shape is none.</summary>
    public static MediaControls? Of(RowShape shape, JsonFormat format) => shape.Type?.Media is not null && EntityAddress.Of(shape) is { } address
        ? new MediaControls(address, "", shape.Set is { IsReadOnly: false }, shape.MediaType, format)
        : null;

    /// <summary>Those of a stream property; null when the shape has no address.</summary>
    public static MediaControls? Of(StreamItem item, RowShape owner, JsonFormat format) => EntityAddress.Of(owner) is { } address
        ? new MediaControls(address, item.Name, owner.Set is { IsReadOnly: false }, item.MediaType, format)
        : null;

    public void Write(Utf8Output output, Row row, WriteScope scope)
    {
        WriteLink(output, read, row, scope);
        if (canWrite)
        {
            WriteLink(output, edit, row, scope);
        }

        if (mediaType is { } column && !row.IsNull(column.Ordinal))
        {
            output.WriteName(type);
            new Columns.TextWriter().WriteJson(output, row, column.Ordinal);
        }
    }

    void WriteLink(Utf8Output output, byte[] name, Row row, WriteScope scope)
    {
        output.WriteName(name);
        output.Write((byte)'"');
        output.Write(scope.Root);
        address.Write(output, row);
        output.Write((byte)'/');
        output.Write(property.Length == 0 ? "$value" : property);
        output.Write((byte)'"');
    }
}

/// <summary>What an entity has besides when it is of a derived type.</summary>
sealed class DerivedMember(DerivedItem item, MemberWriter[] parts) : MemberWriter
{
    public override void Write(Utf8Output output, Row row, WriteScope scope)
    {
        if (row.IsNull(item.Presence.Ordinal))
        {
            return;
        }

        foreach (var part in parts)
        {
            part.Write(output, row, scope);
        }
    }
}

/// <summary>The links of a stream property in full metadata.</summary>
sealed class StreamMember(MediaControls controls) : MemberWriter
{
    public override void Write(Utf8Output output, Row row, WriteScope scope) => controls.Write(output, row, scope);
}
