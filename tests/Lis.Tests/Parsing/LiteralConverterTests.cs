using System.Globalization;
using Lis.OData.Errors;
using Lis.OData.Model;
using Lis.OData.Parsing;

namespace Lis.Tests.Parsing;

public sealed class LiteralConverterTests
{
    [Theory]
    [InlineData(LiteralKind.Int32, "255", PrimitiveKind.Byte, "Int32 255")]
    [InlineData(LiteralKind.Int32, "-128", PrimitiveKind.SByte, "Int32 -128")]
    [InlineData(LiteralKind.Int32, "-32768", PrimitiveKind.Int16, "Int32 -32768")]
    [InlineData(LiteralKind.Int32, "+5", PrimitiveKind.Int32, "Int32 5")]
    [InlineData(LiteralKind.Int64, "9223372036854775807", PrimitiveKind.Int64, "Int64 9223372036854775807")]
    [InlineData(LiteralKind.Int32, "5", PrimitiveKind.Decimal, "Decimal 5")]
    [InlineData(LiteralKind.Decimal, "12.50", PrimitiveKind.Decimal, "Decimal 12.50")]
    [InlineData(LiteralKind.Double, "1.5e3", PrimitiveKind.Decimal, "Decimal 1500")]
    [InlineData(LiteralKind.Double, "15e-4", PrimitiveKind.Decimal, "Decimal 0.0015")]
    [InlineData(LiteralKind.Decimal, "0.0000000000000000000000000001", PrimitiveKind.Decimal, "Decimal 0.0000000000000000000000000001")]
    [InlineData(LiteralKind.Decimal, "1.000000000000000000000000000000000", PrimitiveKind.Decimal, "Decimal 1.0000000000000000000000000000")]
    [InlineData(LiteralKind.Int32, "5", PrimitiveKind.Double, "Double 5")]
    [InlineData(LiteralKind.Double, "-INF", PrimitiveKind.Double, "Double -Infinity")]
    [InlineData(LiteralKind.String, "NaN", PrimitiveKind.Double, "Double NaN")]
    [InlineData(LiteralKind.Decimal, "1.1", PrimitiveKind.Single, "Double 1.100000023841858")]
    [InlineData(LiteralKind.Boolean, "TRUE", PrimitiveKind.Boolean, "Boolean True")]
    [InlineData(LiteralKind.String, "bl\u00e5b\u00e6r \U0001F600", PrimitiveKind.String, "String bl\u00e5b\u00e6r \U0001F600")]
    [InlineData(LiteralKind.Guid, "01234567-89AB-cdef-0123-456789abcdef", PrimitiveKind.Guid, "Guid 01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData(LiteralKind.Date, "2024-02-29", PrimitiveKind.Date, "DateOnly 2024-02-29")]
    [InlineData(LiteralKind.String, "0001-01-01", PrimitiveKind.Date, "DateOnly 0001-01-01")]
    [InlineData(LiteralKind.DateTimeOffset, "2024-01-31T12:00Z", PrimitiveKind.DateTimeOffset, "DateTimeOffset 2024-01-31T12:00:00.0000000+00:00")]
    [InlineData(LiteralKind.DateTimeOffset, "2024-01-31T00:30:00+01:00", PrimitiveKind.DateTimeOffset, "DateTimeOffset 2024-01-30T23:30:00.0000000+00:00")]
    [InlineData(
        LiteralKind.DateTimeOffset, "2024-01-31T00:00:00.123456789-05:30", PrimitiveKind.DateTimeOffset, "DateTimeOffset 2024-01-31T05:30:00.1234567+00:00")]
    [InlineData(LiteralKind.TimeOfDay, "23:59", PrimitiveKind.TimeOfDay, "TimeOnly 23:59:00.0000000")]
    [InlineData(LiteralKind.TimeOfDay, "01:02:03.5", PrimitiveKind.TimeOfDay, "TimeOnly 01:02:03.5000000")]
    [InlineData(LiteralKind.Duration, "P1DT2H3M4.5S", PrimitiveKind.Duration, "TimeSpan 1.02:03:04.5000000")]
    [InlineData(LiteralKind.Duration, "-PT36H", PrimitiveKind.Duration, "TimeSpan -1.12:00:00")]
    [InlineData(LiteralKind.Duration, "P10675199D", PrimitiveKind.Duration, "TimeSpan 10675199.00:00:00")]
    [InlineData(LiteralKind.Binary, "AQID_-8", PrimitiveKind.Binary, "Byte[] 010203FFEF")]
    [InlineData(LiteralKind.Binary, "AQI=", PrimitiveKind.Binary, "Byte[] 0102")]
    [InlineData(LiteralKind.Binary, "", PrimitiveKind.Binary, "Byte[] ")]
    public void A_literal_becomes_the_value_that_it_says(LiteralKind kind, string raw, PrimitiveKind target, string expected) =>
        Assert.Equal(expected, Show(LiteralConverter.Convert(Literal(kind, raw), PrimitiveType.Of(target))));

    [Theory]
    [InlineData(LiteralKind.Int32, "256", PrimitiveKind.Byte)]
    [InlineData(LiteralKind.Int32, "-1", PrimitiveKind.Byte)]
    [InlineData(LiteralKind.Int64, "2147483648", PrimitiveKind.Int32)]
    [InlineData(LiteralKind.Int64, "9223372036854775808", PrimitiveKind.Int64)]
    [InlineData(LiteralKind.Decimal, "1.5", PrimitiveKind.Int32)]
    [InlineData(LiteralKind.Decimal, "0.12345678901234567890123456789", PrimitiveKind.Decimal)]
    [InlineData(LiteralKind.Double, "1e29", PrimitiveKind.Decimal)]
    [InlineData(LiteralKind.Double, "1e-99999999999", PrimitiveKind.Decimal)]
    [InlineData(LiteralKind.Double, "INF", PrimitiveKind.Decimal)]
    [InlineData(LiteralKind.Double, "1e999", PrimitiveKind.Double)]
    [InlineData(LiteralKind.Double, "1e39", PrimitiveKind.Single)]
    [InlineData(LiteralKind.String, "1", PrimitiveKind.Int32)]
    [InlineData(LiteralKind.String, "a\0b", PrimitiveKind.String)]
    [InlineData(LiteralKind.Int32, "1", PrimitiveKind.String)]
    [InlineData(LiteralKind.String, "2023-02-29", PrimitiveKind.Date)]
    [InlineData(LiteralKind.String, "2023-2-1", PrimitiveKind.Date)]
    [InlineData(LiteralKind.DateTimeOffset, "2024-01-31T12:00:00", PrimitiveKind.DateTimeOffset)]
    [InlineData(LiteralKind.DateTimeOffset, "2024-01-31T23:59:60Z", PrimitiveKind.DateTimeOffset)]
    [InlineData(LiteralKind.DateTimeOffset, "2024-01-31T12:00:00+24:00", PrimitiveKind.DateTimeOffset)]
    [InlineData(LiteralKind.DateTimeOffset, "0001-01-01T00:00:00+01:00", PrimitiveKind.DateTimeOffset)]
    [InlineData(LiteralKind.DateTimeOffset, "9999-12-31T23:59:59-01:00", PrimitiveKind.DateTimeOffset)]
    [InlineData(LiteralKind.Date, "2024-01-31", PrimitiveKind.DateTimeOffset)]
    [InlineData(LiteralKind.TimeOfDay, "24:00", PrimitiveKind.TimeOfDay)]
    [InlineData(LiteralKind.TimeOfDay, "10:00:00.1234567890123", PrimitiveKind.TimeOfDay)]
    [InlineData(LiteralKind.Duration, "P", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Duration, "PT", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Duration, "P1DT", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Duration, "P1Y", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Duration, "P1M", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Duration, "PT1M1H", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Duration, "PT1.5H", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Duration, "P10675200D", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Duration, "P99999999999999999999999999999999D", PrimitiveKind.Duration)]
    [InlineData(LiteralKind.Binary, "A", PrimitiveKind.Binary)]
    [InlineData(LiteralKind.Binary, "A B C", PrimitiveKind.Binary)]
    public void What_is_no_value_is_a_fault_that_names_its_place(LiteralKind kind, string raw, PrimitiveKind target)
    {
        var fault = Assert.Throws<FaultException>(() => LiteralConverter.Convert(Literal(kind, raw), PrimitiveType.Of(target)));
        Assert.Equal((FaultCode.InvalidLiteral, "$filter:7"), (fault.Code, fault.Target));
    }

    [Theory]
    [InlineData("Region", 1L)]
    [InlineData("2", 2L)]
    public void An_enumeration_becomes_its_number(string raw, long expected) =>
        Assert.Equal(expected, LiteralConverter.Convert(Literal(LiteralKind.String, raw), TestModel.AreaKind));

    [Fact]
    public void Flags_are_added_up() =>
        Assert.Equal(3L, LiteralConverter.Convert(Literal(LiteralKind.Enum, "Track1, Track2"), TestModel.Track));

    static RequestLiteral Literal(LiteralKind kind, string raw) => new(kind, raw, "$filter", 7);

    static string Show(object value) => $"{value.GetType().Name} " + value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateOnly or DateTimeOffset or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value,
    };
}
