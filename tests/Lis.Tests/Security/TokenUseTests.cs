using System.Security.Claims;
using Lis.Api.Security;

namespace Lis.Tests.Security;

/// <summary>What a valid token is for.</summary>
public class TokenUseTests
{
    [Theory]
    [InlineData(TokenUse.Access, "azp=c", "scp=user_impersonation")]
    [InlineData(TokenUse.Access, "appid=c", "scp=profile access_as_user")]
    [InlineData(TokenUse.WithoutScope, "azp=c", "scp=profile")]
    [InlineData(TokenUse.WithoutScope, "azp=c", "sub=1", "oid=2")]
    [InlineData(TokenUse.WithoutScope, "azp=c")]
    [InlineData(TokenUse.Access, "azp=c", "idtyp=app")]
    [InlineData(TokenUse.Access, "appid=c", "sub=1", "oid=1")]
    [InlineData(TokenUse.Identity, "aud=service", "sub=1", "oid=2")]
    [InlineData(TokenUse.Identity, "aud=service", "sub=1", "oid=1")]
    [InlineData(TokenUse.WithoutScope, "aud=https://lis.example.dk", "sub=1", "oid=2")]
    [InlineData(TokenUse.Access, "aud=api://service", "sub=1", "oid=1")]
    [InlineData(TokenUse.Identity, "azp=c", "nonce=n", "sub=1", "oid=1")]
    public void Claims_tell_the_use(TokenUse use, params string[] claims) =>
        Assert.Equal(use, TokenUses.Of(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Split('=')[0], claim.Split('=')[1])))), "service"));
}
