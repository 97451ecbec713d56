using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lis.OData;

/// <summary>Times the stages of one request: a span for each, and an entry of the Server-Timing header.</summary>
/// <param name="clock">The clock.</param>
sealed class StageClock(TimeProvider clock)
{
    static readonly ActivitySource Source = new("Lis.OData");

    readonly (string Stage, long Start, long End)[] entries = new (string, long, long)[5];
    int count;

    /// <summary>Runs a stage.</summary>
    public T Run<T>(string stage, Func<T> work)
    {
        using var span = Source.StartActivity(stage);
        var start = clock.GetTimestamp();
        var result = work();
        Add(stage, start);
        return result;
    }

    /// <summary>Runs a stage that waits.</summary>
    public async ValueTask<T> RunAsync<T>(string stage, Func<ValueTask<T>> work)
    {
        using var span = Source.StartActivity(stage);
        var start = clock.GetTimestamp();
        var result = await work();
        Add(stage, start);
        return result;
    }

    /// <summary>
    /// Runs the stage that sends the answer. Its own time is told only when it knows it before the headers go, that is for an answer of one
    /// packet.
    /// </summary>
    public async Task RunLastAsync(string stage, Func<Action, Task> work)
    {
        using var span = Source.StartActivity(stage);
        var start = clock.GetTimestamp();
        await work(() => Add(stage, start));
    }

    /// <summary>The value of the Server-Timing header: durations in milliseconds.</summary>
    public override string ToString()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        var isFirst = true;
        foreach (var (stage, start, end) in entries.AsSpan(0, count))
        {
            var microseconds = (long)clock.GetElapsedTime(start, end).TotalMicroseconds;
            text.AppendLiteral(isFirst ? "" : ", ");
            isFirst = false;
            text.AppendLiteral(stage);
            text.AppendLiteral(";dur=");
            text.AppendFormatted(microseconds / 1_000);
            text.AppendLiteral(".");
            text.AppendFormatted(microseconds % 1_000, "D3");
        }

        return text.ToStringAndClear();
    }

    void Add(string stage, long start)
    {
        if (count < entries.Length)
        {
            entries[count++] = (stage, start, clock.GetTimestamp());
        }
    }
}
