using System.Globalization;
using Lis.Domain;
using Lis.Domain.Periods;

namespace Lis.Import.Values;

/// <summary>The period of a kind in which a day lies; for sources that write a month or a year as one of its days.</summary>
static class PeriodOfDay
{
    /// <summary>The period; null for kinds that a day does not fix.</summary>
    public static PeriodCode? Of(DateOnly day, IndicatorPeriodKind kind)
    {
        var code = kind switch
        {
            IndicatorPeriodKind.Day => Text($"{day.Year:0000}M{day.Month:00}D{day.Day:00}"),
            IndicatorPeriodKind.Week => Week(day.ToDateTime(default)),
            IndicatorPeriodKind.Month => Text($"{day.Year:0000}M{day.Month:00}"),
            IndicatorPeriodKind.Quarter => Text($"{day.Year:0000}Q{(day.Month + 2) / 3}"),
            IndicatorPeriodKind.HalfYear => Text($"{day.Year:0000}H{(day.Month + 5) / 6}"),
            IndicatorPeriodKind.Year => Text($"{day.Year:0000}"),
            IndicatorPeriodKind.SchoolYear => day.Month >= 8 ? Text($"{day.Year}/{day.Year + 1}") : Text($"{day.Year - 1}/{day.Year}"),
            _ => null,
        };
        return PeriodCode.TryParse(code, out var period) ? period : null;
    }

    static string Week(DateTime day) => Text($"{ISOWeek.GetYear(day):0000}W{ISOWeek.GetWeekOfYear(day):00}");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
