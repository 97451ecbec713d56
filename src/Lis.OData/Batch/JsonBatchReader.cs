using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Lis.OData.Errors;

namespace Lis.OData.Batch;

/// <summary>
/// Reads a batch in JSON (OData JSON Format 4.01 section 19). Names, groups and what depends on what are checked for the whole batch
/// before anything of it is done.
/// </summary>
/// <param name="mostParts">The most requests.</param>
sealed class JsonBatchReader(int mostParts)
{
    readonly HashSet<string> ids = new(StringComparer.Ordinal);
    readonly HashSet<string> groups = new(StringComparer.Ordinal);

    /// <summary>The units of a batch, in its order.</summary>
    /// <exception cref="FaultException">InvalidBatch, BatchTooLarge.</exception>
    public ImmutableArray<BatchUnit> Read(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("requests", out var requests)
            || requests.ValueKind != JsonValueKind.Array)
        {
            throw BatchFaults.Malformed("A batch is an object with the array 'requests'.", "requests");
        }

        if (requests.GetArrayLength() > mostParts)
        {
            throw BatchFaults.TooMany(mostParts);
        }

        var units = ImmutableArray.CreateBuilder<BatchUnit>();
        var index = 0;
        foreach (var request in requests.EnumerateArray())
        {
            Take(units, request, FormattableString.Invariant($"requests/{index++}"));
        }

        return units.ToImmutable();
    }

    static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException error)
        {
            throw BatchFaults.Malformed(FormattableString.Invariant(
                $"The batch is not JSON: see line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}."));
        }
    }

    void Take(ImmutableArray<BatchUnit>.Builder units, JsonElement request, string place)
    {
        var item = JsonBatchItem.Read(request, place);
        var id = item.Text("id") ?? throw BatchFaults.Malformed("A request has an 'id'.", $"{place}/id");
        var group = item.Text("atomicityGroup");
        var part = Part(item, id, place);
        if (!ids.Add(id) || groups.Contains(id))
        {
            throw BatchFaults.Malformed($"The id '{id}' is given twice.", $"{place}/id");
        }

        if (group is not null && units.Count > 0 && units[^1].Group == group)
        {
            units[^1] = units[^1] with { Parts = units[^1].Parts.Add(part) };
            return;
        }

        if (group is not null && (!groups.Add(group) || ids.Contains(group)))
        {
            throw BatchFaults.Malformed($"The requests of group '{group}' stand together, under a name of their own.", $"{place}/atomicityGroup");
        }

        units.Add(new BatchUnit(group, [part]));
    }

    BatchPart Part(JsonBatchItem item, string id, string place)
    {
        var method = item.Text("method") ?? throw BatchFaults.Malformed("A request has a 'method'.", $"{place}/method");
        var part = new BatchPart
        {
            Id = id,
            Method = method.ToUpperInvariant(),
            Url = item.Text("url") ?? throw BatchFaults.Malformed("A request has a 'url'.", $"{place}/url"),
            Headers = item.Headers(),
            DependsOn = item.Texts("dependsOn"),
            Fault = item.Has("if")
                ? new FaultException(FaultCode.DependencyFailed, "This service does not evaluate 'if'; use dependsOn.", $"{place}/if")
                : null,
        };
        if (part.DependsOn.FirstOrDefault(name => !ids.Contains(name) && !groups.Contains(name)) is { } unknown)
        {
            throw BatchFaults.Malformed($"'{unknown}' is no request or group before this one.", $"{place}/dependsOn");
        }

        return item.Find("body") is { ValueKind: not JsonValueKind.Null } body ? WithBody(part, body, place) : part;
    }

    static BatchPart WithBody(BatchPart part, JsonElement body, string place)
    {
        if (part.Method is "GET" or "HEAD" or "DELETE")
        {
            throw BatchFaults.Malformed($"{part.Method} has no body.", $"{place}/body");
        }

        if (part.Headers.ContentType.Count == 0)
        {
            part.Headers.ContentType = "application/json";
        }

        return part with { Body = BodyOf(part.Headers.ContentType.ToString(), body, place) };
    }

    /// <summary>JSON as it stands, text as a string, anything else as a string in base64url.</summary>
    static byte[] BodyOf(string contentType, JsonElement body, string place)
    {
        if (body.ValueKind != JsonValueKind.String || JsonMedia.Is(contentType))
        {
            return Encoding.UTF8.GetBytes(body.GetRawText());
        }

        var text = body.GetString()!;
        if (contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bare = text.TrimEnd('=');
        return Base64Url.IsValid(bare)
            ? Base64Url.DecodeFromChars(bare)
            : throw BatchFaults.Malformed($"A body of type {contentType} is text in base64url.", $"{place}/body");
    }
}
