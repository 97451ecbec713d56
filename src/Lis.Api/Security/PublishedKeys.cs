using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Lis.Api.Security;

/// <summary>
/// Where the keys that sign tokens are published. The first look at them begins while the host is still being put together, since two
/// answers have to be waited for, and cryptography is loaded when it is used first.
/// </summary>
public static class PublishedKeys
{
    const int LargestAnswer = 10 * 1024 * 1024;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Begins to look; whoever asks waits for that look, and looks anew if it failed.</summary>
    public static ConfigurationManager<OpenIdConnectConfiguration> Seek(AzureAdSettings azureAd)
    {
        var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer };
        var keys = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{azureAd.Instance}{azureAd.TenantId}/v2.0/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(client) { RequireHttps = azureAd.RequireHttpsMetadata })
        {
            AutomaticRefreshInterval = EntraTokens.KeysAreNoOlderThan,
            RefreshInterval = EntraTokens.UnknownKeysAreSoughtEvery,
            // A key that is published no more signs nothing any more, from the moment that this is known.
            UseLastKnownGoodConfiguration = false,
        };
        _ = Task.Run(() => LookAsync(keys));
        return keys;
    }

    static async Task LookAsync(ConfigurationManager<OpenIdConnectConfiguration> keys)
    {
        try
        {
            var published = await keys.GetConfigurationAsync();
            foreach (var key in published.SigningKeys.Take(1))
            {
                await RefuseAsync(key);
            }
        }
        catch (InvalidOperationException)
        {
            // Nobody has asked yet; readiness and sign-in look again and tell.
        }
    }

    /// <summary>Checks a token that nobody signed, so that what checking needs is there for the first caller.</summary>
    static Task RefuseAsync(SecurityKey key)
    {
        var token = string.Join(
            '.',
            Base64UrlEncoder.Encode($$"""{"alg":"{{SecurityAlgorithms.RsaSha256}}","kid":"{{key.KeyId}}"}"""),
            Base64UrlEncoder.Encode("{}"),
            Base64UrlEncoder.Encode(new byte[256]));
        return new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters { IssuerSigningKey = key });
    }
}
