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

    /// <summary>Begins a stage, which lasts until what is given is disposed of.</summary>
    public Stage Begin(string name) => new(this, name, StartSpan(name), clock.GetTimestamp());

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

    /// <summary>A request that nobody traces has no spans: to ask the sampler about each would cost more than the stage.</summary>
    static Activity? StartSpan(string name) => Activity.Current is { IsAllDataRequested: false } ? null : Source.StartActivity(name);

    void Add(string stage, long start)
    {
        if (count < entries.Length)
        {
            entries[count++] = (stage, start, clock.GetTimestamp());
        }
    }

    /// <summary>A stage at work.</summary>
    internal readonly struct Stage(StageClock owner, string name, Activity? span, long start) : IDisposable
    {
        /// <summary>Tells the time so far. The stage that sends the answer knows no more than that before the headers go.</summary>
        public void Tell() => owner.Add(name, start);

        public void Dispose()
        {
            Tell();
            span?.Dispose();
        }
    }
}
