using Lis.OData.Errors;

namespace Lis.OData.Payload.Negotiation;

/// <summary>Chooses the representation of data and of the service document (OData Protocol 8.2.1, 11.2.12).</summary>
public static class DataNegotiation
{
    const string Json = "application/json";

    /// <summary>The JSON dialect that answers the request; <c>$format</c> goes before Accept.</summary>
    /// <param name="version">The version of the answer.</param>
    /// <param name="format">The value of <c>$format</c>; null = not given.</param>
    /// <param name="accept">The Accept header; null or empty = anything.</param>
    /// <exception cref="FaultException">NotAcceptable.</exception>
    public static JsonFormat Choose(ProtocolVersion version, string? format, string? accept) =>
        format is not null ? FromFormat(version, format) : FromAccept(version, accept);

    static JsonFormat FromFormat(ProtocolVersion version, string format)
    {
        if (format.Equals("json", StringComparison.OrdinalIgnoreCase))
        {
            return new JsonFormat(version, MetadataLevel.Minimal);
        }

        return MediaRange.List(format) is [var range] && Read(version, range) is { } chosen ? chosen : throw Refused("$format", format);
    }

    static JsonFormat FromAccept(ProtocolVersion version, string? accept)
    {
        if (string.IsNullOrWhiteSpace(accept))
        {
            return new JsonFormat(version, MetadataLevel.Minimal);
        }

        foreach (var range in MediaRange.List(accept))
        {
            if (range.Quality > 0 && Read(version, range) is { } chosen)
            {
                return chosen;
            }
        }

        throw Refused("Accept", accept);
    }

    /// <summary>The dialect that a range asks for; null when it is not JSON or names a parameter that the service does not know.</summary>
    static JsonFormat? Read(ProtocolVersion version, MediaRange range)
    {
        if (!range.Covers(Json))
        {
            return null;
        }

        var chosen = new JsonFormat(version, MetadataLevel.Minimal);
        foreach (var (name, value) in range.Parameters)
        {
            switch (name, value)
            {
                case ("odata.metadata" or "metadata", "minimal") or ("odata", "minimalmetadata"):
                    chosen = chosen with { Metadata = MetadataLevel.Minimal };
                    break;
                case ("odata.metadata" or "metadata", "full") or ("odata", "fullmetadata"):
                    chosen = chosen with { Metadata = MetadataLevel.Full };
                    break;
                case ("odata.metadata" or "metadata", "none") or ("odata", "nometadata"):
                    chosen = chosen with { Metadata = MetadataLevel.None };
                    break;
                case ("ieee754compatible", "true" or "false"):
                    chosen = chosen with { NumbersAsText = value == "true" };
                    break;
                case ("odata.streaming" or "streaming" or "exponentialdecimals", "true" or "false") or ("charset", "utf-8"):
                    break;
                default:
                    return null;
            }
        }

        return chosen;
    }

    static FaultException Refused(string target, string asked) => new(
        FaultCode.NotAcceptable,
        $"Nothing that '{asked}' allows can be given; data come as application/json with odata.metadata none, minimal or full, "
        + "rows of a set also as csv, xlsx and parquet.",
        target);
}
