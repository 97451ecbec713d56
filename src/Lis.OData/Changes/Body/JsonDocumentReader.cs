using System.Text;
using System.Text.Json;
using Lis.OData.Errors;

namespace Lis.OData.Changes.Body;

/// <summary>What every reader of a JSON body does alike: opening, names, texts, and what is wrong with the JSON itself.</summary>
static class JsonDocumentReader
{
    static readonly JsonReaderOptions Options = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false };

    /// <summary>Reads one value that fills the whole body.</summary>
    /// <exception cref="FaultException">InvalidBody: no JSON, deeper than 64 levels, or something after the value.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> body, ReadValue<T> read)
    {
        var bytes = body.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            var reader = new Utf8JsonReader(bytes, Options);
            reader.Read();
            var value = read(ref reader);
            return reader.Read() ? throw Broken("something follows the value") : value;
        }
        catch (JsonException broken)
        {
            throw Broken(FormattableString.Invariant(
                $"line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}; at most {Options.MaxDepth} levels, no comments"));
        }
    }

    public delegate T ReadValue<T>(ref Utf8JsonReader reader);

    /// <summary>A name or a text; null when it is no text that can be kept: with NUL, or half of a surrogate pair.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            var text = reader.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (InvalidOperationException)
        {
            // How the reader says that the bytes are no UTF-8, or an escape is half of a pair.
            return null;
        }
    }

    public static FaultException Broken(string why) => new(FaultCode.InvalidBody, $"The body is not one JSON value: {why}.", "body");
}
