using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Lis.Api.Security;

/// <summary>
/// Whose tokens a published key may sign. The key set for several tenants also holds keys of single issuers, such as that of personal
/// accounts: Entra ID names their issuer beside the key, and what such a key signed in another tenant's name is forged.
/// </summary>
public static class SigningKeyIssuer
{
    const string Member = "issuer";

    const string AnyTenant = "{tenantid}";

    /// <summary>Whether the key may have signed the token; a key that names no issuer signs for all.</summary>
    /// <param name="key">The key that the signature was verified with.</param>
    /// <param name="token">The token.</param>
    /// <param name="published">The configuration in which the key was found.</param>
    /// <param name="instance">The authority with a final slash.</param>
    public static bool Allows(SecurityKey key, SecurityToken token, BaseConfiguration? published, Uri instance)
    {
        // What the key set says of a key besides the key itself is lost when it is made into one.
        var entry = (published as OpenIdConnectConfiguration)?.JsonWebKeySet?.Keys.FirstOrDefault(known => known.Kid == key.KeyId);
        if (entry is null || !entry.AdditionalData.TryGetValue(Member, out var value) || value?.ToString() is not { Length: > 0 } issuer)
        {
            return true;
        }

        // Keys name the issuer in the form of version 2.0, whatever the version of the token.
        return token is JsonWebToken jwt
            && jwt.TryGetPayloadValue<string>("tid", out var tenant)
            && issuer.Replace(AnyTenant, tenant, StringComparison.OrdinalIgnoreCase) is var named
            && (named == jwt.Issuer || named == $"{instance}{tenant}/v2.0");
    }
}
