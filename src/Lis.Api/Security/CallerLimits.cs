using System.Collections.Concurrent;
using Lis.Api.Settings;

namespace Lis.Api.Security;

/// <summary>
/// How many requests a caller may send (Limits:RequestsPerMinute): a bucket of tokens for each, filled evenly, that holds a minute's worth.
/// A full bucket is forgotten, so memory is bounded by those who asked within the last minute, and by a fixed number of them.
/// </summary>
public sealed class CallerLimits(LimitSettings limits, TimeProvider time)
{
    const int MostBuckets = 20_000;

    readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);
    readonly Lock sweeping = new();

    double PerSecond => limits.RequestsPerMinute / 60.0;

    /// <summary>How many callers are remembered.</summary>
    public int Count => buckets.Count;

    /// <summary>Takes a request from the caller's bucket; gives the seconds to wait when it is empty, else 0.</summary>
    public int Take(string caller)
    {
        var now = time.GetTimestamp();
        var bucket = buckets.TryGetValue(caller, out var known) ? known : Add(caller, now);
        lock (bucket)
        {
            bucket.Level = LevelAt(bucket, now);
            bucket.At = now;
            if (bucket.Level >= 1)
            {
                bucket.Level--;
                return 0;
            }

            return Math.Max(1, (int)Math.Ceiling((1 - bucket.Level) / PerSecond));
        }
    }

    // To count what is there locks all of it, so only who is new has it counted.
    Bucket Add(string caller, long now)
    {
        if (buckets.Count >= MostBuckets)
        {
            Sweep();
        }

        return buckets.GetOrAdd(caller, static (_, start) => new Bucket(start.Full, start.Now), (Full: (double)limits.RequestsPerMinute, Now: now));
    }

    double LevelAt(Bucket bucket, long now) =>
        Math.Min(limits.RequestsPerMinute, bucket.Level + (time.GetElapsedTime(bucket.At, now).TotalSeconds * PerSecond));

    // Forgets the full ones; where too many are busy at once, all: then a flood of callers gains at most one more bucket each.
    void Sweep()
    {
        lock (sweeping)
        {
            if (buckets.Count < MostBuckets)
            {
                return;
            }

            var now = time.GetTimestamp();
            foreach (var (caller, bucket) in buckets)
            {
                if (LevelAt(bucket, now) >= limits.RequestsPerMinute - 1)
                {
                    buckets.TryRemove(caller, out _);
                }
            }

            if (buckets.Count >= MostBuckets)
            {
                buckets.Clear();
            }
        }
    }

    sealed class Bucket(double level, long at)
    {
        public double Level { get; set; } = level;

        public long At { get; set; } = at;
    }
}
