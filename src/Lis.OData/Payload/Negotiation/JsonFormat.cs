namespace Lis.OData.Payload.Negotiation;

/// <summary>How much control information a JSON answer carries (OData JSON Format 3.1).</summary>
public enum MetadataLevel
{
    /// <summary>Only counts and next links.</summary>
    None,

    /// <summary>What cannot be computed: context, ETag, count, next link, types of dynamic values.</summary>
    Minimal,

    /// <summary>Everything: also types, ids and links.</summary>
    Full,
}

/// <summary>One of the JSON dialects: everything about an answer's bytes that the client chose.</summary>
/// <param name="Version">The version of the protocol.</param>
/// <param name="Metadata">How much control information.</param>
/// <param name="NumbersAsText">Edm.Int64, Edm.Decimal and counts are JSON strings (<c>IEEE754Compatible=true</c>).</param>
/// <param name="OmitNulls">Properties that are null are left out (<c>Prefer: omit-values=nulls</c>).</param>
public readonly record struct JsonFormat(ProtocolVersion Version, MetadataLevel Metadata, bool NumbersAsText = false, bool OmitNulls = false)
{
    /// <summary>The Content-Type header: no charset, no parameter that the client did not ask for.</summary>
    public string ContentType
    {
        get
        {
            var prefix = Version == ProtocolVersion.V40 ? "odata." : "";
            var level = Metadata switch { MetadataLevel.None => "none", MetadataLevel.Full => "full", _ => "minimal" };
            return $"application/json;{prefix}metadata={level}{(NumbersAsText ? ";IEEE754Compatible=true" : "")}";
        }
    }
}
