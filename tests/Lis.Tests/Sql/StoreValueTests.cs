using Lis.OData.Model;
using Lis.OData.Sql;

namespace Lis.Tests.Sql;

/// <summary>Values as columns keep them.</summary>
public class StoreValueTests
{
    [Theory]
    [InlineData("1.5", 1_500_000L)]
    [InlineData("-0.000001", -1L)]
    [InlineData("0.0000015", 1.5)]
    [InlineData("-0.0000015", -1.5)]
    [InlineData("9223372036854.775807", 9223372036854775807L)]
    [InlineData("79228162514264337593543950335", 7.922816251426434e34)]
    public void A_decimal_meets_a_scaled_column_where_it_belongs(string number, object expected) => Assert.Equal(
        expected, Of(decimal.Parse(number, null), PrimitiveType.Decimal, StoreType.ScaledInteger, 6));

    [Fact]
    public void A_whole_number_meets_a_scaled_column() => Assert.Equal(2_000_000L, Of(2, PrimitiveType.Int32, StoreType.ScaledInteger, 6));

    [Fact]
    public void A_decimal_is_written_without_zeros_at_its_end() => Assert.Equal("1.5", Of(1.500m, PrimitiveType.Decimal, StoreType.DecimalText));

    [Fact]
    public void An_instant_before_1970_is_cut_to_the_microsecond_below() => Assert.Equal(
        -1L, Of(DateTimeOffset.UnixEpoch.AddTicks(-1), PrimitiveType.DateTimeOffset, StoreType.UnixMicroseconds));

    [Fact]
    public void An_instant_keeps_its_zone_out() => Assert.Equal(
        new DateTime(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Of(new DateTimeOffset(2018, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)), PrimitiveType.DateTimeOffset, StoreType.Timestamp));

    [Fact]
    public void A_single_is_rounded_to_single_precision() => Assert.Equal((double)29.99f, Of(29.99, PrimitiveType.Of(PrimitiveKind.Single), StoreType.Float));

    [Fact]
    public void A_duration_is_microseconds() => Assert.Equal(-90_000_000L, Of(TimeSpan.FromSeconds(-90), PrimitiveType.Duration, StoreType.Microseconds));

    [Fact]
    public void A_day_of_an_early_year_has_four_digits() => Assert.Equal("0033-04-03", Of(new DateOnly(33, 4, 3), PrimitiveType.Date, StoreType.DateText));

    [Fact]
    public void A_list_is_json() => Assert.Equal(
        """[1,2.0,"a\u0022b",1,"0AFF",9e999]""", StoreValue.JsonOf([1L, 2.0, "a\"b", true, new byte[] { 10, 255 }, double.PositiveInfinity]));

    static object Of(object value, ODataType type, StoreType store, int scale = 0) =>
        StoreValue.Of(value, new ParameterSpec(ParameterOrigin.Constant, 0, type, store, scale));
}
