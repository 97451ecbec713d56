using Lis.OData.Model;

namespace Lis.OData.Payload.Tables.Parquet;

/// <summary>The physical types of Parquet, by their numbers.</summary>
enum PhysicalType
{
    Boolean = 0,
    Int32 = 1,
    Int64 = 2,
    Double = 5,
    Bytes = 6,
    FixedBytes = 7,
}

/// <summary>What the bytes of a physical type mean.</summary>
enum Meaning
{
    Number,
    Text,
    Decimal,
    Day,
    Instant,
    Binary,
}

/// <summary>The type of a column in the file.</summary>
/// <param name="Physical">How values are kept.</param>
/// <param name="Meaning">What they mean.</param>
/// <param name="Precision">Digits of a decimal.</param>
/// <param name="Scale">Those after its point.</param>
sealed record ParquetType(PhysicalType Physical, Meaning Meaning, int Precision = 0, int Scale = 0)
{
    /// <summary>Bytes of a value of <see cref="PhysicalType.FixedBytes"/>.</summary>
    public const int FixedLength = 16;

    const int WidestInt64 = 18;
    const int WidestDecimal = 38;
    const int ComputedScale = 10;

    /// <summary>
    /// The type of a column: decimals with known facets of at most 18 digits in eight bytes, others in sixteen with ten digits after the
    /// point; times of day, durations, UUIDs, enumerations, collections and complex values as their text.
    /// </summary>
    public static ParquetType Of(TableColumn column) => column.Kind switch
    {
        PrimitiveKind.Boolean => new(PhysicalType.Boolean, Meaning.Number),
        PrimitiveKind.Byte or PrimitiveKind.SByte or PrimitiveKind.Int16 or PrimitiveKind.Int32 => new(PhysicalType.Int32, Meaning.Number),
        PrimitiveKind.Int64 => new(PhysicalType.Int64, Meaning.Number),
        PrimitiveKind.Single or PrimitiveKind.Double => new(PhysicalType.Double, Meaning.Number),
        PrimitiveKind.Decimal => column.Property is { Precision: <= WidestInt64 and > 0 and var precision, Scale: >= 0 and var scale }
            ? new(PhysicalType.Int64, Meaning.Decimal, precision, scale)
            : new(PhysicalType.FixedBytes, Meaning.Decimal, WidestDecimal, ComputedScale),
        PrimitiveKind.Date => new(PhysicalType.Int32, Meaning.Day),
        PrimitiveKind.DateTimeOffset => new(PhysicalType.Int64, Meaning.Instant),
        PrimitiveKind.Binary => new(PhysicalType.Bytes, Meaning.Binary),
        _ => new(PhysicalType.Bytes, Meaning.Text),
    };

    /// <summary>Writes the schema element of a column.</summary>
    public void WriteSchema(ThriftWriter thrift, string name)
    {
        const int Optional = 1;
        thrift.Int32(1, (int)Physical);
        if (Physical == PhysicalType.FixedBytes)
        {
            thrift.Int32(2, FixedLength);
        }

        thrift.Int32(3, Optional);
        thrift.Text(4, name);
        switch (Meaning)
        {
            case Meaning.Text:
                thrift.Int32(6, 0);
                thrift.Struct(10, () => thrift.Struct(1, () => { }));
                break;
            case Meaning.Decimal:
                thrift.Int32(6, 5);
                thrift.Int32(7, Scale);
                thrift.Int32(8, Precision);
                thrift.Struct(10, () => thrift.Struct(5, () =>
                {
                    thrift.Int32(1, Scale);
                    thrift.Int32(2, Precision);
                }));
                break;
            case Meaning.Day:
                thrift.Int32(6, 6);
                thrift.Struct(10, () => thrift.Struct(6, () => { }));
                break;
            case Meaning.Instant:
                thrift.Int32(6, 10);
                thrift.Struct(10, () => thrift.Struct(8, () =>
                {
                    thrift.Flag(1, true);
                    thrift.Struct(2, () => thrift.Struct(2, () => { }));
                }));
                break;
        }
    }
}
