using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>One of the two forms of a batch's answer.</summary>
interface IBatchWriter
{
    /// <summary>The media type of the whole.</summary>
    string ContentType { get; }

    /// <summary>Whether a part that was not tried, since an earlier one failed, is answered all the same.</summary>
    bool AnswersUntried { get; }

    /// <summary>Whether each part of a failed group has an answer; otherwise one answers for all.</summary>
    bool AnswersEachOfGroup { get; }

    ValueTask BeginAsync();

    ValueTask BeginGroupAsync(string group);

    /// <summary>Where the answer to a part goes.</summary>
    IPartSink Sink(BatchPart part, string? group);

    ValueTask EndGroupAsync();

    ValueTask EndAsync();
}

/// <summary>Which headers of an answer are told within a batch.</summary>
static class PartHeaders
{
    /// <summary>What concerns the connection and its caches is told of the batch as a whole.</summary>
    static readonly HashSet<string> OfWhole = new(StringComparer.OrdinalIgnoreCase)
    {
        "Vary", "Cache-Control", "Server-Timing", "Date", "Server", "Connection", "Transfer-Encoding", "Content-Length",
    };

    public static IEnumerable<KeyValuePair<string, string>> Of(IHeaderDictionary headers) =>
        from header in headers
        where header.Value.Count > 0 && !OfWhole.Contains(header.Key)
        select KeyValuePair.Create(header.Key, header.Value.ToString());
}
