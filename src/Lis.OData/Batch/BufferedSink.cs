namespace Lis.OData.Batch;

/// <summary>Keeps an answer until it is known whether it may go out.</summary>
/// <param name="mostBytes">The longest body.</param>
sealed class BufferedSink(long mostBytes) : IPartSink
{
    readonly MemoryStream body = new();

    /// <summary>The body so far.</summary>
    public ReadOnlyMemory<byte> Body => body.GetBuffer().AsMemory(0, (int)body.Length);

    /// <inheritdoc />
    public ValueTask BeginAsync(PartResponse response, CancellationToken cancellationToken) => default;

    /// <inheritdoc />
    /// <exception cref="AnswerTooLongException">The body passes the limit.</exception>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        if (body.Length + piece.Length > mostBytes)
        {
            throw new AnswerTooLongException();
        }

        body.Write(piece.Span);
        return default;
    }

    /// <inheritdoc />
    public ValueTask EndAsync(CancellationToken cancellationToken) => default;
}

/// <summary>An answer that has to be kept is longer than what is kept.</summary>
sealed class AnswerTooLongException() : Exception("The answer is longer than what the service keeps.");
