using System.Globalization;
using Lis.OData.Execution;

namespace Lis.OData.Payload.Columns;

/// <summary>A day of a database that has the type.</summary>
sealed class DateWriter() : ColumnWriter(true)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal) => output.Format(row.GetDate(ordinal), "O");
}

/// <summary>
/// An instant in UTC, <c>2018-01-01T12:00:00Z</c>; up to six fractional digits, only as many as are not zero. Rows that were stored together have
/// the same instants, so each thread keeps the text of the last one.
/// </summary>
sealed class InstantWriter() : ColumnWriter(true)
{
    const int LengthOfRoundTrip = 33;
    const int LengthToSeconds = 19;

    [ThreadStatic]
    static LastInstant? last;

    public override void WriteText(Utf8Output output, Row row, int ordinal)
    {
        var microseconds = row.GetInstant(ordinal);
        var known = last ??= new LastInstant();
        if (known.Length > 0 && known.Microseconds == microseconds)
        {
            output.Write(known.Text.AsSpan(0, known.Length));
            return;
        }

        var start = output.Length;
        Write(output, microseconds);
        known.Microseconds = microseconds;
        known.Length = output.Length - start;
        output.Written.Span[start..].CopyTo(known.Text);
    }

    static void Write(Utf8Output output, long microseconds)
    {
        var instant = DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        // The framework's round-trip form is made for speed; of it the seconds are kept.
        _ = instant.TryFormat(output.Reserve(LengthOfRoundTrip), out _, "O", CultureInfo.InvariantCulture);
        output.Advance(LengthToSeconds);
        Fraction.Write(output, (microseconds % 1_000_000 + 1_000_000) % 1_000_000);
        output.Write((byte)'Z');
    }

    sealed class LastInstant
    {
        public long Microseconds { get; set; }

        public byte[] Text { get; } = new byte[LengthOfRoundTrip];

        /// <summary>0 = none yet.</summary>
        public int Length { get; set; }
    }
}

/// <summary>A time of day, <c>07:30:00</c>, with fractional digits as far as they are not zero.</summary>
sealed class TimeOfDayWriter() : ColumnWriter(true)
{
    public override void WriteText(Utf8Output output, Row row, int ordinal)
    {
        var microseconds = row.GetInt64(ordinal);
        output.Format(new TimeOnly(microseconds * TimeSpan.TicksPerMicrosecond), "HH:mm:ss");
        Fraction.Write(output, microseconds % 1_000_000);
    }
}

/// <summary>A duration in days, hours, minutes and seconds, <c>P1DT2H3M4.5S</c>.</summary>
sealed class DurationWriter() : ColumnWriter(true)
{
    const long Second = 1_000_000;
    const long Minute = 60 * Second;
    const long Hour = 60 * Minute;
    const long Day = 24 * Hour;

    public override void WriteText(Utf8Output output, Row row, int ordinal)
    {
        var value = row.GetInt64(ordinal);
        if (value < 0)
        {
            output.Write((byte)'-');
            value = -value;
        }

        output.Write((byte)'P');
        WritePart(output, value / Day, (byte)'D');
        if (value % Day == 0 && value != 0)
        {
            return;
        }

        output.Write((byte)'T');
        WritePart(output, value % Day / Hour, (byte)'H');
        WritePart(output, value % Hour / Minute, (byte)'M');
        if (value % Minute != 0 || value == 0)
        {
            output.Write(value % Minute / Second);
            Fraction.Write(output, value % Second);
            output.Write((byte)'S');
        }
    }

    static void WritePart(Utf8Output output, long count, byte unit)
    {
        if (count != 0)
        {
            output.Write(count);
            output.Write(unit);
        }
    }
}

/// <summary>The fraction of a second.</summary>
static class Fraction
{
    /// <summary>Writes the point and the digits without trailing zeros; nothing when the fraction is zero.</summary>
    public static void Write(Utf8Output output, long microseconds)
    {
        if (microseconds == 0)
        {
            return;
        }

        var start = output.Length;
        output.Write((byte)'.');
        output.Format(microseconds, "D6");
        DecimalDigits.Trim(output, start);
    }
}
