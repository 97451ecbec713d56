using System.Globalization;

namespace Lis.Api.Fetches;

/// <summary>When a fetch is due, in Danish time.</summary>
/// <param name="At">Times of day, at least one.</param>
/// <param name="Weekdays">Days of the week; empty = all.</param>
/// <param name="MonthDays">Days of the month; empty = all.</param>
public sealed record FetchTimes(IReadOnlyList<TimeOnly> At, IReadOnlyList<DayOfWeek> Weekdays, IReadOnlyList<int> MonthDays)
{
    /// <summary>February 29 on a given weekday is the rarest day; it comes within forty years.</summary>
    const int MostDays = 366 * 40;

    static readonly TimeZoneInfo Denmark = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>Reads the settings At (<c>06:15|18:00</c>), Weekdays (<c>Monday|Thursday</c>) and MonthDays (<c>1|10</c>); null = they make no sense.</summary>
    public static FetchTimes? Read(string? at, string? weekdays, string? monthDays)
    {
        var times = Parts(at ?? "06:00").Select(text => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (TimeOnly?)null).ToList();
        var names = Parts(weekdays).Select(text => Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day) && !char.IsAsciiDigit(text[0]) ? day : (DayOfWeek?)null).ToList();
        var days = Parts(monthDays).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : (int?)null).ToList();
        return times.Count == 0 || times.Contains(null) || names.Contains(null) || days.Contains(null)
            ? null
            : new([.. times.OfType<TimeOnly>().Order()], [.. names.OfType<DayOfWeek>()], [.. days.OfType<int>()]);
    }

    /// <summary>The first instant after another at which the fetch is due.</summary>
    public DateTimeOffset After(DateTimeOffset instant)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Denmark).DateTime);
        return Enumerable.Range(0, MostDays).Select(first.AddDays)
            .Where(day => (Weekdays.Count == 0 || Weekdays.Contains(day.DayOfWeek)) && (MonthDays.Count == 0 || MonthDays.Contains(day.Day)))
            .SelectMany(day => At.Select(time => InstantOf(day.ToDateTime(time))))
            .FirstOrDefault(due => due > instant, DateTimeOffset.MaxValue);
    }

    /// <summary>An hour that the clock skips in spring is the one after it; of an hour that comes twice in autumn the first counts.</summary>
    static DateTimeOffset InstantOf(DateTime local)
    {
        var real = Denmark.IsInvalidTime(local) ? local.AddHours(1) : local;
        var offset = Denmark.IsAmbiguousTime(real) ? Denmark.GetAmbiguousTimeOffsets(real).Max() : Denmark.GetUtcOffset(real);
        return new DateTimeOffset(real, offset).ToUniversalTime();
    }

    static string[] Parts(string? text) => (text ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
