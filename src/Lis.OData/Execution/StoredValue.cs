using System.Globalization;
using Lis.OData.Model;

namespace Lis.OData.Execution;

/// <summary>The inverse of <see cref="Sql.StoreValue"/>: what a driver read becomes a value in the forms of <see cref="Parsing.LiteralConverter"/>.</summary>
static class StoredValue
{
    public static object? Of(object? value, ColumnSource source, ODataType type) => value is null ? null : source.Store switch
    {
        StoreType.Boolean => Convert.ToBoolean(value, CultureInfo.InvariantCulture),
        StoreType.Integer => Whole(Convert.ToInt64(value, CultureInfo.InvariantCulture), type),
        StoreType.Float => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        StoreType.Numeric => (decimal)value,
        StoreType.ScaledInteger => Scaled((long)value, source.Scale),
        StoreType.DecimalText => decimal.Parse((string)value, NumberStyles.Float, CultureInfo.InvariantCulture),
        StoreType.UuidText => Guid.Parse((string)value),
        StoreType.Date => value is DateTime midnight ? DateOnly.FromDateTime(midnight) : (DateOnly)value,
        StoreType.DateText => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        StoreType.Timestamp => new DateTimeOffset((DateTime)value, TimeSpan.Zero),
        StoreType.UnixMicroseconds => DateTimeOffset.UnixEpoch.AddTicks((long)value * TimeSpan.TicksPerMicrosecond),
        StoreType.Microseconds => Span((long)value * TimeSpan.TicksPerMicrosecond, type),
        _ => value,
    };

    static object Whole(long value, ODataType type) =>
        type is PrimitiveType { Kind: < PrimitiveKind.Int64 } ? (object)(int)value : value;

    static decimal Scaled(long value, int scale)
    {
        var size = (ulong)Math.Abs(value);
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), 0, value < 0, (byte)scale);
    }

    static object Span(long ticks, ODataType type) =>
        type is PrimitiveType { Kind: PrimitiveKind.TimeOfDay } ? new TimeOnly(ticks) : TimeSpan.FromTicks(ticks);
}
