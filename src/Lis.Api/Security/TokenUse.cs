using System.Security.Claims;

namespace Lis.Api.Security;

/// <summary>What a valid token is for, told by its claims (contract section 5).</summary>
public enum TokenUse
{
    /// <summary>Access for a signed-in user who granted the scope, or for an application in its own name.</summary>
    Access,

    /// <summary>Proof of who signed in, meant for another application: no access token at all.</summary>
    Identity,

    /// <summary>An access token without the scope of this service.</summary>
    WithoutScope,
}

public static class TokenUses
{
    static readonly string[] Scopes = ["user_impersonation", "access_as_user"];

    static readonly string[] IdentityClaims = ["nonce", "at_hash", "c_hash"];

    static readonly string[] ClientClaims = ["azp", "appid"];

    /// <summary>The use of a valid token.</summary>
    /// <param name="principal">Its claims.</param>
    /// <param name="clientId">The service's own registration, which is the audience of every ID token of a sign-in at it.</param>
    public static TokenUse Of(ClaimsPrincipal principal, string clientId)
    {
        if (principal.FindFirst("scp") is { } scope)
        {
            return scope.Value.Split(' ').Intersect(Scopes, StringComparer.Ordinal).Any() ? TokenUse.Access : TokenUse.WithoutScope;
        }

        // An access token names the client that got it, an ID token does not: there the client is the audience.
        if (IdentityClaims.Any(name => principal.HasClaim(claim => claim.Type == name))
            || (principal.HasClaim("aud", clientId) && !ClientClaims.Any(name => principal.HasClaim(claim => claim.Type == name))))
        {
            return TokenUse.Identity;
        }

        var subject = principal.FindFirstValue("sub");
        return principal.FindFirstValue("idtyp") == "app" || (subject is not null && subject == principal.FindFirstValue("oid"))
            ? TokenUse.Access
            : TokenUse.WithoutScope;
    }
}
