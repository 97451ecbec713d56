using System.Runtime.CompilerServices;
using Lis.OData.Execution;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Payload;

/// <summary>
/// The way of an answer's bytes to the client. They are sent whenever a good packet has come together, so that memory stays flat at any
/// size and a slow client slows the reading; an answer that fits one packet goes with its length.
/// </summary>
/// <param name="response">The response; its headers are set but for those of <paramref name="onStart"/>.</param>
/// <param name="onStart">Sets the last headers, just before the first byte goes.</param>
/// <param name="session">The read whose clock stops while the client is waited for; null = none.</param>
public sealed class AnswerStream(HttpResponse response, Action onStart, ReadSession? session) : IDisposable
{
    /// <summary>Bytes that are sent together.</summary>
    public const int PacketSize = 64 * 1024;

    /// <summary>Bytes that are sent together once an answer is known to be long: what the buffer holds anyway, so that there is less to send.</summary>
    public const int LongPacketSize = 112 * 1024;

    bool isStarted;
    int packets;

    /// <summary>The read whose clock stops while the client is waited for; null = none.</summary>
    public ReadSession? Session { get; set; } = session;

    /// <summary>Where the bytes come together.</summary>
    public Utf8Output Output { get; } = new(LongPacketSize + 16 * 1024);

    /// <summary>Whether only headers are wanted.</summary>
    public bool IsHead => HttpMethods.IsHead(response.HttpContext.Request.Method);

    /// <summary>Sets the last headers of an answer without a body.</summary>
    public void Start()
    {
        if (!isStarted)
        {
            isStarted = true;
            onStart();
        }
    }

    /// <summary>Sends what has come together if it is enough for a packet.</summary>
    public ValueTask SendIfFullAsync(CancellationToken cancellationToken) =>
        Output.Length < (packets == 0 ? PacketSize : LongPacketSize) ? ValueTask.CompletedTask : SendAsync(cancellationToken);

    /// <summary>Sends the rest.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (!isStarted && (!IsHead || Output.Length > 0))
        {
            response.ContentLength = Output.Length;
        }

        await SendAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => Output.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        Start();
        if (IsHead)
        {
            Output.Clear();
            return;
        }

        if (packets++ > 0)
        {
            // A long answer goes back to the end of the queue after each packet, so that short ones come in between.
            await Task.Yield();
        }

        Session?.Pause();
        var result = await response.BodyWriter.WriteAsync(Output.Written, cancellationToken);
        Session?.Resume();
        Output.Clear();
        if (result.IsCompleted)
        {
            throw new OperationCanceledException("The client has gone.", cancellationToken);
        }
    }
}
