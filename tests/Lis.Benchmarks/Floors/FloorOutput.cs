using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;

namespace Lis.Benchmarks.Floors;

/// <summary>Bytes on their way to the response, and the few forms of values that the floors need.</summary>
sealed class FloorOutput(PipeWriter pipe) : IDisposable
{
    public static readonly byte[][] PeriodKinds = Names("Day", "Week", "Month", "Quarter", "HalfYear", "Year", "SchoolYear", "RollingYear", "Interval");
    public static readonly byte[][] Statuses = Names("Final", "Provisional", "Forecast", "Missing", "Suppressed", "NotApplicable");
    public static readonly byte[][] AreaKinds =
        Names("Country", "Region", "Province", "Municipality", "LabourMarketRegion", "ComparisonGroup", "District", "Institution", "School");

    static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    readonly byte[] bytes = ArrayPool<byte>.Shared.Rent(160 * 1024);
    int length;

    public void Raw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(bytes.AsSpan(length));
        length += value.Length;
    }

    public void Back(int count) => length -= count;

    public void Whole(long value)
    {
        Utf8Formatter.TryFormat(value, bytes.AsSpan(length), out var count);
        length += count;
    }

    public void Quoted(ReadOnlySpan<byte> value)
    {
        bytes[length++] = (byte)'"';
        if (value.IndexOfAny(Escaped) < 0)
        {
            Raw(value);
        }
        else
        {
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(value, bytes.AsSpan(length), out _, out var count);
            length += count;
        }

        bytes[length++] = (byte)'"';
    }

    /// <summary>What stands before a row among the answers to a batch.</summary>
    public void Part(int number)
    {
        Raw(number == 0 ? "{\"responses\":["u8 : ","u8);
        Raw("{\"id\":\""u8);
        Whole(number);
        Raw("\",\"status\":200,\"headers\":{\"content-type\":\"application/json\"},\"body\":"u8);
    }

    public void Number(decimal value)
    {
        value.TryFormat(bytes.AsSpan(length), out var count, default, CultureInfo.InvariantCulture);
        var text = bytes.AsSpan(length, count);
        length += text.Contains((byte)'.') ? text.TrimEnd((byte)'0').TrimEnd((byte)'.').Length : count;
    }

    public void Scaled(long value)
    {
        var (whole, rest) = Math.DivRem(Math.Abs(value), 1_000_000);
        Raw(value < 0 ? "-"u8 : default);
        Whole(whole);
        if (rest != 0)
        {
            bytes[length++] = (byte)'.';
            Utf8Formatter.TryFormat(rest, bytes.AsSpan(length), out var count, new StandardFormat('D', 6));
            length += bytes.AsSpan(length, count).TrimEnd((byte)'0').Length;
        }
    }

    public void Instant(long microseconds)
    {
        // The round-trip form is the framework's fastest: of it, the seconds and as many digits as are not zero.
        Raw("\""u8);
        DateTime.UnixEpoch.AddTicks(microseconds * 10).TryFormat(bytes.AsSpan(length), out _, "O", CultureInfo.InvariantCulture);
        length += bytes.AsSpan(length, "yyyy-MM-ddTHH:mm:ss.ffffff".Length).TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        Raw("Z\""u8);
    }

    public void Day(DateOnly value)
    {
        Raw("\""u8);
        value.TryFormat(bytes.AsSpan(length), out var count, "O", CultureInfo.InvariantCulture);
        length += count;
        Raw("\""u8);
    }

    /// <summary>Sends what has come together, when it is a good packet or the last.</summary>
    public ValueTask FlushAsync(bool isLast = false) => isLast || length >= 112 * 1024 ? SendAsync() : ValueTask.CompletedTask;

    async ValueTask SendAsync()
    {
        await pipe.WriteAsync(bytes.AsMemory(0, length));
        length = 0;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    static byte[][] Names(params string[] names) => [.. names.Select(name => System.Text.Encoding.UTF8.GetBytes($"\"{name}\""))];
}
