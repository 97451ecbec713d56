using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lis.Conformance.Malformed;

/// <summary>
/// A connection that sends several requests before it reads the first answer. HttpClient cannot send what this has to send. It reads no
/// more of HTTP than is needed to know where an answer ends.
/// </summary>
sealed class PipelinedConnection : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    byte[] buffer = new byte[1 << 16];
    int start;
    int end;

    /// <summary>Whether the server has closed it, or said that it will.</summary>
    public bool IsClosed { get; private set; }

    public static async Task<PipelinedConnection> OpenAsync(EndPoint server, CancellationToken cancellation)
    {
        var connection = new PipelinedConnection();
        await connection.socket.ConnectAsync(server, cancellation);
        return connection;
    }

    /// <summary>Sends all, gives the answers in order; fewer answers than requests when the server closed the connection.</summary>
    /// <exception cref="TimeoutException">An answer does not come, or does not end.</exception>
    public async Task<IReadOnlyList<RawAnswer>> SendAsync(IReadOnlyList<RawRequest> requests, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var sending = SendAllAsync(requests, patience.Token);
        var answers = new List<RawAnswer>();
        try
        {
            while (answers.Count < requests.Count && !IsClosed)
            {
                if (await ReadAsync(requests[answers.Count].IsHead, patience.Token) is { } answer)
                {
                    answers.Add(answer);
                    IsClosed = answer.Closes;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {Patience.TotalSeconds} s to {requests[answers.Count]}");
        }

        await sending;
        return answers;
    }

    async Task SendAllAsync(IReadOnlyList<RawRequest> requests, CancellationToken cancellation)
    {
        try
        {
            byte[] all = [.. requests.SelectMany(request => request.Bytes)];
            await socket.SendAsync(all.AsMemory(), cancellation);
        }
        catch (SocketException)
        {
            // The server closed first; what it had to say is there to be read.
        }
    }

    /// <summary>The next answer; null when the connection ended before it.</summary>
    async Task<RawAnswer?> ReadAsync(bool isHead, CancellationToken cancellation)
    {
        while (true)
        {
            if (await LineBlockAsync(cancellation) is not { } head)
            {
                return null;
            }

            var lineEnd = head.IndexOf("\r\n", StringComparison.Ordinal);
            var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
            if (status < 200)
            {
                continue;
            }

            var headers = lineEnd < 0 ? "" : head[(lineEnd + 2)..];
            var hasNoBody = isHead || status is 204 or 304;
            var body = hasNoBody ? [] : Value(headers, "Transfer-Encoding") is not null ? await ChunksAsync(cancellation) : await PlainAsync(headers, cancellation);
            return body is null ? null : new RawAnswer(status, headers, body);
        }
    }

    Task<byte[]?> PlainAsync(string headers, CancellationToken cancellation) =>
        Value(headers, "Content-Length") is { } length
            ? TakeAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellation)
            : throw new InvalidDataException($"an answer without an end:\n{headers}");

    async Task<byte[]?> ChunksAsync(CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        while (await LineAsync(cancellation) is { } size)
        {
            var length = int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (await TakeAsync(length + 2, cancellation) is not { } chunk)
            {
                return null;
            }

            if (length == 0)
            {
                return body.ToArray();
            }

            body.Write(chunk, 0, length);
        }

        return null;
    }

    static string? Value(string headers, string name) => headers.Split("\r\n")
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault();

    Task<string?> LineBlockAsync(CancellationToken cancellation) => UntilAsync("\r\n\r\n"u8.ToArray(), cancellation);

    Task<string?> LineAsync(CancellationToken cancellation) => UntilAsync("\r\n"u8.ToArray(), cancellation);

    async Task<string?> UntilAsync(byte[] mark, CancellationToken cancellation)
    {
        int found;
        while ((found = buffer.AsSpan(start, end - start).IndexOf(mark)) < 0)
        {
            if (!await FillAsync(cancellation))
            {
                return null;
            }
        }

        var text = Encoding.Latin1.GetString(buffer, start, found);
        start += found + mark.Length;
        return text;
    }

    async Task<byte[]?> TakeAsync(int length, CancellationToken cancellation)
    {
        while (end - start < length)
        {
            if (!await FillAsync(cancellation))
            {
                return null;
            }
        }

        var taken = buffer.AsSpan(start, length).ToArray();
        start += length;
        return taken;
    }

    async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (start > 0)
        {
            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        try
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(end), cancellation);
            end += read;
            IsClosed |= read == 0;
            return read > 0;
        }
        catch (SocketException)
        {
            IsClosed = true;
            return false;
        }
    }

    public void Dispose() => socket.Dispose();
}
