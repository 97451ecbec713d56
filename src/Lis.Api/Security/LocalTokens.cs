using System.Security.Claims;
using Lis.Api.Settings;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Lis.Api.Security;

/// <summary>
/// Tokens of <c>dotnet user-jwts</c>: their HS256 key stands in the developer's user secrets, and is accepted in Development and from this
/// machine only. Elsewhere nobody asks here.
/// </summary>
public sealed class LocalTokens(IConfiguration configuration, LisSettings settings)
{
    const string Issuer = "dotnet-user-jwts";

    const int ShortestKey = 32;

    static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>The caller of a token that the tool made on this machine; null = it is none of its.</summary>
    public async Task<(LisCaller Caller, ClaimsPrincipal Principal)?> ReadAsync(string authorization)
    {
        List<SecurityKey> keys = [.. Keys()];
        if (keys.Count == 0 || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var result = await Handler.ValidateTokenAsync(authorization["Bearer ".Length..].Trim(), new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = true,
            AudienceValidator = (audiences, _, _) => audiences.Any(IsThisMachine),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        });
        if (!result.IsValid)
        {
            return null;
        }

        var identity = result.ClaimsIdentity;
        var roles = RoleNames.Of(identity.Claims.Where(claim => claim.Type is "roles" or "role" or ClaimTypes.Role).Select(claim => claim.Value));
        var tenant = identity.FindFirst("tid")?.Value;
        return (
            new LisCaller(roles, tenant is null ? LisCaller.EveryMunicipality : settings.Municipalities.GetValueOrDefault(tenant)),
            new ClaimsPrincipal(identity));
    }

    IEnumerable<SecurityKey> Keys()
    {
        foreach (var entry in configuration.GetSection("Authentication:Schemes:Bearer:SigningKeys").GetChildren())
        {
            var value = new byte[(entry["Value"] ?? "").Length];
            if (entry["Issuer"] is null or Issuer && Convert.TryFromBase64String(entry["Value"] ?? "", value, out var length) && length >= ShortestKey)
            {
                yield return new SymmetricSecurityKey(value[..length]) { KeyId = entry["Id"] };
            }
        }
    }

    static bool IsThisMachine(string audience) => Uri.TryCreate(audience, UriKind.Absolute, out var address) && address.IsLoopback;
}
