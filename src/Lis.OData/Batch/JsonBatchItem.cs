using System.Collections.Immutable;
using System.Text.Json;
using Lis.OData.Errors;
using Microsoft.AspNetCore.Http;

namespace Lis.OData.Batch;

/// <summary>The members of one request object of a batch in JSON.</summary>
sealed class JsonBatchItem
{
    readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    readonly string place;

    JsonBatchItem(string place) => this.place = place;

    /// <exception cref="FaultException">InvalidBatch: no object, or a member twice.</exception>
    public static JsonBatchItem Read(JsonElement request, string place)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw BatchFaults.Malformed("A request is an object.", place);
        }

        var item = new JsonBatchItem(place);
        foreach (var member in request.EnumerateObject())
        {
            if (!item.members.TryAdd(member.Name, member.Value))
            {
                throw BatchFaults.Malformed($"'{member.Name}' is given twice.", $"{place}/{member.Name}");
            }
        }

        return item;
    }

    public bool Has(string name) => members.ContainsKey(name);

    public JsonElement? Find(string name) => members.TryGetValue(name, out var value) ? value : null;

    /// <summary>A member that is text; null when it is absent or empty.</summary>
    public string? Text(string name) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => Valid(text, name) is { Length: > 0 } value ? value : null,
        _ => throw BatchFaults.Malformed($"'{name}' is text.", $"{place}/{name}"),
    };

    /// <summary>A member that is an array of texts; empty when it is absent.</summary>
    public ImmutableArray<string> Texts(string name) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. list.EnumerateArray().Select(item => Valid(item, name))],
        _ => throw BatchFaults.Malformed($"'{name}' is an array of texts.", $"{place}/{name}"),
    };

    public HeaderDictionary Headers()
    {
        var headers = new HeaderDictionary();
        if (Find("headers") is not { ValueKind: not JsonValueKind.Null } given)
        {
            return headers;
        }

        if (given.ValueKind != JsonValueKind.Object || given.EnumerateObject().Any(header => header.Value.ValueKind != JsonValueKind.String))
        {
            throw BatchFaults.Malformed("'headers' is an object of texts.", $"{place}/headers");
        }

        foreach (var header in given.EnumerateObject())
        {
            if (!headers.TryAdd(header.Name, Valid(header.Value, "headers")))
            {
                throw BatchFaults.Malformed($"The header {header.Name} is given twice.", $"{place}/headers");
            }
        }

        return headers;
    }

    /// <summary>Half of a surrogate pair is no text.</summary>
    string Valid(JsonElement text, string name)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw BatchFaults.Malformed($"'{name}' is not valid text.", $"{place}/{name}");
        }
    }
}

/// <summary>Which media types are JSON.</summary>
static class JsonMedia
{
    public static bool Is(string contentType)
    {
        var bare = contentType.Split(';')[0].Trim();
        return bare.Equals("application/json", StringComparison.OrdinalIgnoreCase) || bare.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }
}
