using System.Globalization;
using Lis.Domain;
using Lis.Domain.Periods;

namespace Lis.Tests.Domain;

public class PeriodCodeTests
{
    [Theory]
    [InlineData("2018", IndicatorPeriodKind.Year, "2018-01-01", "2018-12-31", "2018")]
    [InlineData("2018H1", IndicatorPeriodKind.HalfYear, "2018-01-01", "2018-06-30", "1. halvår 2018")]
    [InlineData("2018H2", IndicatorPeriodKind.HalfYear, "2018-07-01", "2018-12-31", "2. halvår 2018")]
    [InlineData("2018Q1", IndicatorPeriodKind.Quarter, "2018-01-01", "2018-03-31", "1. kvartal 2018")]
    [InlineData("2018Q4", IndicatorPeriodKind.Quarter, "2018-10-01", "2018-12-31", "4. kvartal 2018")]
    [InlineData("2018M01", IndicatorPeriodKind.Month, "2018-01-01", "2018-01-31", "januar 2018")]
    [InlineData("2020M02", IndicatorPeriodKind.Month, "2020-02-01", "2020-02-29", "februar 2020")]
    [InlineData("2018W05", IndicatorPeriodKind.Week, "2018-01-29", "2018-02-04", "uge 5 2018")]
    [InlineData("2020W53", IndicatorPeriodKind.Week, "2020-12-28", "2021-01-03", "uge 53 2020")]
    [InlineData("2019W01", IndicatorPeriodKind.Week, "2018-12-31", "2019-01-06", "uge 1 2019")]
    [InlineData("2018M01D05", IndicatorPeriodKind.Day, "2018-01-05", "2018-01-05", "5. januar 2018")]
    [InlineData("2020M02D29", IndicatorPeriodKind.Day, "2020-02-29", "2020-02-29", "29. februar 2020")]
    [InlineData("2017/2018", IndicatorPeriodKind.SchoolYear, "2017-08-01", "2018-07-31", "skoleåret 2017/2018")]
    [InlineData("2022QMAT02", IndicatorPeriodKind.RollingYear, "2021-07-01", "2022-06-30", "året til og med 2. kvartal 2022")]
    [InlineData("2022QMAT04", IndicatorPeriodKind.RollingYear, "2022-01-01", "2022-12-31", "året til og med 4. kvartal 2022")]
    [InlineData("20210101-20251231", IndicatorPeriodKind.Interval, "2021-01-01", "2025-12-31", "2021–2025")]
    [InlineData("20180315-20180401", IndicatorPeriodKind.Interval, "2018-03-15", "2018-04-01", "15. marts 2018 – 1. april 2018")]
    public void Each_form_gives_kind_days_and_label(string code, IndicatorPeriodKind kind, string start, string end, string label)
    {
        var period = PeriodCode.Parse(code);

        Assert.Equal((code, kind, Day(start), Day(end)), (period.Code, period.Kind, period.Start, period.End));
        Assert.Equal(label, period.Label);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 2018")]
    [InlineData("2018\n")]
    [InlineData("18")]
    [InlineData("0018")]
    [InlineData("3018")]
    [InlineData("٢٠١٨")]
    [InlineData("2018K1")]
    [InlineData("2018q1")]
    [InlineData("2018Q0")]
    [InlineData("2018Q5")]
    [InlineData("2018Q01")]
    [InlineData("2018H3")]
    [InlineData("2018M00")]
    [InlineData("2018M13")]
    [InlineData("2018M1")]
    [InlineData("2018W00")]
    [InlineData("2018W53")]
    [InlineData("2020W54")]
    [InlineData("2018M02D29")]
    [InlineData("2018M04D31")]
    [InlineData("2018M01D00")]
    [InlineData("2017/2019")]
    [InlineData("2018/2017")]
    [InlineData("2017/18")]
    [InlineData("2022QMAT00")]
    [InlineData("2022QMAT05")]
    [InlineData("20210101-20201231")]
    [InlineData("20210230-20211231")]
    [InlineData("20210101:20251231")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(PeriodCode.TryParse(text, out var period));
        Assert.Null(period);
    }

    [Fact]
    public void Parse_says_what_it_could_not_read() =>
        Assert.Contains("2018K1", Assert.Throws<FormatException>(() => PeriodCode.Parse("2018K1")).Message, StringComparison.Ordinal);

    [Fact]
    public void Labels_do_not_depend_on_the_culture_of_the_thread()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("5. januar 2018", PeriodCode.Parse("2018M01D05").Label);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
