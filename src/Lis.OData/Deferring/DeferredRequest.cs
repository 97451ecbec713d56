using System.Collections.Immutable;

namespace Lis.OData.Deferring;

/// <summary>A read that is answered later, as it is kept until then: everything that its answer depends on but who asked.</summary>
/// <param name="Method">GET, or POST of a query in the body.</param>
/// <param name="Scheme">The scheme under which the client asked.</param>
/// <param name="Host">The host under which it did.</param>
/// <param name="PathBase">The base path of the host.</param>
/// <param name="Root">The path of the service root below it, without a slash at the end.</param>
/// <param name="Target">Path from the host's root with query, percent-encoded.</param>
public sealed record DeferredRequest(string Method, string Scheme, string Host, string PathBase, string Root, string Target)
{
    /// <summary>The headers that shape the answer, by name.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The body, which is the query options as text; null = none.</summary>
    public string? Body { get; init; }
}

/// <summary>How far a deferred read is.</summary>
/// <param name="Status">The status code of its answer; null = it is not answered yet.</param>
/// <param name="Headers">The headers of its answer, by name; empty until then.</param>
/// <param name="Length">The length of its body in bytes.</param>
public sealed record DeferredState(int? Status, ImmutableDictionary<string, string> Headers, long Length);
