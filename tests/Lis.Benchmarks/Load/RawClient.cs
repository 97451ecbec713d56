using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Lis.Benchmarks.Load;

/// <summary>
/// One kept connection that sends a request and reads its answer to the end, with next to no work of its own: client and service share the
/// machine, and what the client costs both sides pay.
/// </summary>
sealed class RawClient(Uri address) : IDisposable
{
    readonly byte[] buffer = new byte[256 * 1024];
    Socket? socket;
    int start;
    int end;

    /// <summary>Bytes of the last body.</summary>
    public long BodyLength { get; private set; }

    /// <summary>When the first byte of the last answer came, in ticks of <see cref="Stopwatch"/>.</summary>
    public long FirstByteAt { get; private set; }

    /// <summary>The head of the last answer.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Sends a GET and reads the answer; gives its status.</summary>
    /// <param name="target">Path and query as they go on the line.</param>
    /// <param name="headers">Header lines, each with its line end.</param>
    /// <param name="body">Takes the body; null = it is counted only.</param>
    public Task<int> GetAsync(string target, string headers = "", Stream? body = null) =>
        SendAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}\r\n"), body);

    /// <summary>Sends JSON by POST and reads the answer; gives its status.</summary>
    public Task<int> PostAsync(string target, string headers, byte[] json, Stream? body = null) => SendAsync(
        [
            .. Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"POST {target} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}Content-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n")),
            .. json,
        ],
        body);

    public async Task<int> SendAsync(byte[] request, Stream? body = null)
    {
        await ConnectAsync();
        await socket!.SendAsync(request);
        (start, end, BodyLength) = (0, 0, 0);
        await FillAsync();
        FirstByteAt = Stopwatch.GetTimestamp();
        Head = await HeadAsync();
        var status = int.Parse(Head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        if (Head.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            await ReadChunksAsync(body);
        }
        else if (Header("Content-Length") is { } length)
        {
            await ReadAsync(long.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture), body);
        }

        return status;
    }

    /// <summary>A header of the last answer; null when it has none.</summary>
    public string? Header(string name)
    {
        var at = Head.IndexOf($"\n{name}:", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : Head[(at + name.Length + 2)..Head.IndexOf('\r', at + 1)].Trim();
    }

    public void Dispose() => socket?.Dispose();

    async Task ConnectAsync()
    {
        if (socket is null)
        {
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask FillAsync()
    {
        if (start == end)
        {
            (start, end) = (0, 0);
        }
        else if (end == buffer.Length)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        var count = await socket!.ReceiveAsync(buffer.AsMemory(end));
        end += count > 0 ? count : throw new IOException("The connection was closed within an answer.");
    }

    async Task<string> HeadAsync()
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await FillAsync();
        }

        var head = Encoding.ASCII.GetString(buffer, start, length + 2);
        start += length + 4;
        return head;
    }

    async Task ReadAsync(long count, Stream? body)
    {
        BodyLength += count;
        while (count > 0)
        {
            if (start == end)
            {
                await FillAsync();
            }

            var part = (int)Math.Min(count, end - start);
            body?.Write(buffer, start, part);
            start += part;
            count -= part;
        }
    }

    async Task ReadChunksAsync(Stream? body)
    {
        while (true)
        {
            int length;
            while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
            {
                await FillAsync();
            }

            var size = int.Parse(buffer.AsSpan(start, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            start += length + 2;
            await ReadAsync(size, body);
            while (end - start < 2)
            {
                await FillAsync();
            }

            start += 2;
            if (size == 0)
            {
                return;
            }
        }
    }
}
