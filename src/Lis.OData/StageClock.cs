using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lis.OData;

/// <summary>Times the stages of one request: a span for each, and an entry of the Server-Timing header.</summary>
/// <param name="clock">The clock.</param>
sealed class StageClock(TimeProvider clock)
{
    static readonly ActivitySource Source = new("Lis.OData");

    readonly StringBuilder entries = new();

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
    public override string ToString() => entries.ToString();

    void Add(string stage, long start)
    {
        var elapsed = clock.GetElapsedTime(start).TotalMilliseconds;
        entries.Append(CultureInfo.InvariantCulture, $"{(entries.Length > 0 ? ", " : "")}{stage};dur={elapsed:0.###}");
    }
}
