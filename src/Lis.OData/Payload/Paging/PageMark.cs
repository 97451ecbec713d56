using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Lis.OData.Execution;
using Lis.OData.Model;
using Lis.OData.Planning;

namespace Lis.OData.Payload.Paging;

/// <summary>The place of a row in the total order: its order values as text, in the form in which the database keeps them; null = NULL.</summary>
/// <param name="Values">One for each <see cref="PagePlan.Keys"/>.</param>
public sealed record PageMark(ImmutableArray<string?> Values)
{
    /// <summary>The place of the current row.</summary>
    public static PageMark Of(Row row, ImmutableArray<PageKey> keys) =>
        new([.. keys.Select(key => row.IsNull(key.Column.Ordinal) ? null : Text(row, key.Column))]);

    /// <summary>The values as the database takes them.</summary>
    /// <exception cref="FormatException">A text is not a value of its column.</exception>
    /// <exception cref="OverflowException">A number is out of range.</exception>
    public ImmutableArray<object?> ToStore(ImmutableArray<PageKey> keys) =>
        Values.Length == keys.Length
            ? [.. Values.Zip(keys, (text, key) => text is null ? null : Value(text, key.Column.Store))]
            : throw new FormatException("The number of order values differs.");

    static string Text(Row row, ColumnRead column) => column.Store switch
    {
        StoreType.Boolean => row.GetBoolean(column.Ordinal) ? "1" : "0",
        StoreType.Integer or StoreType.ScaledInteger or StoreType.Microseconds =>
            row.GetInt64(column.Ordinal).ToString(CultureInfo.InvariantCulture),
        StoreType.Timestamp or StoreType.UnixMicroseconds => row.GetInstant(column.Ordinal).ToString(CultureInfo.InvariantCulture),
        StoreType.Float => row.GetDouble(column.Ordinal).ToString("R", CultureInfo.InvariantCulture),
        StoreType.Numeric => row.GetDecimal(column.Ordinal).ToString(CultureInfo.InvariantCulture),
        StoreType.Uuid => row.GetGuid(column.Ordinal).ToString("D"),
        StoreType.Date => row.GetDate(column.Ordinal).ToString("O", CultureInfo.InvariantCulture),
        StoreType.Bytes => Convert.ToBase64String(row.GetBytes(column.Ordinal)),
        _ => Encoding.UTF8.GetString(row.GetUtf8(column.Ordinal)),
    };

    static object Value(string text, StoreType store) => store switch
    {
        StoreType.Boolean => text == "1",
        StoreType.Integer or StoreType.ScaledInteger or StoreType.Microseconds or StoreType.UnixMicroseconds =>
            long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        StoreType.Timestamp => DateTime.UnixEpoch.AddTicks(
            checked(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond)),
        StoreType.Float => double.Parse(text, CultureInfo.InvariantCulture),
        StoreType.Numeric => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
        StoreType.Uuid => Guid.ParseExact(text, "D"),
        StoreType.Date => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
        StoreType.Bytes => Convert.FromBase64String(text),
        _ => text,
    };
}
