using System.Globalization;

namespace Lis.Domain.Periods;

/// <summary>Danish words for periods, as the papers write them.</summary>
internal static class PeriodLabel
{
    private static readonly string[] MonthNames =
    [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
    ];

    public static string Of(PeriodCode period) => period.Kind switch
    {
        IndicatorPeriodKind.Day => Day(period.Start),
        IndicatorPeriodKind.Week => Text($"uge {ISOWeek.GetWeekOfYear(Noon(period.Start))} {ISOWeek.GetYear(Noon(period.Start))}"),
        IndicatorPeriodKind.Month => Text($"{MonthNames[period.Start.Month - 1]} {period.Start.Year}"),
        IndicatorPeriodKind.Quarter => Quarter(period.Start),
        IndicatorPeriodKind.HalfYear => Text($"{(period.Start.Month + 5) / 6}. halvår {period.Start.Year}"),
        IndicatorPeriodKind.Year => Text($"{period.Start.Year}"),
        IndicatorPeriodKind.SchoolYear => Text($"skoleåret {period.Start.Year}/{period.End.Year}"),
        IndicatorPeriodKind.RollingYear => "året til og med " + Quarter(period.End),
        _ => Interval(period),
    };

    private static string Interval(PeriodCode period) =>
        period.Start is { Month: 1, Day: 1 } && period.End is { Month: 12, Day: 31 }
            ? Text($"{period.Start.Year}–{period.End.Year}")
            : Day(period.Start) + " – " + Day(period.End);

    private static string Quarter(DateOnly day) => Text($"{(day.Month + 2) / 3}. kvartal {day.Year}");

    private static string Day(DateOnly day) => Text($"{day.Day}. {MonthNames[day.Month - 1]} {day.Year}");

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
