using System.Globalization;
using Lis.OData.Sql.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Sql;

/// <summary>Decimals whose digits fit a machine word go a shorter way; what they give is what the general way gives.</summary>
public sealed class ShortDecimalTests : IDisposable
{
    const int Seed = 20261122;

    /// <summary>Makes an operand too long for the short way, and leaves a quotient as it is.</summary>
    const string Long = "10000000000000000000000000";

    readonly SqliteConnection connection = new("Data Source=:memory:");
    readonly Random random = new(Seed);

    public ShortDecimalTests()
    {
        connection.Open();
        SqliteFunctions.Register(connection);
    }

    public void Dispose() => connection.Dispose();

    [Fact]
    public void A_quotient_is_the_same_by_both_ways()
    {
        for (var i = 0; i < 3_000; i++)
        {
            var (a, b) = (Number(), Number());
            Assert.Equal(
                (a, b, Ask($"odata_decimal_divby(odata_decimal_mul('{a}', '{Long}'), odata_decimal_mul('{b}', '{Long}'))")),
                (a, b, Ask($"odata_decimal_divby('{a}', '{b}')")));
        }
    }

    [Theory]
    [InlineData("1", "20000000000", "0")]
    [InlineData("3", "20000000000", "0.0000000002")]
    [InlineData("-1", "20000000000", "0")]
    [InlineData("-3", "20000000000", "-0.0000000002")]
    [InlineData("999999999999999999", "0.000001", "999999999999999999000000")]
    [InlineData("0.00000000000000001", "999999999999999999", "0")]
    [InlineData("2", "-3", "-0.6666666667")]
    public void A_half_goes_to_the_even_one(string a, string b, string quotient) => Assert.Equal(quotient, Ask($"odata_decimal_divby('{a}', '{b}')"));

    [Fact]
    public void A_text_is_canonical()
    {
        for (var i = 0; i < 3_000; i++)
        {
            var text = Number();
            var expected = decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture).ToString("0.####################", CultureInfo.InvariantCulture);
            Assert.Equal((text, expected == "-0" ? "0" : expected), (text, Ask($"odata_decimal('{text}')")));
        }
    }

    [Theory]
    [InlineData("-9223372036854775808", 6, "-9223372036854.775808")]
    [InlineData("9223372036854775807", 19, "0.9223372036854775807")]
    [InlineData("-5", 3, "-0.005")]
    [InlineData("0", 3, "0")]
    [InlineData("1200", 2, "12")]
    public void A_scaled_number_is_written_with_its_point(string digits, int scale, string text) => Assert.Equal(text, Ask($"odata_unscale({digits}, {scale})"));

    /// <summary>Up to 19 digits, with and without sign and point, zeros at both ends among them: some fit the short way, some just do not.</summary>
    string Number()
    {
        var digits = string.Concat(Enumerable.Range(0, 1 + random.Next(19)).Select(_ => random.Next(3) == 0 ? "0" : random.Next(10).ToString(CultureInfo.InvariantCulture)));
        var point = random.Next(digits.Length + 1);
        return (random.Next(2) == 0 ? "-" : "") + (point == 0 || point == digits.Length ? digits : $"{digits[..point]}.{digits[point..]}");
    }

    string? Ask(string expression)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {expression}";
        return command.ExecuteScalar() as string;
    }
}
