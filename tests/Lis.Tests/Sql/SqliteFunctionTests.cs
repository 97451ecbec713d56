using Lis.OData.Sql.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lis.Tests.Sql;

/// <summary>What the registered functions and collations mean, asked of SQLite itself.</summary>
public sealed class SqliteFunctionTests : IDisposable
{
    readonly SqliteConnection connection = new("Data Source=:memory:");

    public SqliteFunctionTests()
    {
        connection.Open();
        SqliteFunctions.Register(connection);
    }

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData("odata_lower('ÆØÅ Abc')", "æøå abc")]
    [InlineData("odata_upper('æøå é')", "ÆØÅ É")]
    [InlineData("odata_lower(NULL)", null)]
    [InlineData("odata_matches('a\nb', '^a.b$')", 1L)]
    [InlineData("odata_matches(NULL, 'a')", null)]
    [InlineData("odata_decimal_add('0.1', '0.2')", "0.3")]
    [InlineData("odata_decimal_sub(1, '1.000000')", "0")]
    [InlineData("odata_decimal_mul('12345678901234567890.5', '98765432109876543210.25')", "1219326311370217952289932936891510440477.625")]
    [InlineData("odata_decimal_div('1', '3')", "0.3333333333")]
    [InlineData("odata_decimal_div('1', '20000000000')", "0")]
    [InlineData("odata_decimal_div('3', '20000000000')", "0.0000000002")]
    [InlineData("odata_decimal_div('-3', '20000000000')", "-0.0000000002")]
    [InlineData("odata_decimal_divby('1', '0')", null)]
    [InlineData("odata_decimal_mod('-7.5', '2')", "-1.5")]
    [InlineData("odata_decimal_round('-2.5')", "-3")]
    [InlineData("odata_decimal_round('2.4999')", "2")]
    [InlineData("odata_decimal_floor('-0.1')", "-1")]
    [InlineData("odata_decimal_ceiling('-0.9')", "0")]
    [InlineData("odata_decimal(1.5e3)", "1500")]
    [InlineData("odata_decimal(1e-7)", "0.0000001")]
    [InlineData("odata_unscale(-1500000, 6)", "-1.5")]
    [InlineData("odata_unscale(-1, 6)", "-0.000001")]
    [InlineData("odata_decimal_int('-7.9')", -7L)]
    [InlineData("odata_int_add(2147483647, 1, 64)", 2147483648L)]
    [InlineData("odata_int_div(-7, 2, 64)", -3L)]
    [InlineData("odata_int_mod(-7, 2, 64)", -1L)]
    [InlineData("odata_int_mod(-9223372036854775808, -1, 64)", 0L)]
    [InlineData("odata_float_div(1, 0) > 1e308", 1L)]
    [InlineData("odata_float_div(0, 0)", null)]
    [InlineData("odata_float_round(-2.5)", -3.0)]
    [InlineData("odata_float_round(0.49999999999999994)", 0.0)]
    [InlineData("odata_year(-1)", 1969L)]
    [InlineData("odata_month(-1)", 12L)]
    [InlineData("odata_day(-1)", 31L)]
    [InlineData("odata_date(-1)", "1969-12-31")]
    [InlineData("odata_instant('0001-01-01')", -62135596800000000L)]
    [InlineData("odata_date_add('2018-01-01', -1)", "2017-12-31")]
    [InlineData("odata_date_add('2016-02-28', 86400000000)", "2016-02-29")]
    [InlineData("odata_date_sub('2018-03-01', '2018-02-01')", 2419200000000L)]
    [InlineData("odata_instant_add(-1, -1)", -2L)]
    public void Gives(string expression, object? expected) => Assert.Equal(expected, Ask(expression));

    [Theory]
    [InlineData("odata_decimal_div('1', '0')")]
    [InlineData("odata_decimal_mod('1', 0)")]
    [InlineData("odata_int_div(1, 0, 64)")]
    [InlineData("odata_int_add(2147483647, 1, 32)")]
    [InlineData("odata_int_mul(9223372036854775807, 2, 64)")]
    [InlineData("odata_int_div(-9223372036854775808, -1, 64)")]
    [InlineData("odata_date_add('9999-12-31', 86400000000)")]
    [InlineData("odata_instant_add(9223372036854775807, 9223372036854775807)")]
    public void Refuses(string expression) => Assert.True(SqliteFunctions.IsArithmeticError(Assert.Throws<SqliteException>(() => Ask(expression))));

    [Fact]
    public void DanishOrderPutsAeOeAaLastAndDoubleAAsAring()
    {
        var words = Ask("(SELECT group_concat(v, ' ') FROM (SELECT value AS v FROM json_each('[\"år\",\"Aarhus\",\"øl\",\"æble\",\"zoo\",\"abe\"]') " +
            "ORDER BY value COLLATE DANISH))");
        Assert.Equal("abe zoo æble øl år Aarhus", words);
    }

    [Fact]
    public void EqualInDanishMeansEqual() => Assert.Equal(0L, Ask("'aarhus' COLLATE DANISH = 'århus'"));

    [Fact]
    public void DecimalTextOrdersByValue() => Assert.Equal(1L, Ask("'-10' COLLATE DECIMAL_TEXT < '-9.5' AND '10' COLLATE DECIMAL_TEXT > '9'"));

    [Fact]
    public void CodePointOrderPutsAstralLettersLast() => Assert.True(TextComparison.ByCodePoint("\U0001F600", "\uFFFD") > 0);

    object? Ask(string expression)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {expression}";
        return command.ExecuteScalar() is DBNull ? null : command.ExecuteScalar();
    }
}
