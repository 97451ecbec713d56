using Lis.OData.Payload;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>The bytes of a batch's answer, sent whenever a packet has come together.</summary>
sealed class BatchOutput(HttpResponse response, CancellationToken aborted) : IDisposable
{
    /// <summary>Where small pieces are put; followed by <see cref="SendIfFullAsync"/> now and then.</summary>
    public Utf8Output Text { get; } = new(AnswerStream.PacketSize + 16 * 1024);

    /// <summary>Adds a piece of any size.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> piece)
    {
        Text.Write(piece.Span);
        return SendIfFullAsync();
    }

    public ValueTask SendIfFullAsync() => Text.Length < AnswerStream.PacketSize ? default : SendAsync();

    /// <summary>Sends the rest.</summary>
    public ValueTask CompleteAsync() => Text.Length == 0 ? default : SendAsync();

    /// <inheritdoc />
    public void Dispose() => Text.Dispose();

    async ValueTask SendAsync()
    {
        await response.Body.WriteAsync(Text.Written, aborted);
        Text.Clear();
    }
}
