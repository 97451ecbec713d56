using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lis.OData.Batch;

/// <summary>Where the answer to a part goes.</summary>
interface IPartSink
{
    /// <summary>Status and headers are settled; the body follows, if there is one.</summary>
    ValueTask BeginAsync(PartResponse response, CancellationToken cancellationToken);

    /// <summary>A piece of the body.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken);

    /// <summary>The answer is whole.</summary>
    ValueTask EndAsync(CancellationToken cancellationToken);
}

/// <summary>
/// The response of a part as the service sees it: it writes here as it would to the network, and every piece goes on to the sink at
/// once, so that a batch of long answers needs no more memory than one.
/// </summary>
sealed class PartResponse(IPartSink sink, CancellationToken aborted) : Stream, IHttpResponseFeature, IHttpResponseBodyFeature
{
    readonly List<(Func<object, Task> Callback, object State)> starting = [];
    readonly List<(Func<object, Task> Callback, object State)> completed = [];
    PipeWriter? writer;

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public bool HasStarted { get; private set; }

    Stream IHttpResponseFeature.Body
    {
        get => this;
        set => throw new NotSupportedException("The response of a part is written to where its batch goes.");
    }

    Stream IHttpResponseBodyFeature.Stream => this;

    public PipeWriter Writer => writer ??= PipeWriter.Create(this, new StreamPipeWriterOptions(leaveOpen: true));

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void OnStarting(Func<object, Task> callback, object state) => starting.Add((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state) => completed.Add((callback, state));

    public void DisableBuffering()
    {
    }

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (HasStarted)
        {
            return;
        }

        foreach (var (callback, state) in Enumerable.Reverse(starting))
        {
            await callback(state);
        }

        HasStarted = true;
        await sink.BeginAsync(this, cancellationToken);
    }

    /// <summary>Ends the answer.</summary>
    public async Task CompleteAsync()
    {
        if (writer is not null)
        {
            await writer.FlushAsync(aborted);
        }

        await StartAsync(aborted);
        await sink.EndAsync(aborted);
        foreach (var (callback, state) in Enumerable.Reverse(completed))
        {
            await callback(state);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        if (!buffer.IsEmpty)
        {
            await sink.WriteAsync(buffer, cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken) => await StartAsync(cancellationToken);

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        await SendFileFallback.SendFileAsync(this, path, offset, count, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw Synchronous();

    public override void Flush() => throw Synchronous();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    static InvalidOperationException Synchronous() => new("Synchronous writing is not allowed here, as in the server itself.");
}
