using System.Collections.Immutable;
using Lis.OData.Execution;
using Lis.OData.Payload.Columns;
using Lis.OData.Payload.Negotiation;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Json;

/// <summary>Writes one member of a row's JSON object, name and comma included.</summary>
abstract class MemberWriter
{
    public abstract void Write(Utf8Output output, Row row, WriteScope scope);

    /// <summary>The writer of a shape's item; null when the dialect leaves the item out.</summary>
    /// <param name="item">The item.</param>
    /// <param name="owner">The shape in which it stands.</param>
    /// <param name="children">The expands of the statement behind the row.</param>
    /// <param name="format">The dialect.</param>
    public static MemberWriter? For(ShapeItem item, RowShape owner, ImmutableArray<PreparedChild> children, JsonFormat format) => item switch
    {
        ColumnItem column => new ColumnMember(column, format),
        AnnotationItem annotation => new AnnotationMember(annotation, format),
        ComplexItem complex => new ComplexMember(complex, owner, children, format),
        EntityItem entity => new EntityMember(entity, children, format),
        CollectionItem collection => new CollectionMember(collection, owner, children[collection.Child], format),
        DerivedItem derived => new DerivedMember(
            derived, [.. derived.Parts.Select(part => For(part, owner, children, format)).OfType<MemberWriter>()]),
        StreamItem stream => format.Metadata == MetadataLevel.Full && MediaControls.Of(stream, owner, format) is { } controls
            ? new StreamMember(controls)
            : null,
        AddressItem entity => format.Metadata != MetadataLevel.None ? new AddressMember(entity, format) : null,
        LinkItem link => format.Metadata == MetadataLevel.Full ? LinkMember.For(link.Name, owner, format) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };
}

/// <summary>A value in a column.</summary>
sealed class ColumnMember(ColumnItem item, JsonFormat format) : MemberWriter
{
    readonly ColumnWriter writer = ColumnWriters.For(item.Type, item.Column, format.NumbersAsText);
    readonly byte[] name = [.. format.TypeOf(item.Name, item.Type, item.IsDynamic), .. ControlNames.Member(item.Name)];
    readonly int ordinal = item.Column.Ordinal;
    readonly byte[] count = format.Control(item.Name, "count");
    readonly bool omitsNull = format.OmitNulls && item.Type is not Model.CollectionType;

    /// <summary>
    /// A column that is never NULL is not asked, which costs as much as a short value. A collection that was never set is kept as NULL, and what a
    /// request computes may come out as NULL (SQLite has no NaN).
    /// </summary>
    readonly bool canBeNull = item.Column.IsNullable || item.IsDynamic || item.Column.Store is Model.StoreType.Json or Model.StoreType.Float;

    public override void Write(Utf8Output output, Row row, WriteScope scope)
    {
        if (omitsNull && canBeNull && row.IsNull(ordinal))
        {
            return;
        }

        if (item.Count is { } number)
        {
            output.WriteName(count);
            output.WriteCount(row.GetInt64(number.Ordinal), format);
        }

        output.WriteName(name);
        if (canBeNull)
        {
            writer.WriteJson(output, row, ordinal);
        }
        else
        {
            writer.WriteValue(output, row, ordinal);
        }
    }
}

/// <summary>A complex value made of several columns.</summary>
sealed class ComplexMember(ComplexItem item, RowShape owner, ImmutableArray<PreparedChild> children, JsonFormat format) : MemberWriter
{
    readonly byte[] name = ControlNames.Member(item.Name);
    readonly byte[] type = format.Metadata == MetadataLevel.Full
        ? [.. format.Control("type"), .. System.Text.Encoding.UTF8.GetBytes($"\"{ControlNames.Fragment(item.Type)}\"")]
        : [];

    readonly MemberWriter[] parts = [.. item.Parts.Select(part => For(part, owner, children, format)).OfType<MemberWriter>()];

    public override void Write(Utf8Output output, Row row, WriteScope scope)
    {
        if (item.Presence is { } presence && row.IsNull(presence.Ordinal))
        {
            if (!format.OmitNulls)
            {
                output.WriteName(name);
                output.Write("null"u8);
            }

            return;
        }

        output.WriteName(name);
        output.Write((byte)'{');
        if (type.Length > 0)
        {
            output.WriteName(type);
        }

        foreach (var part in parts)
        {
            part.Write(output, row, scope);
        }

        output.Write((byte)'}');
    }
}

/// <summary>An expanded single-valued navigation.</summary>
sealed class EntityMember(EntityItem item, ImmutableArray<PreparedChild> children, JsonFormat format) : MemberWriter
{
    readonly byte[] name = ControlNames.Member(item.Name);
    readonly IRowWriter writer = item.IsReference ? new ReferenceWriter(item.Shape, format) : new RowWriter(item.Shape, children, format);

    public override void Write(Utf8Output output, Row row, WriteScope scope)
    {
        output.WriteName(name);
        if (row.IsNull(item.Presence.Ordinal))
        {
            output.Write("null"u8);
        }
        else
        {
            writer.Write(output, row, scope);
        }
    }
}

/// <summary>The links of a navigation in full metadata.</summary>
sealed class LinkMember(string navigation, EntityAddress address, JsonFormat format) : MemberWriter
{
    readonly byte[] association = format.Control(navigation, "associationLink");
    readonly byte[] link = format.Control(navigation, "navigationLink");

    public static LinkMember? For(string navigation, RowShape owner, JsonFormat format) =>
        EntityAddress.Of(owner) is { } address ? new LinkMember(navigation, address, format) : null;

    public override void Write(Utf8Output output, Row row, WriteScope scope)
    {
        WriteLink(output, association, row, scope, "/$ref");
        WriteLink(output, link, row, scope, "");
    }

    void WriteLink(Utf8Output output, byte[] name, Row row, WriteScope scope, string suffix)
    {
        output.WriteName(name);
        output.Write((byte)'"');
        output.Write(scope.Root);
        address.Write(output, row);
        output.Write((byte)'/');
        output.Write(navigation);
        output.Write(suffix);
        output.Write((byte)'"');
    }
}
