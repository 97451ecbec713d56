using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Lis.OData.Payload.Negotiation;

/// <summary>The preferences of a request that a read honours (OData Protocol 8.2.8); unknown ones and senseless values are ignored.</summary>
/// <param name="MaxPageSize">Rows per page that the client asks for; null = not asked.</param>
/// <param name="OmitNulls">Whether properties that are null may be left out.</param>
public sealed record Preferences(int? MaxPageSize, bool OmitNulls)
{
    static readonly Preferences None = new(null, false);

    /// <summary>How <see cref="OmitNulls"/> was asked for: nulls or defaults, which are the same where no property has another default.</summary>
    public string Omitted { get; init; } = "nulls";

    /// <summary>The annotations of values that are wanted, as sent (<c>include-annotations</c>); null = not asked.</summary>
    public string? Annotations { get; init; }

    /// <summary>Whether a batch goes on after a request of it has failed; null = not asked.</summary>
    public bool? ContinueOnError { get; init; }

    /// <summary>Whether the client would rather be told where the answer will be than wait for it.</summary>
    public bool RespondsAsync { get; init; }

    /// <summary>Whether changes of what is read are to be followed.</summary>
    public bool TracksChanges { get; init; }

    /// <summary>Whether the client says what a change is to be answered with.</summary>
    public bool HasReturn { get; init; }

    /// <summary>Reads all Prefer headers; of a preference given twice the first counts.</summary>
    public static Preferences Read(StringValues headers)
    {
        if (headers.Count == 0)
        {
            return None;
        }

        int? pageSize = null;
        string? omitted = null;
        string? annotations = null;
        bool? continues = null;
        var hasReturn = false;
        var tracks = false;
        var isAsync = false;
        foreach (var (name, value) in PreferHeader.Read(headers))
        {
            switch (name.ToLowerInvariant())
            {
                case "odata.maxpagesize" or "maxpagesize" when pageSize is null && TryCount(value, out var size):
                    pageSize = size;
                    break;
                case "odata.omit-values" or "omit-values":
                    omitted ??= value.ToLowerInvariant() is "nulls" or "defaults" ? value.ToLowerInvariant() : null;
                    break;
                case "odata.include-annotations" or "include-annotations" when value.Length > 0 && value.All(IsOfPattern):
                    annotations ??= value;
                    break;
                case "odata.continue-on-error" or "continue-on-error":
                    continues ??= !value.Equals("false", StringComparison.OrdinalIgnoreCase);
                    break;
                case "odata.track-changes" or "track-changes":
                    tracks = true;
                    break;
                case "odata.respond-async" or "respond-async":
                    isAsync = true;
                    break;
                case "return":
                    hasReturn = true;
                    break;
            }
        }

        return new Preferences(pageSize, omitted is not null)
        {
            Omitted = omitted ?? "nulls",
            Annotations = annotations,
            ContinueOnError = continues,
            HasReturn = hasReturn,
            TracksChanges = tracks,
            RespondsAsync = isAsync,
        };
    }

    /// <summary>The Preference-Applied header; null when nothing was applied.</summary>
    /// <param name="pageSize">The page size that was used because it was asked for; null = not applied.</param>
    /// <param name="version">4.0 has the prefix <c>odata.</c>.</param>
    /// <param name="isTracked">Whether a delta link will come.</param>
    /// <param name="isJson">Whether rows or values come as JSON, where nulls can be left out and annotations stand.</param>
    public string? Applied(int? pageSize, ProtocolVersion version, bool isTracked = false, bool isJson = true)
    {
        var prefix = version == ProtocolVersion.V40 ? "odata." : "";
        string?[] applied =
        [
            pageSize is { } size ? string.Create(CultureInfo.InvariantCulture, $"{prefix}maxpagesize={size}") : null,
            OmitNulls && isJson ? $"omit-values={Omitted}" : null,
            isTracked ? $"{prefix}track-changes" : null,
            Annotations is not null && isJson ? $"{prefix}include-annotations=\"{Annotations}\"" : null,
        ];
        return applied.OfType<string>().ToArray() is { Length: > 0 } some ? string.Join(',', some) : null;
    }

    /// <summary>What a list of terms can hold; anything else must not go back in a header.</summary>
    static bool IsOfPattern(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '*' or '-' or '#' or '_' or ',' or ' ';

    static bool TryCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;
}
