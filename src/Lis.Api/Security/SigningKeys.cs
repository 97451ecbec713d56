using Lis.Api.Settings;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Lis.Api.Security;

/// <summary>The keys that sign tokens. Once they were reached, a later outage of their issuer does not stop a service that has them.</summary>
public sealed class SigningKeys(LisSettings settings, IOptionsMonitor<JwtBearerOptions> bearer)
{
    volatile bool wereReached;

    /// <summary>
    /// The keys that tokens are checked with now: the same object until others are fetched; null before they were reached, since then asking
    /// for them is a wait of its own.
    /// </summary>
    public async ValueTask<object?> CurrentAsync(CancellationToken cancellation)
    {
        if (!wereReached || bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager is not { } manager)
        {
            return null;
        }

        try
        {
            return await manager.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A token was verified, so the keys are here.</summary>
    public void HaveServed() => wereReached = true;

    /// <summary>Whether there are keys to check a token with; asks their issuer as long as there are none.</summary>
    public async Task<bool> AreKnownAsync(CancellationToken cancellation)
    {
        if (wereReached || settings.AzureAd is null)
        {
            return true;
        }

        try
        {
            var manager = bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager;
            wereReached = manager is not null && (await manager.GetConfigurationAsync(cancellation)).SigningKeys.Count > 0;
        }
        catch (InvalidOperationException)
        {
            // How the configuration manager says that its address does not answer.
            wereReached = false;
        }

        return wereReached;
    }
}
