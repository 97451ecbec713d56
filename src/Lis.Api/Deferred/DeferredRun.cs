using System.Text.Json;
using Lis.OData.Deferring;
using Lis.OData.Errors;
using Lis.Storage.Deferred;

namespace Lis.Api.Deferred;

/// <summary>Takes an answer down in pieces, so that memory stays flat at any length.</summary>
sealed class DeferredRun(DeferredLedger ledger, string key, long mostBytes) : IDeferredSink
{
    const int PieceSize = 1 << 20;

    /// <summary>What belongs to the connection and not to the answer.</summary>
    static readonly string[] Dropped = ["Content-Length", "Transfer-Encoding", "Connection", "Date", "Server"];

    readonly MemoryStream piece = new();
    Dictionary<string, string> headers = [];
    int status;
    int number;
    long length;

    public ValueTask BeginAsync(int status, IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        this.status = status;
        this.headers = headers.Where(header => !Dropped.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return ValueTask.CompletedTask;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        length += piece.Length;
        if (length > mostBytes)
        {
            throw new FaultException(
                FaultCode.RequestTooLarge,
                FormattableString.Invariant($"The answer has more than {mostBytes} bytes (Limits:MaxDeferredBytes); read it without respond-async, or in parts."));
        }

        this.piece.Write(piece.Span);
        if (this.piece.Length >= PieceSize)
        {
            await FlushAsync(cancellationToken);
        }
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        if (piece.Length > 0)
        {
            await FlushAsync(cancellationToken);
        }

        await ledger.FinishAsync(key, status, JsonSerializer.Serialize(headers), length, cancellationToken);
    }

    /// <summary>The answer is an error instead, whatever came before.</summary>
    public async Task FailAsync(int status, string code, string message, CancellationToken cancellationToken)
    {
        await ledger.DropAsync(key, cancellationToken);
        this.status = status;
        (number, length) = (0, 0);
        piece.SetLength(0);
        headers = new() { ["Content-Type"] = "application/json", ["Content-Language"] = "en", ["OData-Version"] = "4.0", ["Cache-Control"] = "no-store" };
        await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { error = new { code, message } }), cancellationToken);
        await EndAsync(cancellationToken);
    }

    async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!await ledger.AppendAsync(key, number++, piece.ToArray(), cancellationToken))
        {
            throw new OperationCanceledException("The answer is no longer awaited.");
        }

        piece.SetLength(0);
    }
}
