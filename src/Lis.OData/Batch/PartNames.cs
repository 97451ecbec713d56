using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Lis.OData.Batch;

/// <summary>
/// What later parts may refer to by the name of an earlier one (OData Protocol 11.7.7.3): <c>$name</c> at the beginning of a URL is the
/// entity that the part made or addressed, and in If-Match and If-None-Match its ETag.
/// </summary>
sealed class PartNames
{
    readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> tags = new(StringComparer.Ordinal);
    readonly HashSet<string> done = new(StringComparer.Ordinal);
    readonly HashSet<string> failed = new(StringComparer.Ordinal);

    /// <summary>The entity of each name, relative to the service root.</summary>
    public IReadOnlyDictionary<string, string> Addresses => addresses;

    /// <summary>Whether a name was taken before.</summary>
    public bool Has(string name) => done.Contains(name) || failed.Contains(name);

    /// <summary>Takes up how a part ended.</summary>
    /// <param name="name">Its name; null = none.</param>
    /// <param name="relative">The address that it went to; null = it was not tried.</param>
    /// <param name="response">Its answer; null = it was not tried.</param>
    /// <param name="ownAddress">Makes an address that the service gave out relative.</param>
    public void Took(string? name, string? relative, PartResponse? response, Func<string, string> ownAddress)
    {
        if (name is null)
        {
            return;
        }

        if (response is null || response.StatusCode >= 400)
        {
            failed.Add(name);
            done.Remove(name);
            addresses.Remove(name);
            return;
        }

        done.Add(name);
        var made = Text(response.Headers.Location) ?? Text(response.Headers["OData-EntityId"]);
        addresses[name] = made is null ? relative!.Split('?')[0] : ownAddress(made);
        if (Text(response.Headers.ETag) is { } tag)
        {
            tags[name] = tag;
        }
    }

    /// <summary>Takes up how a group ended.</summary>
    public void TookGroup(string name, bool isDone) => _ = isDone ? done.Add(name) : failed.Add(name);

    /// <summary>Refuses a part that waits for one that failed.</summary>
    /// <exception cref="FaultException">DependencyFailed.</exception>
    public void Demand(BatchPart part)
    {
        if (part.DependsOn.FirstOrDefault(name => !done.Contains(name)) is { } missing)
        {
            throw Failed(missing);
        }
    }

    /// <summary>The URL with the address in place of the name that it begins with.</summary>
    /// <exception cref="FaultException">DependencyFailed.</exception>
    public string Resolve(string url)
    {
        var bare = url.StartsWith('/') ? url[1..] : url;
        if (!bare.StartsWith('$'))
        {
            return url;
        }

        var end = bare.IndexOfAny(['/', '?', '(']);
        var name = end < 0 ? bare[1..] : bare[1..end];
        return failed.Contains(name) ? throw Failed(name)
            : addresses.TryGetValue(name, out var address) ? address + (end < 0 ? "" : bare[end..])
            : url;
    }

    /// <summary>Puts ETags in place of the names in conditional headers.</summary>
    /// <exception cref="FaultException">DependencyFailed: the part gave no ETag.</exception>
    public void Resolve(IHeaderDictionary headers)
    {
        headers.IfMatch = Tag(headers.IfMatch);
        headers.IfNoneMatch = Tag(headers.IfNoneMatch);
    }

    StringValues Tag(StringValues header) => header is [['$', .. var name]]
        ? tags.TryGetValue(name, out var tag) ? tag : throw Failed(name)
        : header;

    static string? Text(StringValues header) => StringValues.IsNullOrEmpty(header) ? null : header.ToString();

    static FaultException Failed(string name) => new(FaultCode.DependencyFailed, $"The request or group '{name}', which comes before this one, did not succeed.");
}
