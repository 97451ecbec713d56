using System.Globalization;
using Lis.Api.Fetches;

namespace Lis.Tests.Fetches;

/// <summary>When fetches are due: Danish time, its two odd nights included.</summary>
public sealed class FetchTimesTests
{
    [Theory]
    [InlineData("06:00", null, null, "2026-01-10T05:00:00Z", "2026-01-11T05:00:00Z")]
    [InlineData("06:00", null, null, "2026-01-10T04:59:59Z", "2026-01-10T05:00:00Z")]
    [InlineData("18:00|06:00", null, null, "2026-07-10T04:00:00Z", "2026-07-10T16:00:00Z")]
    [InlineData("06:00", "Monday", null, "2026-01-10T00:00:00Z", "2026-01-12T05:00:00Z")]
    [InlineData("06:00", null, "1|10", "2026-01-10T06:00:00Z", "2026-02-01T05:00:00Z")]
    [InlineData("06:00", "friday", "13", "2026-04-01T00:00:00Z", "2026-11-13T05:00:00Z")]
    [InlineData("02:30", null, null, "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("02:30", null, null, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("02:30", null, null, "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    public void The_next_time_is_the_first_after_now(string at, string? weekdays, string? monthDays, string now, string due)
    {
        var times = FetchTimes.Read(at, weekdays, monthDays)!;
        Assert.Equal(Instant(due), times.After(Instant(now)));
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("6", null, null)]
    [InlineData("24:00", null, null)]
    [InlineData("06:00", "Someday", null)]
    [InlineData("06:00", "1", null)]
    [InlineData("06:00", null, "32")]
    public void What_is_no_time_is_none(string at, string? weekdays, string? monthDays) => Assert.Null(FetchTimes.Read(at, weekdays, monthDays));

    [Fact]
    public void A_day_that_never_comes_is_never_due() =>
        Assert.Equal(DateTimeOffset.MaxValue, new FetchTimes([new(6, 0)], [], [32]).After(Instant("2026-01-01T00:00:00Z")));

    static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
