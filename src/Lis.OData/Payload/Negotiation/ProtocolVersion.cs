using System.Globalization;
using Lis.OData.Errors;

namespace Lis.OData.Payload.Negotiation;

/// <summary>The versions of the protocol in which the service answers.</summary>
public enum ProtocolVersion
{
    /// <summary>OData 4.0: control information has the prefix <c>@odata.</c>.</summary>
    V40,

    /// <summary>OData 4.01: control information has the prefix <c>@</c>.</summary>
    V401,
}

/// <summary>The choice of version (OData Protocol 8.2.7) and its spellings.</summary>
public static class ProtocolVersions
{
    /// <summary>The header that says in which version a message is.</summary>
    public const string Header = "OData-Version";

    /// <summary>The request header that bounds the version of the answer.</summary>
    public const string MaxHeader = "OData-MaxVersion";

    /// <summary>The value of the OData-Version header.</summary>
    public static string Number(this ProtocolVersion version) => version == ProtocolVersion.V40 ? "4.0" : "4.01";

    /// <summary>What stands before the name of control information: <c>@odata.</c> or <c>@</c>.</summary>
    public static string Prefix(this ProtocolVersion version) => version == ProtocolVersion.V40 ? "@odata." : "@";

    /// <summary>The newest version that a client of this OData-MaxVersion can read; 4.0 when the header is absent.</summary>
    /// <exception cref="FaultException">UnsupportedVersion: no number, or below 4.0.</exception>
    public static ProtocolVersion Choose(string? maxVersion)
    {
        if (string.IsNullOrWhiteSpace(maxVersion))
        {
            return ProtocolVersion.V40;
        }

        if (!decimal.TryParse(maxVersion, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number < 4)
        {
            throw new FaultException(
                FaultCode.UnsupportedVersion, $"OData-MaxVersion '{maxVersion}' leaves no version to answer in; send 4.0 or 4.01.", MaxHeader);
        }

        return number < 4.01m ? ProtocolVersion.V40 : ProtocolVersion.V401;
    }

    /// <summary>As <see cref="Choose"/>, but 4.0 when the header makes no sense: for error bodies, which must be in some version.</summary>
    public static ProtocolVersion ChooseForError(string? maxVersion) =>
        decimal.TryParse(maxVersion, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 4.01m
            ? ProtocolVersion.V401
            : ProtocolVersion.V40;
}
