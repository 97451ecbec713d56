using Lis.Api.Settings;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Lis.Api.Security;

/// <summary>Validation of Entra ID's access tokens, version 1.0 and 2.0. The one file that a newer handler or Microsoft.Identity.Web replaces.</summary>
public static class EntraTokens
{
    /// <summary>How long the published keys are taken as they were, if no token names another one.</summary>
    public static readonly TimeSpan KeysAreNoOlderThan = TimeSpan.FromHours(1);

    /// <summary>
    /// How soon after one look at the published keys an unknown key leads to the next. Short, so that nobody can keep out a new key for long
    /// by naming one that does not exist; long enough that a flood of such names is no flood at Entra ID.
    /// </summary>
    public static readonly TimeSpan UnknownKeysAreSoughtEvery = TimeSpan.FromSeconds(10);

    public static void AddEntraTokens(this IServiceCollection services, LisSettings settings)
    {
        // A key that Entra ID has just begun to use is fetched before the token is refused, not after.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<LocalTokens>();
        services.AddSingleton<CallerLimits>();
        services.AddSingleton<KnownTokens>();
        var authentication = services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme);
        LeaveKeysUnread(services);
        if (settings.AzureAd is { } azureAd)
        {
            var keys = PublishedKeys.Seek(azureAd);
            authentication.AddJwtBearer(options => Configure(options, azureAd, keys, settings.PublicHost));
        }
    }

    /// <summary>
    /// Cookies would be encrypted with keys that the framework reads, or makes and writes to the disk, at every start. There are none, and
    /// reading takes a twentieth of the start.
    /// </summary>
    static void LeaveKeysUnread(IServiceCollection services)
    {
        var reader = services.Single(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Assembly == typeof(IDataProtectionBuilder).Assembly);
        services.Remove(reader);
    }

    /// <summary>
    /// The host would put the framework's own sign-in before everything else, where every token of every request is verified; the gate asks
    /// for that itself, and only for tokens that it does not know.
    /// </summary>
    public static void LeaveSignInToGate(this IApplicationBuilder app) => app.Properties["__AuthenticationMiddlewareSet"] = true;

    static void Configure(
        JwtBearerOptions options, AzureAdSettings azureAd, IConfigurationManager<OpenIdConnectConfiguration> keys, string? publicHost)
    {
        options.MapInboundClaims = false;
        options.RequireHttpsMetadata = azureAd.RequireHttpsMetadata;
        options.ConfigurationManager = keys;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidAudiences = Audiences(azureAd, publicHost),
            IssuerValidator = (issuer, token, _) => ValidIssuer(issuer, token, azureAd),
            IssuerSigningKeyValidatorUsingConfiguration = (key, token, _, published) => SigningKeyIssuer.Allows(key, token, published, azureAd.Instance),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            RoleClaimType = "roles",
            NameClaimType = "oid",
        };
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (context.SecurityToken is not JsonWebToken token || !TokenShape.IsSound(token.EncodedToken))
                {
                    context.Fail(new SecurityTokenException("The token is not of Entra ID's shape."));
                }

                return Task.CompletedTask;
            },
        };
    }

    static IEnumerable<string> Audiences(AzureAdSettings azureAd, string? publicHost)
    {
        yield return azureAd.ClientId;
        yield return $"api://{azureAd.ClientId}";
        if (azureAd.Audience is { } audience)
        {
            yield return audience;
        }

        if (publicHost is not null)
        {
            yield return $"https://{publicHost}";
            yield return $"https://{publicHost}/";
        }
    }

    /// <summary>The issuer is that of the token's own tenant, in the form of version 1.0 or 2.0, and the tenant is let in.</summary>
    static string ValidIssuer(string issuer, SecurityToken token, AzureAdSettings azureAd)
    {
        if (token is JsonWebToken jwt
            && jwt.TryGetPayloadValue<string>("tid", out var tenant)
            && azureAd.AllowedTenants.Contains(tenant)
            && (issuer == $"https://sts.windows.net/{tenant}/" || issuer == $"{azureAd.Instance}{tenant}/v2.0"))
        {
            return issuer;
        }

        throw new SecurityTokenInvalidIssuerException("The issuer is not one of an allowed tenant.") { InvalidIssuer = issuer };
    }
}
