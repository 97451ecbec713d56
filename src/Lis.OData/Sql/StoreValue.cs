using System.Globalization;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;
using Lis.OData.Sql.Sqlite;

namespace Lis.OData.Sql;

/// <summary>Values in the form in which a column keeps them; what is sent as a parameter.</summary>
public static class StoreValue
{
    const string DayFormat = "yyyy-MM-dd";

    /// <summary>The value of a literal for a parameter.</summary>
    /// <exception cref="FaultException">The literal is no value of the parameter's type (<see cref="FaultCode.InvalidLiteral"/>).</exception>
    public static object Of(RequestLiteral literal, ParameterSpec parameter) => Of(LiteralConverter.Convert(literal, parameter.Type), parameter);

    /// <summary>
    /// A value for a parameter: bool, long, double, decimal, string, Guid, DateOnly, DateTime in UTC or byte[], by the parameter's store.
    /// Parts of a microsecond are cut off. A decimal with more digits than a scaled column keeps becomes a double between two of its whole
    /// numbers, so that it equals none of them and lies where it should.
    /// </summary>
    /// <param name="value">The value, as <see cref="LiteralConverter"/> gives it.</param>
    /// <param name="parameter">The parameter.</param>
    public static object Of(object value, ParameterSpec parameter) => parameter.Store switch
    {
        StoreType.Boolean => (bool)value,
        StoreType.Integer => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        StoreType.Float => Real(value, parameter.Type),
        StoreType.Numeric => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        StoreType.ScaledInteger => Scaled(Convert.ToDecimal(value, CultureInfo.InvariantCulture), parameter.Scale),
        StoreType.DecimalText => DecimalText(value),
        StoreType.Uuid => (Guid)value,
        StoreType.UuidText => ((Guid)value).ToString("D"),
        StoreType.Date => (DateOnly)value,
        StoreType.DateText => ((DateOnly)value).ToString(DayFormat, CultureInfo.InvariantCulture),
        StoreType.Timestamp => DateTime.UnixEpoch.AddTicks(UnixMicroseconds(value) * TimeSpan.TicksPerMicrosecond),
        StoreType.UnixMicroseconds => UnixMicroseconds(value),
        StoreType.Microseconds => (value is TimeOnly time ? time.Ticks : ((TimeSpan)value).Ticks) / TimeSpan.TicksPerMicrosecond,
        StoreType.Bytes => (byte[])value,
        _ => (string)value,
    };

    /// <summary>The values of a list for a parameter, in their order.</summary>
    /// <exception cref="FaultException">A literal is no value of the parameter's type.</exception>
    public static object[] OfList(IReadOnlyList<RequestLiteral> literals, ParameterSpec parameter) =>
        [.. literals.Select(literal => Of(literal, parameter))];

    /// <summary>Values as the JSON array that SQLite reads a list from; bytes as upper-case hexadecimal digits.</summary>
    public static string JsonOf(IEnumerable<object> values) => $"[{string.Join(',', values.Select(Json))}]";

    static string Json(object value) => value switch
    {
        bool boolean => boolean ? "1" : "0",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double real when double.IsNaN(real) => "null",
        double real when double.IsInfinity(real) => real > 0 ? "9e999" : "-9e999",
        double real => real.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.AsSpan().IndexOfAny('.', 'E') < 0 ? $"{digits}.0" : digits,
        byte[] bytes => $"\"{Convert.ToHexString(bytes)}\"",
        _ => System.Text.Json.JsonSerializer.Serialize((string)value),
    };

    /// <summary>Single precision is rounded to single first: its column holds what single precision can hold.</summary>
    static double Real(object value, ODataType type) => type is PrimitiveType { Kind: PrimitiveKind.Single }
        ? Convert.ToSingle(value, CultureInfo.InvariantCulture)
        : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    static object Scaled(decimal value, int scale)
    {
        var unit = 1m;
        for (var i = 0; i < scale; i++)
        {
            unit *= 10;
        }

        if (Math.Abs(value) > long.MaxValue / unit)
        {
            return (double)value * (double)unit;
        }

        var scaled = value * unit;
        var below = decimal.Floor(scaled);
        return below == scaled ? (object)(long)scaled : (double)below + 0.5;
    }

    static string DecimalText(object value) =>
        ExactDecimal.TryParse(Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))!.Value.ToString();

    static long UnixMicroseconds(object value)
    {
        var ticks = ((DateTimeOffset)value).UtcTicks - DateTime.UnixEpoch.Ticks;
        return (ticks - (((ticks % TimeSpan.TicksPerMicrosecond) + TimeSpan.TicksPerMicrosecond) % TimeSpan.TicksPerMicrosecond))
            / TimeSpan.TicksPerMicrosecond;
    }
}
