using System.Globalization;
using System.Text.RegularExpressions;

namespace Lis.Domain.Periods;

/// <summary>The forms of period codes, one method each; the first that fits decides.</summary>
internal static partial class PeriodForms
{
    private static readonly Func<string, PeriodCode?>[] Forms =
        [Year, HalfYear, Quarter, Month, Week, Day, SchoolYear, RollingYear, Interval];

    public static PeriodCode? Read(string text) => Forms.Select(form => form(text)).FirstOrDefault(period => period is not null);

    private static PeriodCode? Year(string text) => YearForm().Match(text) is { Success: true } m && YearIn(m, 1) is { } year
        ? new(text, IndicatorPeriodKind.Year, new(year, 1, 1), new(year, 12, 31))
        : null;

    private static PeriodCode? HalfYear(string text) => HalfYearForm().Match(text) is { Success: true } m && YearIn(m, 1) is { } year
        ? Months(text, IndicatorPeriodKind.HalfYear, year, Number(m, 2) * 6 - 5, 6)
        : null;

    private static PeriodCode? Quarter(string text) => QuarterForm().Match(text) is { Success: true } m && YearIn(m, 1) is { } year
        ? Months(text, IndicatorPeriodKind.Quarter, year, Number(m, 2) * 3 - 2, 3)
        : null;

    private static PeriodCode? Month(string text) => MonthForm().Match(text) is { Success: true } m && YearIn(m, 1) is { } year
        ? Months(text, IndicatorPeriodKind.Month, year, Number(m, 2), 1)
        : null;

    private static PeriodCode? Week(string text)
    {
        if (WeekForm().Match(text) is not { Success: true } m || YearIn(m, 1) is not { } year || Number(m, 2) > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, Number(m, 2), DayOfWeek.Monday));
        return new(text, IndicatorPeriodKind.Week, monday, monday.AddDays(6));
    }

    private static PeriodCode? Day(string text)
    {
        if (DayForm().Match(text) is not { Success: true } m || YearIn(m, 1) is not { } year || Number(m, 3) > DateTime.DaysInMonth(year, Number(m, 2)))
        {
            return null;
        }

        var day = new DateOnly(year, Number(m, 2), Number(m, 3));
        return new(text, IndicatorPeriodKind.Day, day, day);
    }

    private static PeriodCode? SchoolYear(string text) =>
        SchoolYearForm().Match(text) is { Success: true } m && YearIn(m, 1) is { } year && Number(m, 2) == year + 1
            ? new(text, IndicatorPeriodKind.SchoolYear, new(year, 8, 1), new(year + 1, 7, 31))
            : null;

    // The source does not define the form; read as the four quarters that end with the one named.
    private static PeriodCode? RollingYear(string text)
    {
        if (RollingYearForm().Match(text) is not { Success: true } m || YearIn(m, 1) is not { } year)
        {
            return null;
        }

        var after = new DateOnly(year, Number(m, 2) * 3, 1).AddMonths(1);
        return new(text, IndicatorPeriodKind.RollingYear, after.AddYears(-1), after.AddDays(-1));
    }

    private static PeriodCode? Interval(string text)
    {
        if (IntervalForm().Match(text) is not { Success: true } m
            || DayIn(m.Groups[1].Value) is not { } start || DayIn(m.Groups[2].Value) is not { } end || end < start)
        {
            return null;
        }

        return new(text, IndicatorPeriodKind.Interval, start, end);
    }

    private static PeriodCode Months(string text, IndicatorPeriodKind kind, int year, int first, int count)
    {
        var start = new DateOnly(year, first, 1);
        return new(text, kind, start, start.AddMonths(count).AddDays(-1));
    }

    private static DateOnly? DayIn(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= PeriodCode.FirstYear and <= PeriodCode.LastYear
            ? day
            : null;

    private static int? YearIn(Match match, int group) =>
        Number(match, group) is >= PeriodCode.FirstYear and <= PeriodCode.LastYear and var year ? year : null;

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})\z")]
    private static partial Regex YearForm();

    [GeneratedRegex(@"^([0-9]{4})H([12])\z")]
    private static partial Regex HalfYearForm();

    [GeneratedRegex(@"^([0-9]{4})Q([1-4])\z")]
    private static partial Regex QuarterForm();

    [GeneratedRegex(@"^([0-9]{4})M(0[1-9]|1[0-2])\z")]
    private static partial Regex MonthForm();

    [GeneratedRegex(@"^([0-9]{4})W(0[1-9]|[1-5][0-9])\z")]
    private static partial Regex WeekForm();

    [GeneratedRegex(@"^([0-9]{4})M(0[1-9]|1[0-2])D(0[1-9]|[12][0-9]|3[01])\z")]
    private static partial Regex DayForm();

    [GeneratedRegex(@"^([0-9]{4})/([0-9]{4})\z")]
    private static partial Regex SchoolYearForm();

    [GeneratedRegex(@"^([0-9]{4})QMAT(0[1-4])\z")]
    private static partial Regex RollingYearForm();

    [GeneratedRegex(@"^([0-9]{8})-([0-9]{8})\z")]
    private static partial Regex IntervalForm();
}
