using Lis.Import.Directories;
using Lis.Import.Values;

namespace Lis.Tests.Import;

public class ValueTests
{
    [Theory]
    [InlineData("1.260", 1260)]
    [InlineData("1.257,7", 1257.7)]
    [InlineData("768.175", 768175)]
    [InlineData("68,2", 68.2)]
    [InlineData("-0,444", -0.444)]
    [InlineData("\u22120,5", -0.5)]
    [InlineData("12,3 %", 12.3)]
    [InlineData("100,0\u00A0%", 100)]
    [InlineData("1\u00A0234,5", 1234.5)]
    [InlineData("42955.60", 42955.6)]
    [InlineData("0", 0)]
    [InlineData("1,5000000000", 1.5)]
    public void Danish_numbers(string text, double expected) =>
        Assert.Equal((NumberFault.None, (decimal)expected), Read(text, NumberCulture.Danish));

    [Theory]
    [InlineData("1.260", NumberCulture.Invariant, 1.26)]
    [InlineData("1260,5", NumberCulture.DecimalComma, 1260.5)]
    [InlineData("-7", NumberCulture.DecimalComma, -7)]
    public void Other_numbers(string text, NumberCulture culture, double expected) =>
        Assert.Equal((NumberFault.None, (decimal)expected), Read(text, culture));

    [Theory]
    [InlineData("", NumberCulture.Danish)]
    [InlineData("-", NumberCulture.Danish)]
    [InlineData("%", NumberCulture.Danish)]
    [InlineData("1.23,4", NumberCulture.Danish)]
    [InlineData("1,2,3", NumberCulture.Danish)]
    [InlineData("12,", NumberCulture.Danish)]
    [InlineData(",5", NumberCulture.Danish)]
    [InlineData("3 1/2", NumberCulture.Danish)]
    [InlineData("1.260", NumberCulture.DecimalComma)]
    [InlineData("1,5", NumberCulture.Invariant)]
    [InlineData("1e3", NumberCulture.Invariant)]
    [InlineData("+1", NumberCulture.Invariant)]
    [InlineData("1 000", NumberCulture.Invariant)]
    [InlineData("0x10", NumberCulture.Invariant)]
    [InlineData("\u0661", NumberCulture.Invariant)]
    [InlineData("NaN", NumberCulture.Invariant)]
    public void No_numbers(string text, NumberCulture culture) => Assert.Equal(NumberFault.NotNumber, Read(text, culture).Fault);

    [Theory]
    [InlineData("0.0000001")]
    [InlineData("1000000000000")]
    [InlineData("99999999999999999999999999999999999999999999")]
    [InlineData("0.00000000000000000000000000000000000000000001")]
    public void Numbers_that_cannot_be_stored(string text) => Assert.Equal(NumberFault.Digits, Read(text, NumberCulture.Invariant).Fault);

    [Theory]
    [InlineData("januar 2018", "2018M01")]
    [InlineData("Dec. 2018", "2018M12")]
    [InlineData("1. kvt. 2018", "2018Q1")]
    [InlineData("2018K1", "2018Q1")]
    [InlineData("2018Q04", "2018Q4")]
    [InlineData("1. halvår 2018", "2018H1")]
    [InlineData("2018", "2018")]
    [InlineData("2018A", "2018")]
    [InlineData("skoleåret 2024/25", "2024/2025")]
    [InlineData("2024/2025", "2024/2025")]
    [InlineData("1999/00", "1999/2000")]
    [InlineData("uge 5 2018", "2018W05")]
    [InlineData("2018U05", "2018W05")]
    [InlineData("2022QMAT02", "2022QMAT02")]
    [InlineData("2021:2025", "20210101-20251231")]
    [InlineData("2022/23-2024/25", "20220801-20250731")]
    [InlineData("8. juni 2018", "2018M06D08")]
    [InlineData("9. januar 2023", "2023M01D09")]
    [InlineData("1.7.18", "2018M07D01")]
    [InlineData("23.1.2023", "2023M01D23")]
    [InlineData("2018-06-08", "2018M06D08")]
    [InlineData("ultimo februar 2020", "2020M02D29")]
    [InlineData("primo september 2018", "2018M09D01")]
    [InlineData("pr. 1. januar 2018", "2018M01D01")]
    public void Periods(string text, string code)
    {
        Assert.True(PeriodText.TryRead(text, out var period));
        Assert.Equal(code, period.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Efterår 2019")]
    [InlineData("2018M13")]
    [InlineData("2018K5")]
    [InlineData("2024/2026")]
    [InlineData("31.2.2018")]
    [InlineData("ultimo marts")]
    [InlineData("ultimo marts 0000")]
    [InlineData("0000")]
    [InlineData("2018QMAT05")]
    [InlineData("2025:2021")]
    public void No_periods(string? text) => Assert.False(PeriodText.TryRead(text, out _));

    [Theory]
    [InlineData("766", "766")]
    [InlineData("Hedensted", "766")]
    [InlineData("hedensted  kommune", "766")]
    [InlineData("Nordfyn", "480")]
    [InlineData("Nordfyns Kommune", "480")]
    [InlineData("Vesthimmerland", "820")]
    [InlineData("Morsø", "773")]
    [InlineData("Bornholms Regionskommune", "400")]
    [InlineData("Århus", "751")]
    [InlineData("Aarhus", "751")]
    [InlineData("Høje Taastrup", "169")]
    [InlineData("Region Sjælland", "085")]
    [InlineData("Danmark", "000")]
    [InlineData("RAR Vestjylland", "RAR-Vestjylland")]
    public void Areas(string text, string code) => Assert.Equal(code, KnownCodes.Areas.Find(text).Code);

    [Fact]
    public void An_area_that_is_none_is_near_another_and_one_that_is_two_names_both()
    {
        Assert.Equal(new AreaMatch(null, "Hedensted (766)"), KnownCodes.Areas.Find("Hedenstad"));
        Assert.Equal(new AreaMatch(null), KnownCodes.Areas.Find("Qwertyuiop"));
        var both = KnownCodes.Areas.Find("Nordjylland");
        Assert.True(both.IsAmbiguous);
        Assert.Equal("Region Nordjylland (081) eller Landsdel Nordjylland (LD-11)", both.Hint);
    }

    static (NumberFault Fault, decimal Number) Read(string text, NumberCulture culture) =>
        (NumberText.Read(text, culture, out var number), number);
}
