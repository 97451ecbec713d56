using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Payload.Json;

namespace Lis.OData.Payload.Columns;

/// <summary>Text.</summary>
sealed class TextWriter() : ColumnWriter(true)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal) => output.Write(row.GetUtf8(ordinal));

    protected override void WriteInside(Utf8Output output, Row row, int ordinal) => output.WriteEscaped(row.GetUtf8(ordinal));
}

/// <summary>Text that never needs an escape: a UUID or a day as SQLite keeps them.</summary>
sealed class PlainTextWriter() : ColumnWriter(true)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal) => output.Write(row.GetUtf8(ordinal));
}

/// <summary>A UUID of a database that has the type.</summary>
sealed class GuidWriter() : ColumnWriter(true)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal) => output.Format(row.GetGuid(ordinal), default);
}

/// <summary>Bytes as base64url without padding (OData JSON Format 7.1); bare they are the bytes themselves.</summary>
sealed class BinaryWriter() : ColumnWriter(true)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal) => output.Write(row.GetBytes(ordinal));

    protected override void WriteInside(Utf8Output output, Row row, int ordinal)
    {
        var bytes = row.GetBytes(ordinal);
        output.Advance(Base64Url.EncodeToUtf8(bytes, output.Reserve(Base64Url.GetEncodedLength(bytes.Length))));
    }
}

/// <summary>A collection or complex value that is kept as JSON.</summary>
sealed class JsonWriter(bool isCollection) : ColumnWriter(false)
{
    /// <summary>A collection is never null.</summary>
    protected override ReadOnlySpan<byte> NullJson => isCollection ? "[]"u8 : "null"u8;

    public override void WriteText(Utf8Output output, Row row, int ordinal) => output.Write(row.GetUtf8(ordinal));
}

/// <summary>An enumeration by the names of its members; a combination of flags as names with commas, a value without a name as number.</summary>
sealed class EnumWriter(EnumType type) : ColumnWriter(true)
{
    readonly FrozenDictionary<long, byte[]> names = type.Members
        .DistinctBy(member => member.Value)
        .ToFrozenDictionary(member => member.Value, member => Encoding.UTF8.GetBytes(member.Name));

    public override void WriteText(Utf8Output output, Row row, int ordinal)
    {
        var value = row.GetInt64(ordinal);
        if (names.TryGetValue(value, out var name))
        {
            output.Write(name);
        }
        else if (type.IsFlags && Combination(value) is { Length: > 0 } combined)
        {
            output.Write(combined);
        }
        else
        {
            output.Write(value);
        }
    }

    /// <summary>The members that make up the value, in declaration order; empty when some bit has no member.</summary>
    string Combination(long value)
    {
        var parts = type.Members.Where(member => member.Value != 0 && (value & member.Value) == member.Value).ToList();
        return parts.Aggregate(0L, (all, member) => all | member.Value) == value ? string.Join(',', parts.Select(member => member.Name)) : "";
    }
}
