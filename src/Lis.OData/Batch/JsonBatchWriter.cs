using Lis.OData.Payload.Json;

namespace Lis.OData.Batch;

/// <summary>A batch's answer in JSON (OData JSON Format 4.01 section 19.3).</summary>
sealed class JsonBatchWriter(BatchOutput output) : IBatchWriter
{
    bool hasParts;
    int unnamed;

    /// <inheritdoc />
    public string ContentType => "application/json";

    /// <inheritdoc />
    public bool AnswersUntried => true;

    /// <inheritdoc />
    public bool AnswersEachOfGroup => true;

    /// <inheritdoc />
    public ValueTask BeginAsync() => output.WriteAsync("{\"responses\":["u8.ToArray());

    /// <inheritdoc />
    public ValueTask BeginGroupAsync(string group) => default;

    /// <inheritdoc />
    public IPartSink Sink(BatchPart part, string? group) => new PartSink(this, part.Id ?? NextName(), group);

    /// <inheritdoc />
    public ValueTask EndGroupAsync() => default;

    /// <inheritdoc />
    public ValueTask EndAsync() => output.WriteAsync("]}"u8.ToArray());

    BatchOutput Output => output;

    /// <summary>A part of a multipart batch may have no Content-ID, but in JSON every answer has an id.</summary>
    string NextName() => FormattableString.Invariant($"unnamed-{++unnamed}");

    void WriteHead(PartResponse response, string id, string? group)
    {
        var text = output.Text;
        text.Write(hasParts ? ",{\"id\":"u8 : "{\"id\":"u8);
        hasParts = true;
        text.WriteString(id);
        if (group is not null)
        {
            text.Write(",\"atomicityGroup\":"u8);
            text.WriteString(group);
        }

        text.Write(",\"status\":"u8);
        text.Write(response.StatusCode);
        text.Write(",\"headers\":{"u8);
        foreach (var (name, value) in PartHeaders.Of(response.Headers))
        {
            if (text.Last != '{')
            {
                text.Write((byte)',');
            }

            text.WriteString(name);
            text.Write((byte)':');
            text.WriteString(value);
        }

        text.Write((byte)'}');
    }

    /// <summary>JSON goes as it is, text as a string, anything else as a string in base64url.</summary>
    sealed class PartSink(JsonBatchWriter batch, string id, string? group) : IPartSink
    {
        readonly byte[] remainder = new byte[2];
        int remaining;
        BodyForm form;
        bool hasBody;

        public ValueTask BeginAsync(PartResponse response, CancellationToken cancellationToken)
        {
            batch.WriteHead(response, id, group);
            var type = response.Headers.ContentType.ToString();
            form = JsonMedia.Is(type) ? BodyForm.Json : type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? BodyForm.Text : BodyForm.Bytes;
            return default;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
        {
            var text = batch.Output.Text;
            if (!hasBody)
            {
                hasBody = true;
                text.Write(form == BodyForm.Json ? ",\"body\":"u8 : ",\"body\":\""u8);
            }

            switch (form)
            {
                case BodyForm.Json:
                    text.Write(piece.Span);
                    break;
                case BodyForm.Text:
                    JsonBodyText.Escape(text, piece.Span);
                    break;
                default:
                    remaining = JsonBodyText.Encode(text, piece.Span, remainder, remaining);
                    break;
            }

            return batch.Output.SendIfFullAsync();
        }

        public ValueTask EndAsync(CancellationToken cancellationToken)
        {
            var text = batch.Output.Text;
            if (hasBody && form == BodyForm.Bytes)
            {
                JsonBodyText.Encode(text, remainder.AsSpan(0, remaining));
            }

            text.Write(hasBody && form != BodyForm.Json ? "\"}"u8 : "}"u8);
            return batch.Output.SendIfFullAsync();
        }
    }

    enum BodyForm
    {
        Json,
        Text,
        Bytes,
    }
}
