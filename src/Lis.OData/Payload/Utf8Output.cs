using System.Buffers;
using System.Globalization;

namespace Lis.OData.Payload;

/// <summary>
/// Where an answer's bytes are put together before they go to the response. Rented, so it must be disposed; not safe for concurrent use.
/// </summary>
public sealed class Utf8Output : IDisposable
{
    byte[] bytes;

    /// <summary>An empty buffer of at least that many bytes.</summary>
    public Utf8Output(int capacity = 16 * 1024) => bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How many bytes are waiting.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes that are waiting; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    /// <summary>The last byte that is waiting; 0 when there is none.</summary>
    public byte Last => Length == 0 ? (byte)0 : bytes[Length - 1];

    /// <summary>Forgets the bytes that are waiting.</summary>
    public void Clear() => Length = 0;

    /// <summary>Forgets the bytes after a position.</summary>
    public void CutTo(int length) => Length = Math.Min(length, Length);

    /// <summary>Room for at least <paramref name="count"/> bytes after the last; what is used of it is told by <see cref="Advance"/>.</summary>
    public Span<byte> Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Grow(count);
        }

        return bytes.AsSpan(Length);
    }

    /// <summary>Takes over bytes that were put into reserved room.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Adds one byte.</summary>
    public void Write(byte value)
    {
        if (Length == bytes.Length)
        {
            Grow(1);
        }

        bytes[Length++] = value;
    }

    /// <summary>Adds bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
    }

    /// <summary>Adds text as UTF-8, unescaped.</summary>
    public void Write(string text)
    {
        var room = Reserve(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += System.Text.Encoding.UTF8.GetBytes(text, room);
    }

    /// <summary>Adds a whole number.</summary>
    public void Write(long value) => Format(value, default);

    /// <summary>Adds a value in its invariant form, which must fit 64 bytes.</summary>
    public void Format<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        _ = value.TryFormat(Reserve(64), out var count, format, CultureInfo.InvariantCulture)
            ? Length += count
            : throw new ArgumentException("The value does not fit 64 bytes.", nameof(value));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        Length = 0;
    }

    void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + count));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
