using System.Net;
using System.Text;
using System.Text.Json;

namespace Lis.Conformance.Harness;

/// <summary>A whole response, read to its end.</summary>
public sealed class Answer(HttpResponseMessage response, byte[] body)
{
    public HttpStatusCode Status { get; } = response.StatusCode;

    public byte[] Body { get; } = body;

    public string Text => Encoding.UTF8.GetString(Body);

    public string? ContentType => Header("Content-Type");

    /// <summary>The body as JSON; a body that is not JSON fails with the whole answer in the message.</summary>
    public JsonElement Json
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(Body);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                throw new InvalidOperationException($"not JSON: {this}");
            }
        }
    }

    /// <summary>The rows of a collection.</summary>
    public IEnumerable<JsonElement> Rows => Json.GetProperty("value").EnumerateArray();

    /// <summary>`error.code` of an OData error.</summary>
    public string? ErrorCode => Json.GetProperty("error").GetProperty("code").GetString();

    /// <summary>The values of a header joined by a comma and a space; null when it is absent.</summary>
    public string? Header(string name) => Headers(name) is { Count: > 0 } values ? string.Join(", ", values) : null;

    public IReadOnlyList<string> Headers(string name) =>
        [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value)];

    /// <summary>Fails with the body in the message when the status is another one.</summary>
    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"expected {(int)status}, got {this}");
        return this;
    }

    public override string ToString()
    {
        var text = Text;
        return $"{(int)Status} {ContentType}: {(text.Length > 2000 ? text[..2000] + "…" : text)}";
    }
}
