using System.Diagnostics;

namespace Lis.Benchmarks.Load;

/// <summary>One of the two that are compared: a server, and how a request is put to it.</summary>
/// <param name="Address">The server.</param>
/// <param name="Headers">Header lines of every request, each with its line end.</param>
/// <param name="Target">Path and query of the request with a number, so that literals vary.</param>
sealed record LoadSide(Uri Address, string Headers, Func<int, string> Target)
{
    /// <summary>Asks once; gives the milliseconds to the first byte and to the last, and the bytes.</summary>
    public async Task<(double FirstByte, double Total, long Bytes)> OnceAsync(int number)
    {
        using var client = new RawClient(Address);
        var started = Stopwatch.GetTimestamp();
        var status = await client.GetAsync(Target(number), Headers);
        var total = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return status == 200
            ? (Stopwatch.GetElapsedTime(started, client.FirstByteAt).TotalMilliseconds, total, client.BodyLength)
            : throw new InvalidOperationException($"{Target(number)} gives {status}.");
    }

    /// <summary>The answer's body, read into memory.</summary>
    public async Task<byte[]> BodyAsync(int number)
    {
        using var client = new RawClient(Address);
        using var body = new MemoryStream();
        var status = await client.GetAsync(Target(number), Headers, body);
        return status == 200 ? body.ToArray() : throw new InvalidOperationException($"{Target(number)} gives {status}: {System.Text.Encoding.UTF8.GetString(body.ToArray())}");
    }

    /// <summary>Asks in a closed loop over some connections for a while; gives the answers per second and how many there were.</summary>
    public async Task<(double Rate, long Answers)> RateAsync(int connections, double seconds, int expected = 200)
    {
        var number = 0;
        var answers = 0L;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var client = new RawClient(Address);
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var target = Target(Interlocked.Increment(ref number));
                var status = await client.GetAsync(target, Headers);
                if (status != expected)
                {
                    throw new InvalidOperationException($"{target} gives {status}.");
                }

                Interlocked.Increment(ref answers);
            }
        })));
        return (answers / clock.Elapsed.TotalSeconds, answers);
    }
}
