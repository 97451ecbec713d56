using Lis.OData.Model;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Columns;

/// <summary>The table from EDM type and store to writer.</summary>
public static class ColumnWriters
{
    /// <summary>The writer of a column.</summary>
    /// <param name="type">The EDM type of the value.</param>
    /// <param name="column">How the column keeps it.</param>
    /// <param name="numbersAsText">Whether Edm.Int64 and Edm.Decimal are JSON strings.</param>
    public static ColumnWriter For(ODataType type, ColumnRead column, bool numbersAsText) => (column.Store, type) switch
    {
        (StoreType.Json, _) => new JsonWriter(type is CollectionType),
        (_, EnumType enumeration) => new EnumWriter(enumeration),
        (StoreType.Boolean, _) or (_, PrimitiveType { Kind: PrimitiveKind.Boolean }) => new BooleanWriter(),
        (StoreType.Integer, _) => new IntegerWriter(numbersAsText && IsLarge(type)),
        (StoreType.Float, PrimitiveType { Kind: PrimitiveKind.Decimal }) => new FloatAsDecimalWriter(numbersAsText),
        (StoreType.Float, _) => new FloatWriter(type is PrimitiveType { Kind: PrimitiveKind.Single }),
        (StoreType.Numeric, _) => new DecimalWriter(numbersAsText && IsLarge(type)),
        (StoreType.ScaledInteger, _) => new ScaledWriter(column.Scale, numbersAsText && IsLarge(type)),
        (StoreType.DecimalText, _) => new DecimalTextWriter(numbersAsText && IsLarge(type)),
        (StoreType.Uuid, _) => new GuidWriter(),
        (StoreType.UuidText or StoreType.DateText, _) => new PlainTextWriter(),
        (StoreType.Date, _) => new DateWriter(),
        (StoreType.Timestamp or StoreType.UnixMicroseconds, _) => new InstantWriter(),
        (StoreType.Microseconds, PrimitiveType { Kind: PrimitiveKind.TimeOfDay }) => new TimeOfDayWriter(),
        (StoreType.Microseconds, _) => new DurationWriter(),
        (StoreType.Bytes, _) => new BinaryWriter(),
        _ => new TextWriter(),
    };

    static bool IsLarge(ODataType type) => type is PrimitiveType { Kind: PrimitiveKind.Int64 or PrimitiveKind.Decimal };
}
