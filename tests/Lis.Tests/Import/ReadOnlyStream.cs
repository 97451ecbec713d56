namespace Lis.Tests.Import;

/// <summary>A stream that is made while it is read and never held as a whole.</summary>
abstract class ReadOnlyStream : Stream
{
    ReadOnlyMemory<byte> chunk;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The next bytes; null at the end.</summary>
    protected abstract byte[]? NextChunk();

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (chunk.Length == 0)
        {
            chunk = NextChunk();
        }

        var taken = Math.Min(count, chunk.Length);
        chunk.Span[..taken].CopyTo(buffer.AsSpan(offset));
        chunk = chunk[taken..];
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
