using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Lis.Api;

/// <summary>
/// Traces so many requests a second and no more, so that tracing a crowd costs no more than tracing a few. Requests that come as part of a
/// trace follow its own choice, and OTEL_TRACES_SAMPLER chooses another way; the metrics count every request whatever is traced.
/// </summary>
public sealed class SteadySampler : Sampler
{
    /// <summary>The most traces that begin here within a second.</summary>
    public const int MostPerSecond = 100;

    long second;
    int taken;

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var now = Stopwatch.GetTimestamp() / Stopwatch.Frequency;
        if (Interlocked.Exchange(ref second, now) != now)
        {
            Volatile.Write(ref taken, 0);
        }

        // Counts on only as far as it matters, so that the number cannot come round.
        var isTraced = Volatile.Read(ref taken) < MostPerSecond && Interlocked.Increment(ref taken) <= MostPerSecond;
        return new SamplingResult(isTraced ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }
}
