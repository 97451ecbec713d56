using Lis.OData.Model;

namespace Lis.OData.Planning.Building;

/// <summary>How a database keeps a value that no column dictates: literals on their own and results of computations.</summary>
static class NaturalStore
{
    public static ScalarType TypeOf(DatabaseDialect dialect, ODataType? type, bool isNullable, TextOrder order = default) =>
        new(type, Of(dialect, type), 0, order, isNullable);

    public static StoreType Of(DatabaseDialect dialect, ODataType? type) => type switch
    {
        PrimitiveType primitive => Of(dialect, primitive.Kind),
        EnumType => StoreType.Integer,
        null => StoreType.Text,
        _ => StoreType.Json,
    };

    static StoreType Of(DatabaseDialect dialect, PrimitiveKind kind)
    {
        var isSqlite = dialect == DatabaseDialect.Sqlite;
        return kind switch
        {
            PrimitiveKind.Boolean => StoreType.Boolean,
            >= PrimitiveKind.Byte and <= PrimitiveKind.Int64 => StoreType.Integer,
            PrimitiveKind.Single or PrimitiveKind.Double => StoreType.Float,
            PrimitiveKind.Decimal => isSqlite ? StoreType.DecimalText : StoreType.Numeric,
            PrimitiveKind.Guid => isSqlite ? StoreType.UuidText : StoreType.Uuid,
            PrimitiveKind.Date => isSqlite ? StoreType.DateText : StoreType.Date,
            PrimitiveKind.DateTimeOffset => isSqlite ? StoreType.UnixMicroseconds : StoreType.Timestamp,
            PrimitiveKind.TimeOfDay or PrimitiveKind.Duration => StoreType.Microseconds,
            PrimitiveKind.Binary or PrimitiveKind.Stream => StoreType.Bytes,
            _ => StoreType.Text,
        };
    }
}
