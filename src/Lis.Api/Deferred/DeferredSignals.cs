using System.Collections.Concurrent;

namespace Lis.Api.Deferred;

/// <summary>Between those who ask for answers and the job that makes them, within this process: there is something to do, or to leave off.</summary>
public sealed class DeferredSignals : IDisposable
{
    readonly SemaphoreSlim wake = new(0);

    /// <summary>The reads that this process is at.</summary>
    public ConcurrentDictionary<string, CancellationTokenSource> Running { get; } = new(StringComparer.Ordinal);

    public void Wake() => wake.Release();

    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellation) => wake.WaitAsync(longest, cancellation);

    public void Cancel(string key)
    {
        if (Running.TryGetValue(key, out var source))
        {
            source.Cancel();
        }
    }

    public void Dispose() => wake.Dispose();
}
