using System.Globalization;

namespace Lis.Api.Settings;

/// <summary>How much a caller may ask for at once (section Limits). Passing one is answered by an error that names it.</summary>
public sealed record LimitSettings
{
    /// <summary>Of one caller, and of one address for requests without a valid token.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>Requests for data that are answered at the same time; more wait in a queue.</summary>
    public int ConcurrentRequests { get; init; } = 100;

    /// <summary>Requests that wait in the queue; more are told to come again.</summary>
    public int QueuedRequests { get; init; } = 1_000;

    public int MaxUrlLength { get; init; } = 16_384;

    /// <summary>Bytes of the query in the body of <c>POST …/$query</c>.</summary>
    public int MaxQueryLength { get; init; } = 1 << 20;

    public int MaxHeaderBytes { get; init; } = 32_768;

    public int MaxFilterNodes { get; init; } = 2_000;

    /// <summary>How deep parentheses, calls and operators may nest; the stack is the reason why it cannot be much.</summary>
    public int MaxNesting { get; init; } = 200;

    public int MaxExpandDepth { get; init; } = 5;

    public int MaxBatchSize { get; init; } = 1_000;

    /// <summary>A batch is read to its end before it is begun.</summary>
    public long MaxBatchBodyBytes { get; init; } = 32L * 1024 * 1024;

    public int MaxPageSize { get; init; } = 1_000_000;

    public long MaxRequestBodyBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>The largest body of a change over OData; larger amounts come as imports.</summary>
    public int MaxChangeBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Reads that are answered later (<c>Prefer: respond-async</c>), waiting and answered ones, that one caller may have.</summary>
    public int DeferredPerCaller { get; init; } = 10;

    /// <summary>The same of all callers together; with no room left, such a read is answered at once.</summary>
    public int DeferredReads { get; init; } = 200;

    /// <summary>How many of them one process answers at the same time.</summary>
    public int ConcurrentDeferred { get; init; } = 2;

    /// <summary>The longest answer that is kept in the database.</summary>
    public long MaxDeferredBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How long after it was asked for an answer can be fetched.</summary>
    public int DeferredMinutes { get; init; } = 60;

    /// <summary>Time to the first row and each later wait for the database, not the whole of an answer.</summary>
    public int StatementTimeoutSeconds { get; init; } = 30;

    /// <summary>A client that takes bytes more slowly for long is cut off.</summary>
    public int MinResponseBytesPerSecond { get; init; } = 240;

    public static LimitSettings Read(IConfiguration configuration, List<string> findings)
    {
        var standard = new LimitSettings();
        var section = configuration.GetSection("Limits");
        long Number(string name, long otherwise, long most)
        {
            if (section[name] is not { } text)
            {
                return otherwise;
            }

            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
            {
                return number;
            }

            findings.Add($"Limits:{name} is '{text}'; it is a whole number from 1 to {most.ToString(CultureInfo.InvariantCulture)}.");
            return otherwise;
        }

        return new()
        {
            RequestsPerMinute = (int)Number(nameof(RequestsPerMinute), standard.RequestsPerMinute, int.MaxValue),
            ConcurrentRequests = (int)Number(nameof(ConcurrentRequests), standard.ConcurrentRequests, 1_000_000),
            QueuedRequests = (int)Number(nameof(QueuedRequests), standard.QueuedRequests, 1_000_000),
            MaxUrlLength = (int)Number(nameof(MaxUrlLength), standard.MaxUrlLength, 1 << 20),
            MaxQueryLength = (int)Number(nameof(MaxQueryLength), standard.MaxQueryLength, 1 << 26),
            MaxHeaderBytes = (int)Number(nameof(MaxHeaderBytes), standard.MaxHeaderBytes, 1 << 20),
            MaxFilterNodes = (int)Number(nameof(MaxFilterNodes), standard.MaxFilterNodes, 100_000),
            MaxNesting = (int)Number(nameof(MaxNesting), standard.MaxNesting, 500),
            MaxExpandDepth = (int)Number(nameof(MaxExpandDepth), standard.MaxExpandDepth, 100),
            MaxBatchSize = (int)Number(nameof(MaxBatchSize), standard.MaxBatchSize, 1_000_000),
            MaxBatchBodyBytes = Number(nameof(MaxBatchBodyBytes), standard.MaxBatchBodyBytes, 1 << 30),
            MaxPageSize = (int)Number(nameof(MaxPageSize), standard.MaxPageSize, 100_000_000),
            MaxRequestBodyBytes = Number(nameof(MaxRequestBodyBytes), standard.MaxRequestBodyBytes, 1L << 40),
            MaxChangeBodyBytes = (int)Number(nameof(MaxChangeBodyBytes), standard.MaxChangeBodyBytes, 1 << 30),
            DeferredPerCaller = (int)Number(nameof(DeferredPerCaller), standard.DeferredPerCaller, 1_000_000),
            DeferredReads = (int)Number(nameof(DeferredReads), standard.DeferredReads, 1_000_000),
            ConcurrentDeferred = (int)Number(nameof(ConcurrentDeferred), standard.ConcurrentDeferred, 1_000),
            MaxDeferredBytes = Number(nameof(MaxDeferredBytes), standard.MaxDeferredBytes, 1L << 40),
            DeferredMinutes = (int)Number(nameof(DeferredMinutes), standard.DeferredMinutes, 527_040),
            StatementTimeoutSeconds = (int)Number(nameof(StatementTimeoutSeconds), standard.StatementTimeoutSeconds, 86_400),
            MinResponseBytesPerSecond = (int)Number(nameof(MinResponseBytesPerSecond), standard.MinResponseBytesPerSecond, 1 << 30),
        };
    }
}
