using System.Buffers.Binary;
using System.Globalization;
using Lis.OData.Errors;
using Lis.OData.Execution;

namespace Lis.OData.Payload.Tables.Parquet;

/// <summary>Turns the values of a column into the bytes of its type. One value at a time, so that the bytes can be compared for statistics.</summary>
sealed class ParquetValues(TableColumn column, ParquetType type) : IDisposable
{
    static readonly int DayZero = new DateOnly(1970, 1, 1).DayNumber;

    readonly byte[] bytes = new byte[ParquetType.FixedLength];
    readonly Utf8Output text = new(256);

    /// <summary>The bytes of the row's value, which must be there; valid until the next call. A boolean is one byte.</summary>
    public ReadOnlySpan<byte> Of(Row row)
    {
        switch (type)
        {
            case { Meaning: Meaning.Instant }:
                return Int64(row.GetInstant(column.Column.Ordinal));
            case { Physical: PhysicalType.Boolean }:
                bytes[0] = row.GetBoolean(column.Column.Ordinal) ? (byte)1 : (byte)0;
                return bytes.AsSpan(0, 1);
            case { Meaning: Meaning.Binary }:
                return row.GetBytes(column.Column.Ordinal);
        }

        text.Clear();
        column.WriteText(text, row);
        var written = text.Written.Span;
        return type switch
        {
            { Meaning: Meaning.Decimal, Physical: PhysicalType.Int64 } => Int64((long)Scaled(written)),
            { Meaning: Meaning.Decimal } => Int128(Scaled(written)),
            { Meaning: Meaning.Day } => Int32(DayOf(written) - DayZero),
            { Physical: PhysicalType.Int32 } => Int32(int.Parse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
            { Physical: PhysicalType.Int64 } => Int64(long.Parse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
            { Physical: PhysicalType.Double } => Double(written),
            _ => written,
        };
    }

    /// <summary>Whether the first value sorts before the second, in the order of the type.</summary>
    public bool IsBefore(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => type.Physical switch
    {
        PhysicalType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(first) < BinaryPrimitives.ReadInt32LittleEndian(second),
        PhysicalType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(first) < BinaryPrimitives.ReadInt64LittleEndian(second),
        PhysicalType.Double => BinaryPrimitives.ReadDoubleLittleEndian(first) < BinaryPrimitives.ReadDoubleLittleEndian(second),
        PhysicalType.FixedBytes => BinaryPrimitives.ReadInt128BigEndian(first) < BinaryPrimitives.ReadInt128BigEndian(second),
        _ => first.SequenceCompareTo(second) < 0,
    };

    public void Dispose() => text.Dispose();

    Int128 Scaled(ReadOnlySpan<byte> digits)
    {
        try
        {
            var value = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
            var whole = decimal.Truncate(value);
            return checked(((Int128)whole * Power(type.Scale)) + (Int128)decimal.Round((value - whole) * (decimal)Power(type.Scale)));
        }
        catch (OverflowException)
        {
            throw new FaultException(FaultCode.ArithmeticError, $"A value of {column.Name} has more digits than a decimal of Parquet.");
        }
    }

    ReadOnlySpan<byte> Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes.AsSpan(0, sizeof(int));
    }

    ReadOnlySpan<byte> Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes.AsSpan(0, sizeof(long));
    }

    ReadOnlySpan<byte> Int128(Int128 value)
    {
        BinaryPrimitives.WriteInt128BigEndian(bytes, value);
        return bytes;
    }

    ReadOnlySpan<byte> Double(ReadOnlySpan<byte> written)
    {
        var value = written switch
        {
            [(byte)'I', ..] => double.PositiveInfinity,
            [(byte)'-', (byte)'I', ..] => double.NegativeInfinity,
            _ => double.Parse(written, CultureInfo.InvariantCulture),
        };
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes.AsSpan(0, sizeof(double));
    }

    static int DayOf(ReadOnlySpan<byte> text) => new DateOnly(
        int.Parse(text[..4], CultureInfo.InvariantCulture),
        int.Parse(text[5..7], CultureInfo.InvariantCulture),
        int.Parse(text[8..10], CultureInfo.InvariantCulture)).DayNumber;

    static Int128 Power(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
