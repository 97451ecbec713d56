using System.Collections.Immutable;
using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>One request of a batch.</summary>
sealed record BatchPart
{
    /// <summary>Its name in the batch; null = it has none, which only multipart allows.</summary>
    public string? Id { get; init; }

    /// <summary>The method in upper case.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The URL as sent: absolute, from the host's root, from the service root, or beginning with the name of an earlier part.</summary>
    public string Url { get; init; } = "";

    /// <summary>Its own headers.</summary>
    public IHeaderDictionary Headers { get; init; } = new HeaderDictionary();

    /// <summary>The body; empty = none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Names of parts and groups that must have succeeded before it.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>What is wrong with it, so that it is answered without being tried; null = nothing found yet.</summary>
    public FaultException? Fault { get; init; }

    /// <summary>Whether it reads.</summary>
    public bool IsRead => HttpMethods.IsGet(Method) || HttpMethods.IsHead(Method);
}

/// <summary>What is done as a whole: one part, or the parts of an atomicity group (change set).</summary>
/// <param name="Group">The name of the group; null = one part that stands alone.</param>
/// <param name="Parts">The parts in their order.</param>
sealed record BatchUnit(string? Group, ImmutableArray<BatchPart> Parts);

/// <summary>The faults of a batch as a whole.</summary>
static class BatchFaults
{
    public static FaultException Malformed(string message, string? target = null) => new(FaultCode.InvalidBatch, message, target);

    public static FaultException TooMany(int most) => new(
        FaultCode.BatchTooLarge, FormattableString.Invariant($"The batch has more than {most} requests (Limits:MaxBatchSize); send several."));

    public static FaultException TooLong(long most) => new(
        FaultCode.BatchTooLarge, FormattableString.Invariant($"The batch is longer than {most} bytes (Limits:MaxBatchBodyBytes); send several."));
}
