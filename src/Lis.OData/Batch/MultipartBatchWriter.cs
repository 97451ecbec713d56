using Microsoft.AspNetCore.WebUtilities;

namespace Lis.OData.Batch;

/// <summary>A batch's answer in multipart/mixed (OData Protocol 11.7.7.6).</summary>
sealed class MultipartBatchWriter(BatchOutput output) : IBatchWriter
{
    readonly string boundary = $"batch_{Guid.NewGuid():D}";
    string? groupBoundary;

    /// <inheritdoc />
    public string ContentType => $"multipart/mixed; boundary={boundary}";

    /// <inheritdoc />
    public bool AnswersUntried => false;

    /// <inheritdoc />
    public bool AnswersEachOfGroup => false;

    string Current => groupBoundary ?? boundary;

    /// <inheritdoc />
    public ValueTask BeginAsync() => default;

    /// <inheritdoc />
    public ValueTask BeginGroupAsync(string group)
    {
        groupBoundary = $"changeset_{Guid.NewGuid():D}";
        output.Text.Write($"--{boundary}\r\nContent-Type: multipart/mixed; boundary={groupBoundary}\r\n\r\n");
        return default;
    }

    /// <inheritdoc />
    public IPartSink Sink(BatchPart part, string? group) => new PartSink(this, part.Id);

    /// <inheritdoc />
    public ValueTask EndGroupAsync()
    {
        output.Text.Write($"--{groupBoundary}--\r\n");
        groupBoundary = null;
        return output.SendIfFullAsync();
    }

    /// <inheritdoc />
    public ValueTask EndAsync()
    {
        output.Text.Write($"--{boundary}--\r\n");
        return default;
    }

    BatchOutput Output => output;

    sealed class PartSink(MultipartBatchWriter batch, string? id) : IPartSink
    {
        public ValueTask BeginAsync(PartResponse response, CancellationToken cancellationToken)
        {
            var text = batch.Output.Text;
            text.Write($"--{batch.Current}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
            text.Write(id is null ? "\r\n" : $"Content-ID: {id}\r\n\r\n");
            text.Write($"HTTP/1.1 {response.StatusCode} {ReasonPhrases.GetReasonPhrase(response.StatusCode)}\r\n");
            foreach (var (name, value) in PartHeaders.Of(response.Headers))
            {
                text.Write($"{name}: {value}\r\n");
            }

            if (response.Headers.ContentLength is { } length)
            {
                text.Write(FormattableString.Invariant($"Content-Length: {length}\r\n"));
            }

            text.Write("\r\n");
            return default;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken) => batch.Output.WriteAsync(piece);

        public ValueTask EndAsync(CancellationToken cancellationToken)
        {
            batch.Output.Text.Write("\r\n");
            return batch.Output.SendIfFullAsync();
        }
    }
}
