using System.Collections.Concurrent;

namespace Lis.OData;

/// <summary>
/// Keeps what was used lately. When half of the room is full, the half before is forgotten; what is asked for again moves to the new half,
/// so what is in use stays. Safe for concurrent use; reading takes no lock.
/// </summary>
/// <param name="capacity">The most entries, give or take those added at the same instant.</param>
sealed class BoundedCache<TValue>(int capacity)
    where TValue : class
{
    readonly Lock turning = new();
    volatile ConcurrentDictionary<string, TValue> recent = new(StringComparer.Ordinal);
    volatile ConcurrentDictionary<string, TValue> older = new(StringComparer.Ordinal);

    /// <summary>What is kept under a key; null when nothing is.</summary>
    public TValue? Find(string key)
    {
        if (recent.TryGetValue(key, out var value))
        {
            return value;
        }

        if (older.TryGetValue(key, out value))
        {
            Keep(key, value);
        }

        return value;
    }

    /// <summary>Keeps a value.</summary>
    public void Keep(string key, TValue value)
    {
        recent[key] = value;
        if (recent.Count <= capacity / 2)
        {
            return;
        }

        lock (turning)
        {
            if (recent.Count > capacity / 2)
            {
                older = recent;
                recent = new(StringComparer.Ordinal);
            }
        }
    }
}
