using Lis.Api;
using OpenTelemetry.Trace;

namespace Lis.Tests.Guard;

/// <summary>Tracing a crowd costs no more than tracing a few.</summary>
public class SteadySamplerTests
{
    [Fact]
    public void Of_a_crowd_so_many_are_traced_and_no_more()
    {
        var sampler = new SteadySampler();
        var started = DateTime.UtcNow;

        var traced = Enumerable.Range(0, 100_000).Count(_ => sampler.ShouldSample(default).Decision == SamplingDecision.RecordAndSample);

        var seconds = 2 + (int)(DateTime.UtcNow - started).TotalSeconds;
        Assert.InRange(traced, SteadySampler.MostPerSecond, seconds * SteadySampler.MostPerSecond);
    }

    [Fact]
    public async Task Every_second_has_its_own()
    {
        var sampler = new SteadySampler();
        for (var i = 0; i < 10_000; i++)
        {
            sampler.ShouldSample(default);
        }

        await Task.Delay(1_100, TestContext.Current.CancellationToken);

        Assert.Equal(SamplingDecision.RecordAndSample, sampler.ShouldSample(default).Decision);
    }
}
