using Lis.OData.Errors;
using Lis.OData.Payload.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lis.OData.Writing;

/// <summary>The body of a change as it came, with what its headers say of it.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="IsNewer">Whether it is of 4.01 or later (OData Protocol 8.1.5).</param>
/// <param name="NumbersMayBeText">Whether Edm.Int64 and Edm.Decimal stand as text (<c>IEEE754Compatible=true</c>).</param>
sealed record ChangeBody(ReadOnlyMemory<byte> Bytes, bool IsNewer, bool NumbersMayBeText)
{
    /// <summary>Reads a body of JSON.</summary>
    /// <exception cref="FaultException">UnsupportedMediaType, RequestTooLarge, UnsupportedVersion.</exception>
    public static async Task<ChangeBody> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        var isCompatible = IsCompatible(request.ContentType);
        return new ChangeBody(await BytesAsync(request, mostBytes, cancellationToken), IsFromNewer(request), isCompatible);
    }

    /// <summary>The bytes of a body of any type.</summary>
    /// <exception cref="FaultException">RequestTooLarge.</exception>
    public static async Task<byte[]> BytesAsync(HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > mostBytes)
        {
            throw TooLarge(mostBytes);
        }

        using var whole = new MemoryStream();
        var packet = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(packet, cancellationToken)) > 0)
        {
            whole.Write(packet, 0, read);
            if (whole.Length > mostBytes)
            {
                throw TooLarge(mostBytes);
            }
        }

        return whole.ToArray();
    }

    static bool IsCompatible(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported(contentType);
        }

        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported(contentType);
        }

        return type.Parameters.Any(parameter => parameter.Name.Equals("IEEE754Compatible", StringComparison.OrdinalIgnoreCase)
            && parameter.Value.Equals("true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Without OData-Version a body is of the newest version that the client can read.</summary>
    public static bool IsFromNewer(HttpRequest request) => request.Headers[ProtocolVersions.Header].ToString() switch
    {
        "" => string.IsNullOrWhiteSpace(request.Headers[ProtocolVersions.MaxHeader])
            || ProtocolVersions.Choose(request.Headers[ProtocolVersions.MaxHeader]) == ProtocolVersion.V401,
        "4.0" => false,
        "4.01" => true,
        var other => throw new FaultException(FaultCode.UnsupportedVersion, $"OData-Version '{other}' is not spoken here; send 4.0 or 4.01.", ProtocolVersions.Header),
    };

    static FaultException Unsupported(string? contentType) => new(
        FaultCode.UnsupportedMediaType,
        $"A body of Content-Type '{contentType}' is not taken here; send application/json in UTF-8.",
        "Content-Type");

    static FaultException TooLarge(int mostBytes) => new(
        FaultCode.RequestTooLarge,
        FormattableString.Invariant($"The body has more than {mostBytes} bytes (Limits:MaxChangeBodyBytes); send less at a time, or import a file."));
}
