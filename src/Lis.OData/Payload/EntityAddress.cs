using System.Buffers;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Payload.Columns;
using Lis.OData.Planning;

namespace Lis.OData.Payload;

/// <summary>The canonical address of a row's entity, relative to the service root: <c>Prices(ProductId=1,From=2018-01-01)</c>.</summary>
public sealed class EntityAddress
{
    static readonly SearchValues<byte> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:@!$*"u8);

    readonly string set;
    readonly KeyPart[] parts;

    /// <summary>The address of rows of an entity set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="key">Where a row has its key values, in the order of the type's key.</param>
    public EntityAddress(EntitySet set, IReadOnlyList<ColumnRead> key)
    {
        this.set = Uri.EscapeDataString(set.Name);
        parts = [.. set.Type.Key.Zip(key, (property, column) => new KeyPart(property, column, ColumnWriters.For(property.Type, column, false)))];
    }

    /// <summary>The address of the rows of a shape; null when they have none.</summary>
    public static EntityAddress? Of(RowShape shape) =>
        shape.Set is { } set && (shape.Key.Length > 0 || set.IsSingleton) ? new EntityAddress(set, shape.Key) : null;

    /// <summary>Adds the address; percent-encoded, so it needs no escape in JSON or in a header.</summary>
    public void Write(Utf8Output output, Row row)
    {
        output.Write(set);
        if (parts.Length == 0)
        {
            return;
        }

        output.Write((byte)'(');
        foreach (var part in parts)
        {
            if (parts.Length > 1)
            {
                output.Write(Uri.EscapeDataString(part.Property.Name));
                output.Write((byte)'=');
            }

            WriteLiteral(output, row, part);
            output.Write((byte)',');
        }

        output.CutTo(output.Length - 1);
        output.Write((byte)')');
    }

    /// <summary>The address as text.</summary>
    public string TextOf(Row row)
    {
        using var text = new Utf8Output(256);
        Write(text, row);
        return System.Text.Encoding.UTF8.GetString(text.Written.Span);
    }

    static void WriteLiteral(Utf8Output output, Row row, KeyPart part)
    {
        var (prefix, isQuoted) = part.Property.Type switch
        {
            EnumType type => (type.FullName, true),
            PrimitiveType { Kind: PrimitiveKind.Duration } => ("duration", true),
            PrimitiveType { Kind: PrimitiveKind.String } => ("", true),
            _ => ("", false),
        };
        output.Write(prefix);
        if (isQuoted)
        {
            output.Write((byte)'\'');
        }

        using (var value = new Utf8Output(256))
        {
            part.Writer.WriteText(value, row, part.Column.Ordinal);
            WriteEncoded(output, value.Written.Span);
        }

        if (isQuoted)
        {
            output.Write((byte)'\'');
        }
    }

    static void WriteEncoded(Utf8Output output, ReadOnlySpan<byte> value)
    {
        foreach (var octet in value)
        {
            if (octet == '\'')
            {
                output.Write("''"u8);
            }
            else if (Plain.Contains(octet))
            {
                output.Write(octet);
            }
            else
            {
                output.Write((byte)'%');
                output.Format(octet, "X2");
            }
        }
    }

    sealed record KeyPart(StructuralProperty Property, ColumnRead Column, ColumnWriter Writer);
}
