using System.Collections.Immutable;
using Lis.OData.Errors;
using Lis.OData.Payload.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lis.OData.Batch;

/// <summary>A batch as it was sent.</summary>
/// <param name="Units">What it holds.</param>
/// <param name="IsJson">Whether it came as JSON; otherwise as multipart/mixed.</param>
/// <param name="AnswersInJson">Whether it is answered in JSON.</param>
/// <param name="GoesOn">Whether later parts are tried after one has failed.</param>
sealed record BatchRequest(ImmutableArray<BatchUnit> Units, bool IsJson, bool AnswersInJson, bool GoesOn)
{
    const string Json = "application/json";
    const string Multipart = "multipart/mixed";

    /// <summary>Reads a batch to its end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostParts">The most requests in it.</param>
    /// <param name="mostBytes">The longest body.</param>
    /// <param name="aborted">Ends the reading.</param>
    /// <exception cref="FaultException">InvalidBatch, BatchTooLarge, UnsupportedMediaType, NotAcceptable, InvalidOptionValue.</exception>
    public static async Task<BatchRequest> ReadAsync(HttpRequest request, int mostParts, long mostBytes, CancellationToken aborted)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var given) ? given : new MediaTypeHeaderValue("none/none");
        var isJson = type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase);
        var boundary = isJson ? null
            : type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase) ? MultipartBatchReader.BoundaryOf(type)
            : throw new FaultException(FaultCode.UnsupportedMediaType, $"A batch is {Json} or {Multipart}.", "Content-Type");
        var answersInJson = AnswerIsJson(request.Headers.Accept.ToString(), isJson);
        var preferences = Preferences.Read(request.Headers["Prefer"]);
        if (preferences.HasReturn)
        {
            throw new FaultException(FaultCode.InvalidOptionValue, "The preference return goes with the requests of a batch, not with the batch.", "Prefer");
        }

        var body = await ReadBodyAsync(request, mostBytes, aborted);
        var units = boundary is null ? new JsonBatchReader(mostParts).Read(body) : new MultipartBatchReader(mostParts).Read(body, boundary);
        return new BatchRequest(units, isJson, answersInJson, preferences.ContinueOnError ?? isJson);
    }

    static bool AnswerIsJson(string accept, bool cameAsJson)
    {
        var ranges = MediaRange.List(accept).Where(range => range.Quality > 0).ToList();
        return accept.Length == 0 ? cameAsJson
            : ranges.Find(range => range.Covers(Json) || range.Covers(Multipart)) is not { } best
                ? throw new FaultException(FaultCode.NotAcceptable, $"A batch is answered as {Json} or {Multipart}.", "Accept")
            : best.Covers(Json) && best.Covers(Multipart) ? cameAsJson
            : best.Covers(Json);
    }

    static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, long mostBytes, CancellationToken aborted)
    {
        if (request.ContentLength > mostBytes)
        {
            throw BatchFaults.TooLong(mostBytes);
        }

        var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await request.Body.ReadAsync(buffer, aborted)) > 0;)
        {
            if (body.Length + count > mostBytes)
            {
                throw BatchFaults.TooLong(mostBytes);
            }

            body.Write(buffer, 0, count);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
