using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Lis.Tests.Guard;

/// <summary>A response that forgets its bytes and counts how many were held back before each flush.</summary>
sealed class PacketPipe : PipeWriter, IHttpResponseBodyFeature
{
    byte[] room = new byte[256 * 1024];
    int waiting;

    public int Count { get; private set; }

    public int Largest { get; private set; }

    public long Length { get; private set; }

    public PipeWriter Writer => this;

    public Stream Stream => throw new NotSupportedException("Answers go through the pipe.");

    public override void Advance(int bytes) => waiting += bytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => room = room.Length < sizeHint ? new byte[sizeHint] : room;

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        Count++;
        Largest = Math.Max(Largest, waiting);
        Length += waiting;
        waiting = 0;
        return new(new FlushResult(false, false));
    }

    public override void Complete(Exception? exception = null)
    {
    }

    public override void CancelPendingFlush()
    {
    }

    public void DisableBuffering()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task CompleteAsync() => Task.CompletedTask;
}
