using Lis.OData.Errors;
using Lis.OData.Parsing.Bound;
using Lis.OData.Payload.Negotiation;

namespace Lis.OData.Payload.Tables;

/// <summary>Finds out whether rows are wanted as a table: <c>$format=csv|xlsx|parquet</c>, or one of their media types.</summary>
public static class TableNegotiation
{
    /// <summary>The custom query option that makes csv Danish.</summary>
    public const string Locale = "locale";

    /// <summary>The custom query option that puts a byte order mark before csv.</summary>
    public const string ByteOrderMark = "bom";

    /// <summary>The table format that the request asks for; null = JSON, or nothing that the service knows. <c>$format</c> goes before Accept.</summary>
    /// <exception cref="FaultException">InvalidOptionValue: a locale or bom that does not exist.</exception>
    public static TableFormat? Choose(BoundRequest request, string? accept)
    {
        var kind = request.Options.Format is { } format ? FromFormat(format) : FromAccept(accept);
        return kind is { } table ? new TableFormat(table, IsDanish(request), HasMark(request)) : null;
    }

    static TableKind? FromFormat(string format)
    {
        foreach (var kind in Enum.GetValues<TableKind>())
        {
            if (format.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return MediaRange.List(format) is [var range] ? Of(range) : null;
    }

    /// <summary>The best of the ranges decides; a range that JSON falls under, such as <c>*/*</c>, is for JSON.</summary>
    static TableKind? FromAccept(string? accept)
    {
        if (string.IsNullOrEmpty(accept) || accept == "*/*")
        {
            return null;
        }

        foreach (var range in MediaRange.List(accept).Where(range => range.Quality > 0))
        {
            if (range.Covers("application/json"))
            {
                return null;
            }

            if (Of(range) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    static TableKind? Of(MediaRange range) => range.Type switch
    {
        "text/csv" when range.Parameters.All(parameter => parameter is { Key: "charset", Value: "utf-8" } or { Key: "header", Value: "present" }) =>
            TableKind.Csv,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => TableKind.Xlsx,
        "application/vnd.apache.parquet" or "application/x-parquet" or "application/parquet" => TableKind.Parquet,
        _ => null,
    };

    static bool IsDanish(BoundRequest request) => request.Custom.GetValueOrDefault(Locale) switch
    {
        null or "en" => false,
        "da" or "da-DK" => true,
        var other => throw new FaultException(FaultCode.InvalidOptionValue, $"locale is '{other}'; it can be da or en.", Locale),
    };

    static bool HasMark(BoundRequest request) => request.Custom.GetValueOrDefault(ByteOrderMark) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw new FaultException(FaultCode.InvalidOptionValue, $"bom is '{other}'; it can be true or false.", ByteOrderMark),
    };
}
