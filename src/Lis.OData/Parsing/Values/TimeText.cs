using System.Globalization;

namespace Lis.OData.Parsing.Values;

/// <summary>Reads days, times, instants and durations as literals and payloads write them (URL Conventions, ABNF section 7).</summary>
static class TimeText
{
    /// <summary>YYYY-MM-DD; null when there is no such day from year 1 to 9999.</summary>
    public static DateOnly? Date(ReadOnlySpan<char> raw) =>
        DateOnly.TryParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>hh:mm[:ss[.fraction]] in ticks of 100 ns; null when there is no such time.</summary>
    public static long? TimeOfDay(ReadOnlySpan<char> raw)
    {
        if (raw.Length < 5 || raw[2] != ':' || Two(raw) is not (>= 0 and < 24 and var hour) || Two(raw[3..]) is not (>= 0 and < 60 and var minute))
        {
            return null;
        }

        var ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        if (raw.Length == 5)
        {
            return ticks;
        }

        if (raw.Length < 8 || raw[5] != ':' || Two(raw[6..]) is not (>= 0 and < 60 and var second))
        {
            return null;
        }

        ticks += second * TimeSpan.TicksPerSecond;
        return raw.Length == 8 ? ticks : raw[8] == '.' && Fraction(raw[9..]) is { } fraction ? ticks + fraction : null;
    }

    /// <summary>A day, T, a time and a zone, in UTC; null without a zone or outside the years 1 to 9999.</summary>
    public static DateTimeOffset? Instant(ReadOnlySpan<char> raw)
    {
        if (raw.Length < 17 || raw[10] is not ('T' or 't') || Date(raw[..10]) is not { } date)
        {
            return null;
        }

        var isUtc = raw[^1] is 'Z' or 'z';
        if ((isUtc ? 0 : Zone(raw[^6..])) is not { } zone || TimeOfDay(raw[11..^(isUtc ? 1 : 6)]) is not { } time)
        {
            return null;
        }

        var ticks = date.DayNumber * TimeSpan.TicksPerDay + time - zone;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <summary>[-]P[nD][T[nH][nM][n[.n]S]]; null when no part is given or the sum passes 10,675,199 days.</summary>
    public static TimeSpan? Duration(ReadOnlySpan<char> raw)
    {
        var rest = raw.StartsWith('-') ? raw[1..] : raw;
        if (!rest.StartsWith('P') || rest.Length < 3)
        {
            return null;
        }

        rest = rest[1..];
        var (ticks, inTime, order) = (decimal.Zero, false, 0);
        while (!rest.IsEmpty)
        {
            if (!inTime && rest[0] == 'T')
            {
                inTime = true;
                rest = rest[1..];
                if (rest.IsEmpty)
                {
                    return null;
                }
            }

            if (Part(ref rest, inTime, ref order) is not { } part)
            {
                return null;
            }

            ticks += part;
        }

        ticks = decimal.Truncate(raw[0] == '-' ? -ticks : ticks);
        return ticks is >= long.MinValue and <= long.MaxValue ? new TimeSpan((long)ticks) : null;
    }

    /// <summary>Takes one number with its letter; parts come in the order D, H, M, S, each once, and only S has decimals.</summary>
    static decimal? Part(ref ReadOnlySpan<char> rest, bool inTime, ref int order)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var hasDecimals = end > 0 && rest[end] == '.';
        if (hasDecimals)
        {
            var after = rest[(end + 1)..].IndexOfAnyExceptInRange('0', '9');
            end = after > 0 ? end + 1 + after : -1;
        }

        if (end is <= 0 or > 28)
        {
            return null;
        }

        var (place, unit) = (rest[end], inTime) switch
        {
            ('D', false) => (1, TimeSpan.TicksPerDay),
            ('H', true) => (2, TimeSpan.TicksPerHour),
            ('M', true) => (3, TimeSpan.TicksPerMinute),
            ('S', true) => (4, TimeSpan.TicksPerSecond),
            _ => (0, 0L),
        };
        var number = decimal.Parse(rest[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (place <= order || (hasDecimals && place != 4) || number > long.MaxValue / TimeSpan.TicksPerMicrosecond)
        {
            return null;
        }

        order = place;
        rest = rest[(end + 1)..];
        return number * unit;
    }

    static long? Zone(ReadOnlySpan<char> raw) =>
        raw[0] is '+' or '-' && raw[3] == ':' && Two(raw[1..]) is >= 0 and < 24 and var hours && Two(raw[4..]) is >= 0 and < 60 and var minutes
            ? (raw[0] == '-' ? -1 : 1) * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute))
            : null;

    /// <summary>The decimals of a second in ticks; at most twelve digits, those beyond the seventh are cut off.</summary>
    static long? Fraction(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 0 or > 12 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        long ticks = 0;
        for (var i = 0; i < 7; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return ticks;
    }

    static int Two(ReadOnlySpan<char> raw) =>
        raw.Length >= 2 && char.IsAsciiDigit(raw[0]) && char.IsAsciiDigit(raw[1]) ? ((raw[0] - '0') * 10) + raw[1] - '0' : -1;
}
