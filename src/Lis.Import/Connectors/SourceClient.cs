using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Lis.Import.Connectors;

/// <summary>
/// What the clients of all sources have in common: one address, a key, patience, and refusals as <see cref="ConnectorException"/>. Answers may
/// begin with a byte order mark even where they are JSON.
/// </summary>
sealed class SourceClient : IDisposable
{
    const int MostRefusal = 1 << 16;

    readonly HttpClient http;
    readonly RetryRules rules;
    readonly TimeProvider clock;

    public SourceClient(Uri address, string? key, RetryRules rules, TimeProvider clock)
    {
        (this.rules, this.clock) = (rules, clock);
        // Where a source forwards http to https, the body of a request would be lost on the way.
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All };
        http = new HttpClient(new PatientHandler(rules, clock, sockets)) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("LisImport/1.0");
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json, */*;q=0.5");
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>The JSON that a GET gives; the caller disposes it.</summary>
    public async Task<JsonDocument> JsonAsync(string path, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await CopyAsync(new HttpRequestMessage(HttpMethod.Get, path), body, cancellation);
        return Parse(body);
    }

    /// <summary>The JSON that a POST of JSON gives; the caller disposes it.</summary>
    public async Task<JsonDocument> JsonAsync(string path, byte[] json, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await CopyAsync(Post(path, json), body, cancellation);
        return Parse(body);
    }

    /// <summary>A POST of JSON in UTF-8.</summary>
    public static HttpRequestMessage Post(string path, byte[] json) => new(HttpMethod.Post, path)
    {
        Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
    };

    /// <summary>Copies the answer as it comes in.</summary>
    public async Task CopyAsync(HttpRequestMessage request, Stream target, CancellationToken cancellation)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw await RefusalAsync(response, cancellation);
            }

            if (response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                throw new ConnectorException(ConnectorFault.Unreadable, "Kilden svarer med en webside i stedet for data.");
            }

            try
            {
                await using var body = await response.Content.ReadAsStreamAsync(cancellation);
                await DrainAsync(body, target, cancellation);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException and not FileNotFoundException)
            {
                throw new ConnectorException(ConnectorFault.Unreachable, "Kildens svar holdt op midt i.", broken);
            }
        }
    }

    public void Dispose() => http.Dispose();

    async Task DrainAsync(Stream body, Stream target, CancellationToken cancellation)
    {
        var bytes = new byte[1 << 16];
        while (true)
        {
            using var late = new CancellationTokenSource(rules.Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            int read;
            try
            {
                read = await body.ReadAsync(bytes, either.Token);
            }
            catch (OperationCanceledException slow) when (!cancellation.IsCancellationRequested)
            {
                throw new ConnectorException(ConnectorFault.Unreachable, "Kildens svar gik i stå.", slow);
            }

            if (read == 0)
            {
                return;
            }

            await target.WriteAsync(bytes.AsMemory(0, read), cancellation);
        }
    }

    static async Task<ConnectorException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = response.StatusCode;
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return new ConnectorException(ConnectorFault.KeyRefused, $"Kilden afviser nøglen ({(int)status}).");
        }

        var (code, text) = await WordsAsync(response, cancellation);
        var kind = (status, code) switch
        {
            (_, "REQUEST-LIMIT") => ConnectorFault.TooLarge,
            (HttpStatusCode.NotFound, _) or (_, "EXTRACT-NOTFOUND") => ConnectorFault.Plan,
            _ when status >= HttpStatusCode.InternalServerError => ConnectorFault.Unreachable,
            _ => ConnectorFault.Refused,
        };
        return new ConnectorException(kind, $"Kilden afviser hentningen ({(int)status}{(code is null ? "" : $" {code}")}): {text}");
    }

    /// <summary>What the source says in its own error form; else the beginning of its answer.</summary>
    static async Task<(string? Code, string Text)> WordsAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var said = System.Text.Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, MostRefusal)).Trim('\ufeff', ' ', '\r', '\n');
        try
        {
            using var json = JsonDocument.Parse(said);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return (Text(json.RootElement, "errorTypeCode"), Text(json.RootElement, "message") ?? Text(json.RootElement, "error") ?? "uden begrundelse");
            }
        }
        catch (JsonException)
        {
            // Not in the source's error form; its words are shown as they are.
        }

        return (null, said.Length switch { 0 => "uden begrundelse", > 300 => said[..300] + "…", _ => said });
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    static JsonDocument Parse(MemoryStream body)
    {
        var bytes = body.ToArray().AsMemory();
        try
        {
            return JsonDocument.Parse(bytes.Span.StartsWith("\ufeff"u8) ? bytes[3..] : bytes);
        }
        catch (JsonException broken)
        {
            throw new ConnectorException(ConnectorFault.Unreadable, "Kilden svarer ikke med gyldig JSON.", broken);
        }
    }
}
