using System.Collections.Immutable;
using System.Text;
using Lis.OData.Execution;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Json;

/// <summary>Writes a row as one JSON value.</summary>
interface IRowWriter
{
    /// <summary>Adds what stands between the braces, so that a caller can put more before it.</summary>
    void WriteMembers(Utf8Output output, Row row, WriteScope scope);

    /// <summary>Adds the object of the current row.</summary>
    void Write(Utf8Output output, Row row, WriteScope scope)
    {
        output.Write((byte)'{');
        WriteMembers(output, row, scope);
        output.Write((byte)'}');
    }
}

/// <summary>Writes rows of one shape as JSON objects in one dialect: built once per plan and dialect, then used for every row.</summary>
sealed class RowWriter : IRowWriter
{
    readonly MemberWriter[] members;
    readonly MemberWriter[][] kinds;
    readonly int kind;
    readonly EntityControls? controls;

    public RowWriter(RowShape shape, ImmutableArray<PreparedChild> children, JsonFormat format)
    {
        members = Members(shape, shape.Items, children, format);
        kinds = [.. (shape.Variants?.Items ?? []).Select(items => Members(shape, items, children, format))];
        kind = shape.Variants?.Number.Ordinal ?? -1;
        controls = shape.Type is not null && format.Metadata != MetadataLevel.None ? new EntityControls(shape, format) : null;
    }

    public void WriteMembers(Utf8Output output, Row row, WriteScope scope)
    {
        controls?.Write(output, row, scope);
        foreach (var member in kind < 0 ? members : kinds[row.GetInt64(kind)])
        {
            member.Write(output, row, scope);
        }
    }

    static MemberWriter[] Members(RowShape shape, ImmutableArray<ShapeItem> items, ImmutableArray<PreparedChild> children, JsonFormat format) =>
    [
        .. MissingKeys(shape, format).Select(item => new ColumnMember(item, format)),
        .. items.SelectMany(item => LinksOf(item, shape, format).Append(MemberWriter.For(item, shape, children, format))).OfType<MemberWriter>(),
    ];

    /// <summary>In full metadata an expanded navigation has its links too, before its value.</summary>
    static IEnumerable<MemberWriter?> LinksOf(ShapeItem item, RowShape owner, JsonFormat format) =>
        format.Metadata == MetadataLevel.Full && item is EntityItem { IsMade: false } or CollectionItem { IsMade: false } ? [LinkMember.For(item.Name, owner, format)] : [];

    /// <summary>
    /// Key properties that the request did not select. They are written all the same, since without them nobody could address the entity
    /// (OData JSON Format 4.5.8); only an answer without metadata leaves them out.
    /// </summary>
    static IEnumerable<ColumnItem> MissingKeys(RowShape shape, JsonFormat format) =>
        shape.Type is null || format.Metadata == MetadataLevel.None
            ? []
            : shape.Type.Key.Zip(shape.Key, (property, column) => new ColumnItem(property.Name, property.Type, column))
                .Where(key => shape.Items.All(item => item.Name != key.Name));
}

/// <summary>The control information of an entity: its ETag, and in full metadata its type, id and edit link.</summary>
sealed class EntityControls(RowShape shape, JsonFormat format)
{
    readonly byte[] etag = format.Control("etag");
    readonly byte[] id = format.Control("id");
    readonly byte[] link = format.Control(shape.Set is { IsReadOnly: true } ? "readLink" : "editLink");
    readonly byte[] type = [.. format.Control("type"), .. Encoding.UTF8.GetBytes($"\"{ControlNames.Fragment(shape.Type!)}\"")];
    readonly EntityAddress? address = format.Metadata == MetadataLevel.Full ? EntityAddress.Of(shape) : null;
    readonly OperationControls? operations =
        format.Metadata == MetadataLevel.Full && EntityAddress.Of(shape) is { } target ? new OperationControls(shape, target) : null;

    readonly MediaControls? media = format.Metadata == MetadataLevel.Full ? MediaControls.Of(shape, format) : null;

    /// <summary>The types that derive from the row's, those farthest from it first, with what tells that a row is one of them.</summary>
    readonly (int Presence, byte[] Type)[] derived = [.. shape.Items.OfType<DerivedItem>().Reverse()
        .Select(item => (item.Presence.Ordinal, (byte[])[.. format.Control("type"), .. Encoding.UTF8.GetBytes($"\"{ControlNames.Fragment(item.Type)}\"")]))];

    public void Write(Utf8Output output, Row row, WriteScope scope)
    {
        WriteType(output, row);
        if (address is not null)
        {
            WriteAddress(output, id, row, scope, address);
        }

        if (shape.Version is { } version && !row.IsNull(version.Ordinal))
        {
            output.WriteName(etag);
            output.Write("\"W/\\\""u8);
            output.Write(row.GetInt64(version.Ordinal));
            output.Write("\\\"\""u8);
        }

        if (address is not null)
        {
            WriteAddress(output, link, row, scope, address);
            media?.Write(output, row, scope);
            operations?.Write(output, row, scope);
        }
    }

    /// <summary>In full metadata every type; else only one that the context does not tell.</summary>
    void WriteType(Utf8Output output, Row row)
    {
        foreach (var (presence, name) in derived)
        {
            if (!row.IsNull(presence))
            {
                output.WriteName(name);
                return;
            }
        }

        if (address is not null)
        {
            output.WriteName(type);
        }
    }

    static void WriteAddress(Utf8Output output, byte[] name, Row row, WriteScope scope, EntityAddress address)
    {
        output.WriteName(name);
        output.Write((byte)'"');
        output.Write(scope.Root);
        address.Write(output, row);
        output.Write((byte)'"');
    }
}

/// <summary>Writes only the id of a row's entity, as <c>/$ref</c> does (OData JSON Format 14).</summary>
sealed class ReferenceWriter(RowShape shape, JsonFormat format) : IRowWriter
{
    readonly byte[] id = format.Control("id");
    readonly EntityAddress address = new(shape.Set ?? throw new ArgumentException("A reference needs an entity set.", nameof(shape)), shape.Key);

    public void WriteMembers(Utf8Output output, Row row, WriteScope scope)
    {
        output.WriteName(id);
        output.Write((byte)'"');
        output.Write(scope.Root);
        address.Write(output, row);
        output.Write((byte)'"');
    }
}
