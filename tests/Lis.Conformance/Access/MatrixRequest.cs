using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lis.Conformance.Access;

/// <summary>Where an answer says how many rows there are.</summary>
enum Tally
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>As many as it shows.</summary>
    Rows,

    /// <summary>The bare number of <c>/$count</c>.</summary>
    Number,

    /// <summary><c>@odata.count</c>.</summary>
    Count,

    /// <summary>The aggregate N of its only row.</summary>
    Aggregate,

    /// <summary>Lines of a table, below its heading.</summary>
    Lines,
}

/// <summary>A request of the matrix, as a part of a batch.</summary>
/// <param name="Kind">Its shape in a word.</param>
/// <param name="Url">Below the service root.</param>
/// <param name="Tally">How many rows the answer tells of.</param>
sealed record MatrixRequest(string Kind, string Url, Tally Tally = Tally.None)
{
    public string Method { get; init; } = "GET";

    /// <summary>A JSON text, or with <see cref="ContentType"/> any text; null = none.</summary>
    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public string? Prefer { get; init; }

    public string? IfMatch { get; init; }

    public bool IsRead => Method == "GET" || ContentType is not null;

    /// <summary>The part of a batch.</summary>
    public JsonObject ToPart(int id)
    {
        var headers = new JsonObject();
        foreach (var (name, value) in new[] { ("prefer", Prefer), ("if-match", IfMatch), ("content-type", ContentType ?? (Body is null ? null : "application/json")) })
        {
            if (value is not null)
            {
                headers[name] = value;
            }
        }

        var part = new JsonObject { ["id"] = $"{id}", ["method"] = Method, ["url"] = Url, ["headers"] = headers };
        if (Body is not null)
        {
            part["body"] = ContentType is null ? JsonNode.Parse(Body) : JsonValue.Create(Body);
        }

        return part;
    }

    /// <summary>How many rows an answer tells of; null = it does not say.</summary>
    public int? RowsIn(JsonElement body) => Tally switch
    {
        Tally.Rows => body.GetProperty("value").GetArrayLength(),
        Tally.Number => body.ValueKind == JsonValueKind.Number ? body.GetInt32() : int.Parse(body.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
        Tally.Count => body.GetProperty("@odata.count").GetInt32(),
        Tally.Aggregate => body.GetProperty("value").EnumerateArray().Sum(row => row.GetProperty("N").GetInt32()),
        Tally.Lines => body.GetString()!.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1,
        _ => null,
    };

    public override string ToString() => $"{Method} {Url}{(Prefer is null ? "" : $" ({Prefer})")}";
}
