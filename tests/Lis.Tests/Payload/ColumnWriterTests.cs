using System.Text;
using Lis.OData.Model;
using Lis.OData.Payload;
using Lis.OData.Payload.Columns;
using Lis.OData.Planning;

namespace Lis.Tests.Payload;

/// <summary>Every store form of every EDM type as JSON.</summary>
public class ColumnWriterTests
{
    public static TheoryData<PrimitiveKind, StoreType, int, object?, string> Values => new()
    {
        { PrimitiveKind.Boolean, StoreType.Boolean, 0, true, "true" },
        { PrimitiveKind.Int32, StoreType.Integer, 0, -5, "-5" },
        { PrimitiveKind.Int64, StoreType.Integer, 0, long.MaxValue, "9223372036854775807" },
        { PrimitiveKind.Decimal, StoreType.ScaledInteger, 6, 12_345_000L, "12.345" },
        { PrimitiveKind.Decimal, StoreType.ScaledInteger, 6, -5L, "-0.000005" },
        { PrimitiveKind.Decimal, StoreType.ScaledInteger, 6, 2_000_000L, "2" },
        { PrimitiveKind.Decimal, StoreType.ScaledInteger, 6, 0L, "0" },
        { PrimitiveKind.Decimal, StoreType.ScaledInteger, 0, 1200L, "1200" },
        { PrimitiveKind.Decimal, StoreType.ScaledInteger, 2, long.MinValue, "-92233720368547758.08" },
        { PrimitiveKind.Decimal, StoreType.Numeric, 0, 1.500m, "1.5" },
        { PrimitiveKind.Decimal, StoreType.Numeric, 0, 100m, "100" },
        { PrimitiveKind.Decimal, StoreType.DecimalText, 0, "123.450000000000000000", "123.45" },
        { PrimitiveKind.Decimal, StoreType.Float, 0, 1e20, "100000000000000000000" },
        { PrimitiveKind.Double, StoreType.Float, 0, 0.1, "0.1" },
        { PrimitiveKind.Double, StoreType.Float, 0, double.NaN, "\"NaN\"" },
        { PrimitiveKind.Double, StoreType.Float, 0, double.NegativeInfinity, "\"-INF\"" },
        { PrimitiveKind.Double, StoreType.Float, 0, double.PositiveInfinity, "\"INF\"" },
        { PrimitiveKind.Single, StoreType.Float, 0, (double)0.1f, "0.1" },
        { PrimitiveKind.String, StoreType.Text, 0, "blå \"ø\"\\\n\u0001/<>", "\"blå \\\"ø\\\"\\\\\\n\\u0001/<>\"" },
        { PrimitiveKind.String, StoreType.Text, 0, "", "\"\"" },
        { PrimitiveKind.Date, StoreType.DateText, 0, "2018-01-31", "\"2018-01-31\"" },
        { PrimitiveKind.DateTimeOffset, StoreType.UnixMicroseconds, 0, 1_514_808_000_000_000L, "\"2018-01-01T12:00:00Z\"" },
        { PrimitiveKind.DateTimeOffset, StoreType.UnixMicroseconds, 0, 1_514_808_000_120_000L, "\"2018-01-01T12:00:00.12Z\"" },
        { PrimitiveKind.DateTimeOffset, StoreType.Timestamp, 0, -1L, "\"1969-12-31T23:59:59.999999Z\"" },
        { PrimitiveKind.TimeOfDay, StoreType.Microseconds, 0, 27_000_000_000L, "\"07:30:00\"" },
        { PrimitiveKind.Duration, StoreType.Microseconds, 0, 93_784_500_000L, "\"P1DT2H3M4.5S\"" },
        { PrimitiveKind.Duration, StoreType.Microseconds, 0, -3_600_000_000L, "\"-PT1H\"" },
        { PrimitiveKind.Duration, StoreType.Microseconds, 0, 0L, "\"PT0S\"" },
        { PrimitiveKind.Duration, StoreType.Microseconds, 0, 86_400_000_000L, "\"P1D\"" },
        { PrimitiveKind.Binary, StoreType.Bytes, 0, new byte[] { 0xfb, 0xff, 0xfe, 0 }, "\"-__-AA\"" },
        { PrimitiveKind.String, StoreType.Text, 0, null, "null" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_has_its_JSON(PrimitiveKind kind, StoreType store, int scale, object? value, string json) =>
        Assert.Equal(json, Write(PrimitiveType.Of(kind), store, scale, value));

    [Fact]
    public void Types_of_PostgreSQL_have_theirs()
    {
        var id = Guid.Parse("0A5F8E3C-1111-2222-3333-444455556666");
        Assert.Equal("\"0a5f8e3c-1111-2222-3333-444455556666\"", Write(PrimitiveType.Guid, StoreType.Uuid, 0, id));
        Assert.Equal("\"0099-02-03\"", Write(PrimitiveType.Date, StoreType.Date, 0, new DateOnly(99, 2, 3)));
    }

    [Fact]
    public void Equal_and_other_instants_one_after_another_have_each_their_own()
    {
        long[] instants = [0, 0, 1, 1_514_808_000_000_000, 1_514_808_000_000_000, -1, 1, 0];
        string[] texts =
        [
            "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000001Z", "2018-01-01T12:00:00Z", "2018-01-01T12:00:00Z",
            "1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00.000001Z", "1970-01-01T00:00:00Z",
        ];
        Assert.Equal(
            texts.Select(text => $"\"{text}\""),
            instants.Select(instant => Write(PrimitiveType.DateTimeOffset, StoreType.UnixMicroseconds, 0, instant)));
    }

    [Theory]
    [InlineData(PrimitiveKind.Int64, 7L, "\"7\"")]
    [InlineData(PrimitiveKind.Int32, 7L, "7")]
    [InlineData(PrimitiveKind.Decimal, 7L, "\"7\"")]
    public void Large_numbers_are_text_on_request(PrimitiveKind kind, long value, string json) =>
        Assert.Equal(json, Write(PrimitiveType.Of(kind), StoreType.Integer, 0, value, numbersAsText: true));

    [Theory]
    [InlineData(0L, "\"None\"")]
    [InlineData(3L, "\"New,Sale\"")]
    [InlineData(8L, "\"8\"")]
    public void Flags_are_names(long value, string json) => Assert.Equal(json, Write(Shop.Flags, StoreType.Integer, 0, value));

    [Fact]
    public void A_collection_is_never_null()
    {
        Assert.Equal("[]", Write(new CollectionType(PrimitiveType.String), StoreType.Json, 0, null));
        Assert.Equal("[\"a\"]", Write(new CollectionType(PrimitiveType.String), StoreType.Json, 0, "[\"a\"]"));
    }

    static string Write(ODataType type, StoreType store, int scale, object? value, bool numbersAsText = false)
    {
        using var output = new Utf8Output(1);
        var column = new ColumnRead(0, store, scale, true);
        ColumnWriters.For(type, column, numbersAsText).WriteJson(output, new FakeRow(value), 0);
        return Encoding.UTF8.GetString(output.Written.Span);
    }
}
